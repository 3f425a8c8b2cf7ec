import { useSyncExternalStore } from 'react'
import type { SessionView } from '#contract/access/session.ts'
import type { Asking, Route } from '#contract/route.ts'
import type { Fill, ItemLabel } from '#kit/outbox/item.ts'
import type { FieldState } from './field-state.ts'
import { phone, watchPhone } from './phone.ts'
import type { SendAsked } from './send-item.ts'
import type { Settling } from './settle.ts'

export { placeKey } from './field-state.ts'
export type {
  Difference,
  FieldFact,
  FieldHousehold,
  FieldMust,
  FieldPackNow,
  FieldPerson,
  FieldState,
  FieldTask,
  FieldVisit,
} from './field-state.ts'
export type { OutboxItem } from '#kit/outbox/item.ts'
export { conflictsOf, type FactConflict, type Settling } from './settle.ts'

/** Everything the phone knows; a component is drawn again when it changes. */
export const useField = (): FieldState => useSyncExternalStore(phone.listen, phone.now)
/** The same outside of components. */
export const fieldNow = (): FieldState => phone.now()

/**
 * Whose phone this is: call it with the session as soon as it is known and whenever it changes; with null when there is no
 * network to ask, then whoever was here last is asked for the PIN. After unlocking, `session` is the one last heard.
 */
export const begin = (session: SessionView | null): Promise<void> => {
  watchPhone()
  return phone.begin(session)
}
/** At least six digits; makes the store, or changes the PIN of an open one. */
export const setPin = phone.setPin
/** Not now: nothing is kept on this phone, everything works while there is a network. */
export const putOffPin = phone.putOffPin
/** `wrong`: with growing pauses, see `unlockAfter`. */
export const unlock = phone.unlock
export const lock = phone.lock

export type Sending<R extends Route> = {
  route: R
  asked: Asking<R>
  /** `laneOf.case(id)` or `laneOf.household(id)`. */
  lane: string
  /** What the user calls it: 走访 3 号楼 201. */
  label: ItemLabel
  /** Ids from `keepFile`, in the order of the body. */
  files?: readonly string[]
  /** Holds back what follows in its lane when refused; default: true for steps of a case, false for visits and corrections. */
  blocking?: boolean
  fills?: readonly Fill[]
  /** Default: `id` or `moveId` of the body. */
  id?: string
}
export const laneOf = {
  case: (id: string) => `case:${id}`,
  household: (id: string) => `household:${id}`,
}
/** Puts something in the outbox: kept when this answers, sent as soon as there is a network. Answers the item's id. */
export const send = <const R extends Route>(sending: Sending<R>): Promise<string> => phone.send(sending as SendAsked)
/** The user's choice in a conflict. */
export const settle = (itemId: string, how: Settling): Promise<void> => phone.settle(itemId, how)
/** Gives an item up, with its files: only when the user says so. */
export const discard = phone.discard
/** Sends a refused item again at once; `body`: as changed by the user meanwhile. */
export const retry = phone.retry
/** Sends what waits, then fetches what changed. Never two at a time; answers when this one has ended. */
export const syncNow = phone.syncNow
/** Forgets everything on this phone: at sign-out, or when asked to. */
export const wipe = phone.wipe
export const dismissGone = phone.dismissGone

/** Keeps a photo or voice note, encrypted; answers its id for `files` and the body. */
export const keepFile = phone.keepFile
export const dropFile = phone.dropFile
/** An address for `<img>` and `<audio>` of a file kept here; undefined when it is gone. */
export const photoUrl = phone.photoUrl

/** Drafts survive closing, encrypted like everything here; they are in memory once unlocked. */
export const draftOf = phone.draftOf
export const keepDraft = phone.keepDraft
export const dropDraft = phone.dropDraft
