import { z } from 'zod'
import { IncidentDetail } from '../incidents/incidents.ts'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, Id, InArea, Instant, Point, text } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { Campaign } from './campaigns.ts'
import { Visit, visitCredits } from './visits.ts'

const Shape = z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.any()) })

export const PackGrid = z.object({
  areaId: AreaId,
  areaName: z.string(),
  gridNo: GridNo,
  name: z.string(),
  duty: z.enum(['lead', 'A', 'B']),
  shape: Shape,
})
export const PackBuilding = z.object({
  areaId: AreaId,
  buildingNo: z.int(),
  code: z.string(),
  gridNo: GridNo.nullable(),
  name: z.string().nullable(),
  address: z.string().nullable(),
  point: Point,
  /** Outline, coordinates rounded to a metre; null where unknown. */
  shape: Shape.nullable(),
})
/** A value as the form shows it; `base` of a correction is `value`. */
export const PackFact = z.object({
  field: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  text: z.string(),
  masked: z.boolean(),
  source: z.string(),
  on: Day,
})
export const PackPerson = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Spelt out and initials, lower case, `zhangsan zs`: people are found by it without a network. */
  pinyin: z.string(),
  sex: z.string().describe('code'),
  age: z.int().nullable(),
  relation: z.string().nullable().describe('code'),
  /** 仅居住 / 仅户籍 / 人户一致. */
  separation: z.string(),
  care: z.array(z.string()).describe('codes of `careKinds` the worker may see'),
  facts: z.array(PackFact),
  version: z.int(),
})
export const PackHousehold = z.object({
  areaId: AreaId,
  id: z.uuid(),
  gridNo: GridNo.nullable(),
  buildingNo: z.int().nullable(),
  address: z.string().nullable(),
  unit: z.string(),
  floor: z.int().nullable(),
  room: z.string(),
  people: z.array(PackPerson),
  /** When somebody was last here, and who. */
  lastVisit: z.object({ at: Instant, worker: z.string() }).nullable(),
  version: z.int(),
})
export type PackHousehold = z.infer<typeof PackHousehold>
/**
 * 必访 that the worker answers for: of grids they walk (A), lead where nobody walks, or stand in for while A is away; `visitDuty`
 * takes exactly these. `seen`: by whom this month, null while open.
 */
export const PackMust = z.object({
  householdId: z.uuid(),
  areaId: AreaId,
  kinds: z.array(z.string()).describe('codes of `careKinds`'),
  seen: z.object({ at: Instant, worker: z.string() }).nullable(),
})
/** The server's ledger of the worker's own visits this month: it decides, the phone shows the same number. */
export const LedgerLine = z.object({
  visitId: z.uuid(),
  householdId: z.uuid().nullable(),
  kind: z.enum(['visit', 'reception', 'call']),
  met: z.boolean(),
  credit: z.enum(visitCredits),
  month: z.string(),
})
export type LedgerLine = z.infer<typeof LedgerLine>

/**
 * 离线包: everything a worker needs in their grids. With `since`, only what changed: then the lists of ids say what still
 * belongs to the phone, and everything else is forgotten there.
 */
export const FieldPack = z.object({
  at: Instant,
  next: z.string().describe('ask with this as `since` next time'),
  whole: z.boolean(),
  workerId: z.uuid(),
  month: z.string(),
  plan: z.object({ householdsAMonth: z.int(), mustEveryMonth: z.boolean(), reason: z.string().nullable() }),
  grids: z.array(PackGrid),
  buildings: z.array(PackBuilding).nullable().describe('null: unchanged'),
  households: z.array(PackHousehold),
  householdIds: z.array(z.uuid()).nullable().describe('null: unchanged'),
  must: z.array(PackMust).nullable().describe('null: unchanged'),
  tasks: z.array(IncidentDetail),
  taskIds: z.array(z.uuid()).nullable().describe('null: unchanged'),
  visits: z.array(Visit).describe('the latest of each household, and the worker’s own of this month'),
  ledger: z.array(LedgerLine).nullable().describe('null: unchanged'),
  campaigns: z.array(Campaign).nullable().describe('null: unchanged'),
  careKinds: z
    .array(z.object({ code: z.string(), zh: z.string(), en: z.string() }))
    .nullable()
    .describe('null: unchanged'),
  categories: z
    .array(
      z.object({
        id: Id,
        taxonomy: z.string(),
        zh: z.string(),
        en: z.string(),
        search: z.string().describe('what residents call it, its pinyin and initials, split by spaces'),
      }),
    )
    .nullable()
    .describe('null: unchanged'),
  fields: z
    .array(
      z.object({
        name: z.string(),
        zh: z.string(),
        en: z.string(),
        kind: z.string(),
        codes: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
      }),
    )
    .nullable()
    .describe('what may be corrected in the field; null: unchanged'),
  colleagues: z
    .array(
      z.object({
        accountId: z.uuid(),
        name: z.string(),
        title: z.string().nullable(),
        /** Away today: came along nowhere and takes nothing over. */
        absent: z.boolean(),
      }),
    )
    .nullable()
    .describe('null: unchanged'),
  organisations: z
    .array(z.object({ id: Id, name: z.string(), shortName: z.string(), kindName: z.string() }))
    .nullable()
    .describe('whoever may work on a case here, by kind; null: unchanged'),
  boxes: z
    .array(z.object({ areaId: AreaId, id: z.uuid(), place: z.string(), gridNo: GridNo.nullable() }))
    .nullable()
    .describe('contact boxes of the community, to be emptied; null: unchanged'),
})
export type FieldPack = z.infer<typeof FieldPack>

