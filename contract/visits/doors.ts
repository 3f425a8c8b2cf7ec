import { z } from 'zod'
import { OneInArea, PartClock, PartStep } from '../matters/part-steps.ts'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, Instant, Paging, pageOf, text } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { doorFlow, doorKinds, doorMoves, doorStates, type DoorMove } from './door-flow.ts'

/** How long nobody has come, as the resident remembers: a month, a quarter, half a year, never (0). */
export const SinceMonths = z.union([z.literal(0), z.literal(1), z.literal(3), z.literal(6)])
const BuildingNo = z.coerce.number().int().min(1).max(99999)

/** As whoever said it sees it: who answers by office, not by name. */
export const OwnDoorMessage = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  kind: z.enum(doorKinds),
  state: z.enum(doorStates),
  building: z.string(),
  saidAt: Instant,
  dueAt: Instant.nullable(),
  thread: z.array(z.object({ at: Instant, from: z.enum(['me', 'community']), text: z.string() })),
  helped: z.boolean().nullable(),
  moves: z.array(z.enum(doorMoves)),
  version: z.int(),
})
export type OwnDoorMessage = z.infer<typeof OwnDoorMessage>

export const DoorMessageRow = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  kind: z.enum(doorKinds),
  state: z.enum(doorStates),
  gridNo: GridNo.nullable(),
  buildingNo: z.int(),
  building: z.string(),
  /** 门牌, as far as the resident said it. */
  room: z.string().nullable(),
  sinceMonths: z.int().nullable(),
  text: z.string(),
  saidAt: Instant,
  dueAt: Instant.nullable(),
  yellowAt: Instant.nullable(),
  /** Over its clock once: the tier above sees it too. */
  escalated: z.boolean(),
  helped: z.boolean().nullable(),
  mine: z.boolean(),
  version: z.int(),
})
export type DoorMessageRow = z.infer<typeof DoorMessageRow>
export const DoorMessageDetail = DoorMessageRow.extend({
  /** Whether a number may be shown to call back, with a reason. */
  hasContact: z.boolean(),
  clock: PartClock.nullable(),
  steps: z.array(PartStep),
  moves: z.array(z.enum(doorMoves)),
})
export type DoorMessageDetail = z.infer<typeof DoorMessageDetail>

export const sayAtDoor = route({
  name: 'visits.say_at_door',
  method: 'POST',
  path: '/api/areas/{areaId}/own-door-messages',
  permission: 'visits.own',
  about: {
    zh: '居民扫楼栋码说：没来过（社区负责人在时限内答复）、表扬',
    en: 'From a building’s code: nobody came, answered in the area’s limit; or praise',
  },
  params: InArea,
  body: z.object({
    id: ClientId,
    kind: z.enum(doorKinds),
    buildingNo: BuildingNo,
    room: text(40).optional(),
    sinceMonths: SinceMonths.optional(),
    text: text(500).optional().describe('praise: what for; nobody came: may be left out'),
    anonymous: z.boolean().default(false).describe('the number is shown to nobody'),
  }),
  answer: OwnDoorMessage,
  problems: ['visits.building_unknown', 'visits.id_taken', 'visits.too_many_said', 'visits.nothing_said'],
  perMinute: 20,
})
export const myDoorMessages = route({
  name: 'visits.my_door_messages',
  method: 'GET',
  path: '/api/me/door-messages',
  permission: 'visits.own',
  about: { zh: '我说的“没来过”和表扬', en: 'What I said at the door' },
  answer: z.object({ rows: z.array(OwnDoorMessage) }),
})

const path = '/api/areas/{areaId}/door-messages'
export const listDoorMessages = route({
  name: 'visits.list_door_messages',
  method: 'GET',
  path,
  permission: 'visits.answer',
  about: { zh: '居民说的“没来过”和表扬', en: 'What residents said at the door' },
  params: InArea,
  query: Paging.extend({
    scope: z.enum(['mine', 'open', 'overdue', 'all']).default('open'),
    kind: z.enum(doorKinds).optional(),
    state: z.enum(doorStates).optional(),
    grid: GridNo.optional(),
    from: Day.optional(),
    to: Day.optional(),
  }),
  answer: pageOf(DoorMessageRow),
})
export const getDoorMessage = route({
  name: 'visits.get_door_message',
  method: 'GET',
  path: `${path}/{id}`,
  permission: 'visits.answer',
  about: { zh: '一条居民反映', en: 'One message from a door' },
  params: OneInArea,
  answer: DoorMessageDetail,
  problems: ['platform.not_found'],
})
export const revealDoorSpeaker = route({
  name: 'visits.reveal_door_speaker',
  method: 'POST',
  path: `${path}/{id}/reveal`,
  permission: 'visits.answer',
  about: { zh: '查看居民的电话，写明理由，留痕', en: 'The number of who said it, with a reason that is logged' },
  params: OneInArea,
  body: z.object({ reason: text(200) }),
  answer: z.object({ phone: z.string().nullable() }),
  problems: ['platform.not_found', 'visits.step_not_yours'],
  perMinute: 30,
})
/** 表扬, for colleagues: the words, the building and the month; never who said it, never counted by person. */
export const listPraise = route({
  name: 'visits.list_praise',
  method: 'GET',
  path: '/api/areas/{areaId}/praise',
  permission: 'visits.read',
  about: { zh: '居民的表扬', en: 'Words of praise' },
  params: InArea,
  query: Paging.extend({ grid: GridNo.optional() }),
  answer: pageOf(
    z.object({
      areaId: AreaId,
      id: z.uuid(),
      gridNo: GridNo.nullable(),
      building: z.string(),
      month: z.string(),
      text: z.string(),
    }),
  ),
})

const moveOf = <const M extends DoorMove>(move: M, zh: string, en: string) =>
  route({
    name: `visits.door_${move}` as const,
    method: 'POST',
    path: `${path}/{id}/${move}` as const,
    permission: doorFlow.moves[move].permission,
    about: { zh, en },
    params: OneInArea,
    body: (doorFlow.moves[move].needs as (typeof doorFlow.moves)[M]['needs']).extend({
      moveId: ClientId,
      version: z.int().min(1),
    }),
    answer: z.object({ state: z.enum(doorStates), version: z.int() }),
    problems: ['platform.not_found', 'platform.conflict', 'visits.step_not_from_here', 'visits.step_not_yours'],
  })
export const answerDoor = moveOf('answer', '答复居民', 'Answer what was said at a door')
export const judgeDoor = moveOf('judge', '居民说有没有解决', 'The resident says whether it is settled')
export const withdrawDoor = moveOf('withdraw', '居民撤回', 'The resident takes it back')
