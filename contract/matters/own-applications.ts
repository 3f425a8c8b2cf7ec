import { z } from 'zod'
import { route, type Route } from '../route.ts'
import { AreaId, ClientId, InArea, Instant, Paging, pageOf, Phone, Stream, text } from '../shapes.ts'
import { applicationStates, decisions, PaperInput, type OwnMove } from './application-flow.ts'
import { ExplainedApplicationClock } from './application-lists.ts'
import {
  AgentInput,
  Answered,
  applicationForms,
  applicationMoveBody,
  applicationMoveProblems,
  ApplicationReceipt,
  MissingThing,
  OneApplication,
  Paper,
  type ApplicationMoveInput,
} from './applications.ts'
import { OneItem } from './catalogue.ts'
import { FormSchema, FormValues } from './forms.ts'
import { ItemCode } from './item.ts'
import { ItemForApplicant } from './window.ts'

/** A matter for the one who is signed in: what the community knows of them is filled in already. */
export const getOwnMatter = route({
  name: 'matters.get_own_matter',
  method: 'GET',
  path: '/api/areas/{areaId}/own-matters/{code}',
  permission: 'matters.own',
  about: { zh: '网上办：事项、我的预填信息、还要什么材料', en: 'A matter for me: what is known, what is still needed' },
  params: OneItem,
  answer: ItemForApplicant.omit({ openAlready: true, mayDecide: true }).extend({
    /** The register knows the one who asks; else name and number must be given. */
    recognised: z.boolean(),
    name: z.string().nullable(),
  }),
  problems: ['matters.item_unknown'],
})

/** 网上申请: for oneself, or for somebody else as their agent (`applicant` given). `id` is made by the client. */
export const apply = route({
  name: 'matters.apply',
  method: 'POST',
  path: '/api/areas/{areaId}/own-applications',
  permission: 'matters.own',
  about: { zh: '网上申请（本人或代他人）', en: 'Apply online, for oneself or for another' },
  params: InArea,
  body: z.object({
    id: ClientId,
    itemCode: ItemCode,
    itemNo: z.int().min(1).optional(),
    /** Left out: oneself, as the register knows them. */
    applicant: z.object({ name: text(60), document: text(40).optional(), phone: Phone.optional() }).optional(),
    /** When for another: who the signed-in resident is to them. */
    agent: AgentInput.omit({ phone: true }).optional(),
    values: FormValues.default({}),
    papers: z.array(PaperInput).max(40).default([]),
    note: text(500).optional(),
  }),
  answer: ApplicationReceipt,
  problems: [
    'matters.item_unknown',
    'matters.item_changed',
    'matters.not_online',
    'matters.not_accepted_here',
    'matters.applicant_missing',
    'matters.answers_wrong',
    'matters.material_unknown',
    'matters.id_taken',
    'matters.too_many_applications',
    'platform.file_unknown',
  ],
  perMinute: 30,
})

export const OwnApplicationRow = z.object({
  areaId: AreaId,
  id: z.uuid(),
  number: z.int(),
  itemCode: ItemCode,
  itemZh: z.string(),
  itemEn: z.string(),
  areaName: z.string(),
  state: z.enum(applicationStates),
  version: z.int(),
  submittedAt: Instant,
  dueAt: Instant.nullable(),
  supplementDueAt: Instant.nullable(),
  missing: z.int(),
  decision: z.enum(decisions).nullable(),
  closedAt: Instant.nullable(),
})
export type OwnApplicationRow = z.infer<typeof OwnApplicationRow>
export const listOwn = route({
  name: 'matters.list_own',
  method: 'GET',
  path: '/api/me/applications',
  permission: 'matters.own',
  about: { zh: '我的办件', en: 'My applications' },
  query: Paging,
  answer: pageOf(OwnApplicationRow),
})

/** A case as its applicant sees it: no names of staff beyond the desk, nothing among colleagues. */
export const OwnApplication = OwnApplicationRow.extend({
  answers: z.array(Answered),
  /** Only what isn't answered yet. */
  form: FormSchema,
  papers: z.array(Paper),
  missingThings: z.array(MissingThing),
  notice: z.object({ at: Instant, note: z.string().nullable(), dueAt: Instant, things: z.array(MissingThing) }).nullable(),
  result: z.string().nullable(),
  refusal: z.object({ reason: z.string(), note: z.string(), elsewhere: z.string().nullable() }).nullable(),
  /** 进度, in plain words, oldest first. */
  timeline: z.array(z.object({ at: Instant, move: z.string(), text: z.string() })),
  clocks: z.array(ExplainedApplicationClock),
  resultFiles: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['image', 'pdf']) })),
  prints: z.array(z.enum(applicationForms)),
  moves: z.array(z.enum(['supply', 'withdraw'])),
}) // prettier-ignore
export type OwnApplication = z.infer<typeof OwnApplication>
export const getOwn = route({
  name: 'matters.get_own',
  method: 'GET',
  path: '/api/areas/{areaId}/own-applications/{id}',
  permission: 'matters.own',
  about: { zh: '我的一件办件：进度、还缺什么、期限说明', en: 'One of my applications' },
  params: OneApplication,
  answer: OwnApplication,
  problems: ['matters.application_unknown'],
})
export const printOwn = route({
  name: 'matters.print_own',
  method: 'GET',
  path: '/api/areas/{areaId}/own-applications/{id}/forms/{form}',
  permission: 'matters.own',
  about: { zh: '我的办件文书（PDF）', en: 'A form of my application as PDF' },
  params: OneApplication.extend({ form: z.enum(applicationForms) }),
  answer: Stream,
  medium: 'file',
  problems: ['matters.application_unknown', 'matters.form_not_yet'],
})

const ownMove = (move: OwnMove, zh: string, en: string) =>
  route({
    name: `matters.own_${move}`,
    method: 'POST',
    path: `/api/areas/{areaId}/own-applications/{id}/${move}`,
    permission: 'matters.own',
    about: { zh, en },
    params: OneApplication,
    body: applicationMoveBody(move),
    answer: ApplicationReceipt,
    problems: applicationMoveProblems,
  } satisfies Route) as unknown as {
    name: string
    method: 'POST'
    path: string
    permission: 'matters.own'
    about: { zh: string; en: string }
    params: typeof OneApplication
    body: z.ZodType<ApplicationMoveInput>
    answer: typeof ApplicationReceipt
    problems: typeof applicationMoveProblems
  }
/** 补正: what was missing, uploaded or answered. */
export const supplyOwn = ownMove('supply', '补齐材料（网上）', 'Complete what is missing')
export const withdrawOwn = ownMove('withdraw', '撤回申请', 'Withdraw')
