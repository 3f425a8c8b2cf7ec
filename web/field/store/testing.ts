import type { SessionView } from '#contract/access/session.ts'
import type { FieldPack } from '#contract/visits/field-pack.ts'
import type { VisitInput } from '#contract/visits/visits.ts'
import type { OutboxTransport } from '#kit/outbox/outbox-ports.ts'
import { createPhone } from './create-phone.ts'
import type { PhoneParts } from './phone-parts.ts'
import { memoryShelf, type Shelf } from './shelf.ts'

export const areaId = 310_115_005_001
export const me = '00000000-0000-4000-8000-000000000001'
export const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const sessionOf = (more: Partial<SessionView> = {}): SessionView => ({
  kind: 'staff',
  stage: 'full',
  accountId: me,
  name: '王芳',
  loginName: 'gridworker',
  postId: 1,
  role: 'grid_worker',
  areaId,
  organisationId: null,
  permissions: ['visits.record'],
  posts: [],
  mustChangePassword: false,
  mustEnrolTotp: false,
  totpEnabled: false,
  csrfToken: 'x',
  ...more,
})

type Household = FieldPack['households'][number]
type Person = Household['people'][number]
export const personOf = (n: number, facts: Person['facts'] = []): Person => ({
  id: uuid(1000 + n),
  name: `居民${n}`,
  pinyin: `jumin${n} jm${n}`,
  sex: '1',
  age: 60,
  relation: null,
  separation: 'together',
  care: [],
  facts,
  version: 1,
})
export const factOf = (field: string, value: string): Person['facts'][number] => ({
  field,
  value,
  text: value,
  masked: false,
  source: '台账',
  on: '2026-10-01',
})
export const householdOf = (n: number, more: Partial<Household> = {}): Household => ({
  areaId,
  id: uuid(n),
  gridNo: 1,
  buildingNo: 1,
  address: `昌邑路 55 弄 ${n} 室`,
  unit: '1',
  floor: 1,
  room: String(n),
  people: [],
  lastVisit: null,
  version: 1,
  ...more,
})
export const gridOf = (gridNo: number): FieldPack['grids'][number] => ({
  areaId,
  areaName: '东昌社区',
  gridNo,
  name: `第${gridNo}网格`,
  duty: 'A',
  shape: { type: 'Polygon', coordinates: [] },
})
export const packOf = (more: Partial<FieldPack> = {}): FieldPack => ({
  at: '2026-11-10T02:00:00.000Z',
  next: '1',
  whole: true,
  workerId: me,
  month: '2026-11',
  plan: { householdsAMonth: 3, mustEveryMonth: true, reason: null },
  grids: [gridOf(1)],
  buildings: [],
  households: [1, 2, 3, 4].map((n) => householdOf(n)),
  householdIds: null,
  must: [],
  tasks: [],
  taskIds: null,
  visits: [],
  ledger: [],
  campaigns: [],
  careKinds: [],
  categories: [],
  fields: [],
  colleagues: [],
  organisations: [],
  boxes: [],
  ...more,
})
export const visitBody = (n: number, household: number | null, more: Partial<VisitInput> = {}): VisitInput => ({
  id: uuid(5000 + n),
  kind: 'visit',
  householdId: household === null ? null : uuid(household),
  heard: '一切都好',
  saidAt: '2026-11-10T02:00:00.000Z',
  sentAt: '2026-11-10T02:00:00.000Z',
  ...more,
})

/** A phone whose server is made of functions a test may change; `reopen` is the app closed and opened again. */
export const givenPhone = (start: Partial<PhoneParts['server'] & OutboxTransport> = {}) => {
  const clock = { now: Date.parse('2026-11-10T02:00:00.000Z') }
  const shelves = new Map<string, Shelf>()
  const memos = new Map<string, string>()
  const server = {
    pack: async (): Promise<FieldPack> => packOf({ at: new Date(clock.now).toISOString() }),
    mustForget: async () => false,
    forgotten: async (): Promise<unknown> => ({}),
    send: async (): Promise<unknown> => ({}),
    upload: async (): Promise<unknown> => ({}),
    ...start,
  } as PhoneParts['server'] & OutboxTransport
  const parts: PhoneParts = {
    canSeal: () => true,
    openShelf: async (accountId) => {
      const shelf = shelves.get(accountId) ?? memoryShelf()
      shelves.set(accountId, shelf)
      return shelf
    },
    transport: {
      send: (route, asked) => server.send(route, asked),
      upload: (area, file) => server.upload(area, file),
    },
    server: {
      pack: (area, query) => server.pack(area, query),
      mustForget: (id) => server.mustForget(id),
      forgotten: (id, unsent) => server.forgotten(id, unsent),
    },
    memo: {
      read: (name) => memos.get(name),
      keep: (name, value) => void (value === undefined ? memos.delete(name) : memos.set(name, value)),
    },
    now: () => clock.now,
    chance: () => 0.5,
    rounds: 1000,
  }
  return { phone: createPhone(parts), reopen: () => createPhone(parts), parts, server, clock, shelves, memos }
}
