import type { SessionView } from '#contract/access/session.ts'
import type { DutyCount, DutyPlan } from '#contract/visits/duty.ts'
import type { FieldPack, PackHousehold } from '#contract/visits/field-pack.ts'
import type { Visit } from '#contract/visits/visits.ts'
import type { OutboxItem } from '#kit/outbox/item.ts'

export type Line = NonNullable<FieldPack['ledger']>[number]
/** Set where something shown isn't at the server yet: the id of its item in the outbox. */
export type Waiting = { waiting?: string }
export type FieldFact = FieldPack['households'][number]['people'][number]['facts'][number] & Waiting
export type FieldPerson = Omit<PackHousehold['people'][number], 'facts'> & { facts: readonly FieldFact[] }
export type FieldHousehold = Omit<PackHousehold, 'people'> & { people: readonly FieldPerson[] }
export type FieldTask = FieldPack['tasks'][number] & Waiting
export type FieldVisit = Visit & Waiting
export type FieldMust = NonNullable<FieldPack['must']>[number] & Waiting

/** What is on the phone, with what waits in the outbox laid over it. */
export type FieldPackNow = {
  workerId: string
  /** By `placeKey(areaId, gridNo)`. */
  grids: ReadonlyMap<string, FieldPack['grids'][number]>
  /** By `placeKey(areaId, buildingNo)`. */
  buildings: ReadonlyMap<string, NonNullable<FieldPack['buildings']>[number]>
  households: ReadonlyMap<string, FieldHousehold>
  /** By household. */
  must: ReadonlyMap<string, FieldMust>
  tasks: ReadonlyMap<string, FieldTask>
  visits: ReadonlyMap<string, FieldVisit>
  ledger: readonly Line[]
  campaigns: NonNullable<FieldPack['campaigns']>
  careKinds: NonNullable<FieldPack['careKinds']>
  categories: NonNullable<FieldPack['categories']>
  fields: NonNullable<FieldPack['fields']>
  colleagues: NonNullable<FieldPack['colleagues']>
  organisations: NonNullable<FieldPack['organisations']>
  boxes: NonNullable<FieldPack['boxes']>
}

/**
 * Why the phone's count and the server's ledger differ about one visit. waiting: not sent yet. refused: the server said no.
 * other_credit, other_month, not_counted: the server credits it otherwise. elsewhere_made: made on another phone, at a desk or by
 * a colleague with whom one went along.
 */
export const differenceReasons = [
  'waiting',
  'refused',
  'other_credit',
  'other_month',
  'not_counted',
  'elsewhere_made',
] as const
export type Difference = {
  visitId: string
  householdId: string | null
  reason: (typeof differenceReasons)[number]
  /** Does it bring a household into the phone's count, into the server's? */
  phone: boolean
  server: boolean
  /** The server's line, where it has one. */
  line: Line | null
  /** Its item in the outbox, where it is still there. */
  itemId: string | null
}

/**
 * absent: no PIN set here yet. locked: the PIN is asked for. ready: open. online_only: nothing is kept on this phone (no
 * encryption on this address, or the PIN was put off); everything works while there is a network.
 */
export type StoreState = 'absent' | 'locked' | 'ready' | 'online_only'

/** A grid that is no longer this worker's; `households`: how many of them, where the rest of it still is. */
export type GonePlace = { areaName: string; name: string; households: number | null }

export type FieldState = {
  state: StoreState
  /** Why nothing can be kept here: the address has no encryption (plain http), or the browser keeps nothing (private window). */
  cannotKeep: 'no_crypto' | 'no_storage' | null
  /** Whose store this is, for a screen without a network; null while nothing was kept. */
  owner: { accountId: string; name: string } | null
  /** The session as last heard, so that the app opens without a network; null until unlocked. */
  session: SessionView | null
  /** After wrong PINs: not before this instant, ms. */
  unlockAfter: number | null
  pack: FieldPackNow | null
  outbox: readonly OutboxItem[]
  /** How many items aren't at the server. */
  unsent: number
  month: string
  plan: (DutyPlan & { reason: string | null }) | null
  /** The count with what waits here; `serverDuty` is the ledger's alone. */
  duty: DutyCount | null
  serverDuty: DutyCount | null
  differences: readonly Difference[]
  /** ms */
  lastSyncAt: number | null
  syncing: boolean
  /** Why the last sync stopped early; signed_out: sign in again, nothing is lost. */
  hold: 'offline' | 'signed_out' | 'trouble' | null
  /** How far this phone's clock is ahead, ms; worth a word beyond `clockTolerance`. */
  clockSkewMs: number
  /** Grids that are no longer this worker's, or only in part, told once after a sync; `dismissGone()` forgets it. */
  gone: readonly GonePlace[]
  /** This phone was reported lost and forgot everything; with how many items. */
  wiped: { unsent: number } | null
}

export const placeKey = (areaId: number, no: number) => `${areaId}-${no}`
