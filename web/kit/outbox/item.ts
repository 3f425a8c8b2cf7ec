import type { Called } from '../address.ts'
import type { Pair, Values } from '../language.ts'
import type { FieldError } from '../refusal.ts'

/**
 * waiting: not sent yet, or to be sent again. sending: on its way. done: the server has it. conflict: somebody changed the same
 * meanwhile; both versions are kept until the user chose. refused: the server said no; the data stays, with the reason.
 */
export const itemStates = ['waiting', 'sending', 'done', 'conflict', 'refused'] as const
export type ItemState = (typeof itemStates)[number]

/** What a route is asked, as it will leave. */
export type ItemAsked = { params?: unknown; query?: unknown; body?: unknown }

/** A file that has to be at the server before its item leaves. `sentTo`: the area that has it. */
export type ItemFile = { id: string; filename: string; sentTo: number | null }

/** Why the server said no, as it said it. */
export type ItemRefusal = {
  status: number
  code: string
  title: string
  details: Record<string, unknown>
  errors: readonly FieldError[]
}

/**
 * What the user calls an item, said anew in the language of the screen: `{name}` of the sentence is one of `values`, `{what}` the
 * phrase.
 */
export type ItemLabel = Pair & { values?: Values; phrase?: { context: string; key: string } }

/** Taken from the answer of an earlier item of the lane right before this one leaves: `body.version` from `version`. */
export type Fill = { from: string; answer: string; into: string }

/** One thing to be told to the server, kept until it was. */
export type OutboxItem = {
  /** Made by the client (UUID v7); where the route has an id of its own, the same. */
  id: string
  /** In which order items came: those of a lane leave by it. Not by the clock, which a phone may set back. */
  seq: number
  /** Items of one lane (a case, a household) leave one after the other; lanes don't wait for each other. */
  lane: string
  route: Called
  asked: ItemAsked
  files: readonly ItemFile[]
  fills: readonly Fill[]
  /** Refused or in conflict, it holds back what comes after it in its lane: for steps that build on each other. */
  blocking: boolean
  label: ItemLabel
  state: ItemState
  tries: number
  /** Not before this instant, ms; null: at once. */
  notBefore: number | null
  /** By the phone's clock, ms. */
  madeAt: number
  doneAt: number | null
  /** Who made it; never sent in the name of another. */
  account: string
  areaId: number
  answer: unknown
  refusal: ItemRefusal | null
  /** What the app wants to remember with it; never sent. */
  note: unknown
}