export const fieldPack = route({
  name: 'visits.get_field_pack',
  method: 'GET',
  path: '/api/areas/{areaId}/field-pack',
  permission: 'visits.record',
  about: {
    zh: '网格员手机的离线包：自己的网格、楼栋、户、必访、任务、近期日志；可只取变化',
    en: 'What a grid worker’s phone keeps; whole or only changes',
  },
  params: InArea,
  query: z.object({
    deviceId: ClientId,
    /** 手机名称, for the worker's own list of phones. */
    device: text(80).optional(),
    since: z.string().max(200).optional(),
    /** How much waits in the phone's outbox; managers of a lost phone see it. */
    unsent: z.coerce.number().int().min(0).max(100_000).default(0),
  }),
  answer: FieldPack,
  problems: ['visits.device_wiped', 'visits.device_of_other'],
  perMinute: 60,
})

const Device = z.object({
  id: z.uuid(),
  label: z.string(),
  firstAt: Instant,
  lastAt: Instant,
  unsent: z.int(),
  state: z.enum(['in_use', 'wipe_asked', 'wiped']),
})
export const listDevices = route({
  name: 'visits.list_devices',
  method: 'GET',
  path: '/api/me/field-devices',
  permission: 'visits.record',
  about: { zh: '我的手机', en: 'My phones' },
  answer: z.object({ rows: z.array(Device) }),
})
/** 挂失: the phone forgets everything as soon as it has a network; its sessions end at once. By its owner or the community head. */
export const wipeDevice = route({
  name: 'visits.wipe_device',
  method: 'POST',
  path: '/api/areas/{areaId}/field-devices/{id}/wipe',
  permission: 'visits.record',
  about: {
    zh: '手机丢失：下次联网即清除其中资料',
    en: 'A phone is lost: it is wiped as soon as it has a network',
  },
  params: InArea.extend({ id: ClientId }),
  body: z.object({ reason: text(200) }),
  answer: Device,
  problems: ['platform.not_found', 'visits.device_not_yours'],
})
/** 本社区的手机: which phones carry residents' data, and how much waits on them; for the community head, who reports a lost one. */
export const listAreaDevices = route({
  name: 'visits.list_area_devices',
  method: 'GET',
  path: '/api/areas/{areaId}/field-devices',
  permission: 'visits.configure',
  about: { zh: '本区域带有居民资料的手机', en: 'Phones of an area that carry residents’ data' },
  params: InArea,
  answer: z.object({
    rows: z.array(
      Device.extend({ areaId: AreaId, accountId: z.uuid(), worker: z.string(), lostReason: z.string().nullable() }),
    ),
  }),
})
/**
 * Must this phone forget everything? Asked without an account, before anything else: reporting a phone lost ends its sessions,
 * so that it couldn't learn it otherwise. An id nobody knows is answered like a phone in use.
 */
export const deviceState = route({
  name: 'visits.get_device_state',
  method: 'GET',
  path: '/api/field-devices/{id}',
  permission: 'public',
  about: { zh: '手机是否须清除资料', en: 'Whether a phone must forget everything' },
  params: z.object({ id: ClientId }),
  answer: z.object({ wipe: z.boolean() }),
  perMinute: 60,
})
/**
 * The phone says that it has forgotten everything: because it was told to, at sign-out, or when its grids were taken away.
 * After a loss its id is never taken again; otherwise it may be registered anew.
 */
export const deviceWiped = route({
  name: 'visits.device_wiped',
  method: 'POST',
  path: '/api/field-devices/{id}/wiped',
  permission: 'public',
  about: { zh: '手机报告已清除', en: 'The phone says it was wiped' },
  params: z.object({ id: ClientId }),
  body: z.object({ unsent: z.int().min(0).max(100_000).describe('what was lost with it') }),
  answer: z.object({ done: z.literal(true) }),
  perMinute: 10,
})
