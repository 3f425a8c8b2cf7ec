import { z } from 'zod'
import { AreaId, ClientId, Phone, text } from '../shapes.ts'
import { applicationFlow, PaperInput } from './application-flow.ts'
import { FormValues } from './forms.ts'
import { ItemCode } from './item.ts'

/** How it came: at the window, online, by telephone, at home, by an agency order (全程代办). */
export const channels = ['window', 'online', 'phone', 'home', 'agency'] as const
export type Channel = (typeof channels)[number]

/** Who applies: somebody of the register, or by name. A phone lets them follow the case in the resident's app. */
export const ApplicantInput = z.union([
  z.object({ personAreaId: AreaId, personId: z.uuid(), phone: Phone.optional() }),
  z.object({ name: text(60), document: text(40).optional(), phone: Phone.optional() }),
])
export const AgentInput = z.object({ name: text(60), phone: Phone.optional(), relation: text(40).optional() })
export const decideInput = applicationFlow.moves.decide.needs

/**
 * One intake for every window. `next` does the next step in the same call: `finish` a done-at-once matter (accepted and
 * decided, at the window in one screen), `accept`, `notify` (the one-time notice of everything missing), `refuse`, or
 * `keep` (collected, decided on later). `id` is made by the client: sent twice, one case.
 */
export const ApplicationDraft = z.object({
  id: ClientId,
  itemCode: ItemCode,
  /** The version of the item on the screen: another one now in force is refused by `matters.item_changed`. */
  itemNo: z.int().min(1).optional(),
  channel: z.enum(channels).default('window'),
  applicant: ApplicantInput,
  agent: AgentInput.optional(),
  /** Only what was asked; everything the register knows is taken from there, unless answered here. */
  values: FormValues.default({}),
  papers: z.array(PaperInput).max(40).default([]),
  note: text(2000).optional(),
  /** Papers and answers may not be missing with these two, unless let through here with a reason (容缺受理). */
  letThrough: text(300).optional(),
  next: z
    .discriminatedUnion('do', [
      z.object({ do: z.literal('keep') }),
      z.object({ do: z.literal('accept') }),
      z.object({ do: z.literal('finish'), ...decideInput.shape }),
      z.object({ do: z.literal('notify'), ...applicationFlow.moves.notify.needs.shape }),
      z.object({ do: z.literal('refuse'), ...applicationFlow.moves.refuse.needs.shape }),
    ])
    .default({ do: 'keep' }),
  /** What it came from: a ticket at the hall, a booking, an agency order. */
  origin: z.object({ kind: z.enum(['ticket', 'booking', 'agency']), id: z.uuid() }).optional(),
})
export type ApplicationDraft = z.infer<typeof ApplicationDraft>
