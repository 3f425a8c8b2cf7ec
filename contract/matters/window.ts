import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, Day, InArea, text } from '../shapes.ts'
import { ApplicationRow } from './applications.ts'
import { Key } from './forms.ts'
import { Item, ItemCode, Material } from './item.ts'

/** Somebody found by the number, phone or name typed at the window. */
export const FoundApplicant = z.object({
  personAreaId: AreaId,
  personId: z.uuid(),
  areaName: z.string(),
  name: z.string(),
  age: z.int().nullable(),
  document: z.string().nullable().describe('脱敏'),
  phone: z.string().nullable().describe('脱敏'),
  address: z.string().nullable(),
})
export type FoundApplicant = z.infer<typeof FoundApplicant>

/** What the register answers of a form: shown, never asked. Masked values are taken from the register by the server. */
export const Prefilled = z.object({
  key: Key,
  text: z.string(),
  /** The value as an answer of the form; null where masked. */
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  masked: z.boolean(),
  source: z.object({ label: z.string(), onDay: Day }),
})
export type Prefilled = z.infer<typeof Prefilled>

/** A paper as the window asks for it; `fetched`: the register has it, nobody need bring it. */
export const AskedPaper = Material.extend({ fetched: z.boolean() })
export type AskedPaper = z.infer<typeof AskedPaper>

/** An item for one applicant: what is known already, what must still be asked and brought. */
export const ItemForApplicant = z.object({
  item: Item,
  prefilled: z.array(Prefilled),
  /** Fields the register answers: hand them to `checkForm` as `known`. */
  known: z.array(Key),
  papers: z.array(AskedPaper),
  /** May this desk take it in, and decide it? */
  mayAccept: z.boolean(),
  mayDecide: z.boolean(),
  /** Where it goes when this desk doesn't decide: an area or a department, in words. */
  decidedBy: z.string().nullable(),
  /** The applicant has one of these open already. */
  openAlready: z.array(ApplicationRow),
})
export type ItemForApplicant = z.infer<typeof ItemForApplicant>

/**
 * The whole screen of the window in one call; ask again as more is known.
 * `q`: a document number, a phone, a name → `people`; exactly one hit is taken as `applicant` at once.
 * `personAreaId`+`person`: that applicant. `item`: the matter, with form, prefill and papers (for the applicant, if any).
 */
export const windowView = route({
  name: 'matters.window_view',
  method: 'GET',
  path: '/api/areas/{areaId}/matter-window',
  permission: 'matters.accept',
  about: { zh: '窗口一屏：找到申请人、事项、预填、材料', en: 'The window in one call: applicant, matter, prefill, papers' },
  params: InArea,
  query: z.object({
    q: text(100).optional(),
    personAreaId: AreaId.optional(),
    person: z.uuid().optional(),
    item: ItemCode.optional(),
  }),
  answer: z.object({
    people: z.array(FoundApplicant),
    /** A document known in another community only: which. */
    elsewhere: z.array(z.object({ areaId: AreaId, areaName: z.string() })),
    applicant: FoundApplicant.nullable(),
    /** The applicant's latest cases, open ones first. */
    cases: z.array(ApplicationRow),
    matter: ItemForApplicant.nullable(),
  }),
  problems: ['matters.item_unknown', 'matters.person_unknown'],
}) // prettier-ignore
