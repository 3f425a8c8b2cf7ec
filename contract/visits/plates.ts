import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, InArea, Stream, text } from '../shapes.ts'
import { Limit } from '../time/limit.ts'
import { Duty, GridNo } from '../territory/grids.ts'

/** 联系渠道 (B09): hotline, groups, letter box. Public: it is what plates and cards print. */
export const channelKinds = ['hotline', 'wechat', 'qq', 'box', 'other'] as const
export const Channel = z.object({
  kind: z.enum(channelKinds),
  /** 号码、群名或地点. */
  value: text(60),
  note: z.string().trim().max(100).default(''),
})
export type Channel = z.output<typeof Channel>

const DoorWorker = z.object({
  duty: Duty,
  name: z.string(),
  officePhone: z.string().nullable(),
  /** Name of the picture, for `visits.read_worker_photo`; null where none is set. */
  photo: z.uuid().nullable(),
})
/** What the code at a door opens: who is responsible and how to reach them. Nothing about residents. */
export const Door = z.object({
  areaId: AreaId,
  areaName: z.string(),
  buildingNo: z.int(),
  building: z.string().describe('its name, else its address'),
  address: z.string().nullable(),
  gridNo: GridNo.nullable(),
  gridName: z.string().nullable(),
  workers: z.array(DoorWorker),
  community: z.object({ name: z.string(), phone: z.string().nullable(), address: z.string().nullable() }).nullable(),
  channels: z.array(Channel),
  /** How soon “nobody came” is answered. */
  answerIn: Limit,
})
export type Door = z.infer<typeof Door>

export const getDoor = route({
  name: 'visits.get_door',
  method: 'GET',
  path: '/api/buildings/{code}/door',
  permission: 'public',
  about: {
    zh: '扫楼栋码：谁负责这栋楼、怎么联系',
    en: 'From a building’s code: who looks after it and how to reach them',
  },
  params: z.object({ code: z.string().min(1).max(200) }),
  answer: Door,
  problems: ['visits.building_unknown'],
})
export const readWorkerPhoto = route({
  name: 'visits.read_worker_photo',
  method: 'GET',
  path: '/api/areas/{areaId}/worker-photos/{id}',
  permission: 'public',
  about: { zh: '公示牌上的工作照', en: 'The picture of a worker as the plate shows it' },
  params: InArea.extend({ id: ClientId }),
  answer: Stream,
  medium: 'file',
  problems: ['platform.file_unknown'],
})

export const listDoorStaff = route({
  name: 'visits.list_door_staff',
  method: 'GET',
  path: '/api/areas/{areaId}/door-staff',
  permission: 'visits.configure',
  about: { zh: '公示的工作人员和他们的照片', en: 'Who stands on plates, and their pictures' },
  params: InArea,
  answer: z.object({
    rows: z.array(DoorWorker.extend({ areaId: AreaId, gridNo: GridNo, gridName: z.string(), accountId: z.uuid() })),
  }),
})
export const setWorkerPhoto = route({
  name: 'visits.set_worker_photo',
  method: 'PUT',
  path: '/api/areas/{areaId}/door-staff/{accountId}/photo',
  permission: 'visits.configure',
  about: {
    zh: '设置公示用的工作照；不传则去掉',
    en: 'Set the picture shown in public, or take it away',
  },
  params: InArea.extend({ accountId: ClientId }),
  body: z.object({ fileId: ClientId.nullable() }),
  answer: z.object({ photo: z.uuid().nullable() }),
  problems: ['visits.worker_unknown', 'visits.photo_not_picture', 'platform.file_unknown'],
})

const channels = '/api/areas/{areaId}/contact-channels'
const Channels = z.object({ areaId: AreaId, channels: z.array(Channel), version: z.int() })
export const getChannels = route({
  name: 'visits.get_channels',
  method: 'GET',
  path: channels,
  permission: 'public',
  about: { zh: '社区的联系渠道', en: 'How to reach the community' },
  params: InArea,
  answer: Channels,
})
export const saveChannels = route({
  name: 'visits.save_channels',
  method: 'PUT',
  path: channels,
  permission: 'visits.configure',
  about: { zh: '登记热线、居民群、联系箱', en: 'Keep hotline, groups, letter boxes' },
  params: InArea,
  body: z.object({ version: z.int().min(0), channels: z.array(Channel).max(20) }),
  answer: Channels,
  problems: ['platform.conflict'],
})

/** So many plates go out at once. */
export const mostPlates = 60
const Which = z.object({
  grid: GridNo.optional(),
  building: z.coerce.number().int().min(1).max(99999).optional(),
})
export const printPlates = route({
  name: 'visits.print_plates',
  method: 'GET',
  path: '/api/areas/{areaId}/plates',
  permission: 'visits.configure',
  about: {
    zh: '打印分片包干公示牌（每栋楼或每个单元一块，A4 或 A3）',
    en: 'Print plates, one a building or unit, A4 or A3',
  },
  params: InArea,
  query: Which.extend({
    units: z.stringbool().default(false).describe('one plate a unit (单元), as the register knows them'),
    size: z.enum(['A4', 'A3']).default('A4'),
  }),
  answer: Stream,
  medium: 'file',
  problems: ['visits.nothing_to_print', 'visits.too_many_plates'],
  perMinute: 20,
})
export const printCards = route({
  name: 'visits.print_cards',
  method: 'GET',
  path: '/api/areas/{areaId}/contact-cards',
  permission: 'visits.configure',
  about: { zh: '打印居民联系卡（一页十张）', en: 'Print contact cards, ten a page' },
  params: InArea,
  query: Which,
  answer: Stream,
  medium: 'file',
  problems: ['visits.nothing_to_print'],
  perMinute: 20,
})
