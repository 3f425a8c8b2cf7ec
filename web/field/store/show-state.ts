import { monthOf } from '#contract/visits/duty.ts'
import { countNow } from './claims.ts'
import { placeKey, type FieldPackNow, type FieldState } from './field-state.ts'
import type { OpenStore } from './open-store.ts'
import { overlayTasks } from './overlay-tasks.ts'
import { overlayHouseholds, overlayMust, overlayVisits, type Overlaid } from './overlay-visits.ts'

const packNow = (laid: Overlaid): FieldPackNow => {
  const { head, lists } = laid.pack
  const visits = overlayVisits(laid)
  return {
    workerId: head.workerId,
    grids: new Map(head.grids.map((grid) => [placeKey(grid.areaId, grid.gridNo), grid])),
    buildings: new Map(lists.buildings.map((one) => [placeKey(one.areaId, one.buildingNo), one])),
    households: overlayHouseholds(laid, visits),
    must: overlayMust(laid.pack, visits),
    tasks: overlayTasks(laid),
    visits,
    ledger: lists.ledger,
    campaigns: lists.campaigns,
    careKinds: lists.careKinds,
    categories: lists.categories,
    fields: lists.fields,
    colleagues: lists.colleagues,
    organisations: lists.organisations,
    // A pack kept by an earlier version of the app has none until the next sync.
    boxes: lists.boxes ?? [],
  }
}

type Shown = Pick<
  FieldState,
  | 'session'
  | 'pack'
  | 'outbox'
  | 'unsent'
  | 'month'
  | 'plan'
  | 'duty'
  | 'serverDuty'
  | 'differences'
  | 'lastSyncAt'
  | 'clockSkewMs'
>

/** What a closed store shows: nothing. */
export const nothingShown = (now: number): Shown => ({
  session: null,
  pack: null,
  outbox: [],
  unsent: 0,
  month: monthOf(new Date(now)),
  plan: null,
  duty: null,
  serverDuty: null,
  differences: [],
  lastSyncAt: null,
  clockSkewMs: 0,
})

/** Everything a screen may show of an open store, with the outbox laid over what came from the server. */
export const shownOf = (store: OpenStore, me: string, now: number): Shown => {
  const { lastSyncAt, skewMs } = store.notes()
  const items = store.items()
  const pack = store.pack()
  const common = {
    session: store.session(),
    outbox: items,
    unsent: items.filter(({ doneAt }) => doneAt === null).length,
    lastSyncAt,
    clockSkewMs: skewMs,
  }
  if (!pack) return { ...nothingShown(now), ...common }
  const month = pack.head.month
  return {
    ...common,
    month,
    plan: pack.head.plan,
    pack: packNow({ pack, items, me }),
    ...countNow({ month, pack, items }),
  }
}
