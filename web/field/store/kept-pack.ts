import type { FieldPack } from '#contract/visits/field-pack.ts'
import type { GonePlace } from './field-state.ts'

type List<K extends keyof FieldPack> = NonNullable<FieldPack[K]>
/** What comes as one list each time it changed. */
export const wholeLists = [
  'buildings',
  'must',
  'ledger',
  'campaigns',
  'careKinds',
  'categories',
  'fields',
  'colleagues',
  'organisations',
  'boxes',
] as const
type WholeList = (typeof wholeLists)[number]

export type PackHead = Pick<FieldPack, 'at' | 'next' | 'workerId' | 'month' | 'plan' | 'grids'> & {
  /** By the phone's clock, ms: when it was asked for. What was done later isn't in it. */
  askedAt: number
}
type One<K extends 'households' | 'tasks' | 'visits'> = FieldPack[K][number]

/** The pack as it lies on the phone, put together from what came so far. */
export type KeptPack = {
  head: PackHead
  lists: { [K in WholeList]: List<K> }
  households: ReadonlyMap<string, One<'households'>>
  tasks: ReadonlyMap<string, One<'tasks'>>
  visits: ReadonlyMap<string, One<'visits'>>
}
export const emptyLists: KeptPack['lists'] = {
  buildings: [],
  must: [],
  ledger: [],
  campaigns: [],
  careKinds: [],
  categories: [],
  fields: [],
  colleagues: [],
  organisations: [],
  boxes: [],
}

const listsOf = (before: KeptPack['lists'], pack: FieldPack): KeptPack['lists'] =>
  Object.fromEntries(wholeLists.map((name) => [name, pack[name] ?? before[name]])) as KeptPack['lists']

const joined = <T extends { id: string }>(
  before: ReadonlyMap<string, T> | undefined,
  fresh: readonly T[],
  ids: readonly string[] | null,
): ReadonlyMap<string, T> => {
  const all = new Map([...(before ?? []), ...fresh.map((one) => [one.id, one] as const)])
  if (!ids) return all
  const wanted = new Set(ids)
  return new Map([...all].filter(([id]) => wanted.has(id)))
}

/** The worker's own of this month, and the latest of each household that is still on the phone; older ones are at the server. */
const visitsWorthKeeping = (
  visits: ReadonlyMap<string, One<'visits'>>,
  head: PackHead,
  households: KeptPack['households'],
) => {
  const latest = new Map<string, One<'visits'>>()
  for (const visit of visits.values()) {
    const before = visit.householdId && latest.get(visit.householdId)
    if (visit.householdId && (!before || before.at < visit.at)) latest.set(visit.householdId, visit)
  }
  const own = (visit: One<'visits'>) =>
    visit.month === head.month &&
    (visit.workerId === head.workerId || visit.with.some(({ accountId }) => accountId === head.workerId))
  return new Map(
    [...visits].filter(
      ([, visit]) =>
        own(visit) ||
        (visit.householdId !== null && households.has(visit.householdId) && latest.get(visit.householdId) === visit),
    ),
  )
}

/**
 * What came laid over what was there. Whole: nothing of before stays. Else lists that came replace theirs, single records join,
 * and the lists of ids say what still belongs on this phone.
 */
export const mergePack = (before: KeptPack | null, pack: FieldPack, askedAt: number): KeptPack => {
  const old = pack.whole ? null : before
  const { at, next, workerId, month, plan, grids } = pack
  const head = { at, next, workerId, month, plan, grids, askedAt }
  const households = joined(old?.households, pack.households, pack.householdIds)
  return {
    head,
    lists: listsOf(old?.lists ?? emptyLists, pack),
    households,
    tasks: joined(old?.tasks, pack.tasks, pack.taskIds),
    visits: visitsWorthKeeping(joined(old?.visits, pack.visits, null), head, households),
  }
}

/**
 * Grids that were this worker's before and are no longer; and those drawn anew with fewer households: then `households` says how
 * many went.
 */
export const gonePlaces = (before: KeptPack | null, after: KeptPack): readonly GonePlace[] =>
  (before?.head.grids ?? []).flatMap(({ areaId, gridNo, areaName, name, shape }): GonePlace[] => {
    const still = after.head.grids.find((g) => g.areaId === areaId && g.gridNo === gridNo)
    if (!still) return [{ areaName, name, households: null }]
    if (JSON.stringify(still.shape) === JSON.stringify(shape)) return []
    const went = [...before!.households.values()].filter(
      (one) => one.areaId === areaId && one.gridNo === gridNo && !after.households.has(one.id),
    )
    return went.length ? [{ areaName, name, households: went.length }] : []
  })
