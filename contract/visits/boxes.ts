import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, Id, InArea, Instant, Paging, pageOf, Phone, Stream, text } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { FollowUp } from './visits.ts'

/** 居民联系箱 (B09): where it stands, and how often it is emptied. Residents put papers into it, with or without a name. */
export const ContactBox = z.object({
  areaId: AreaId,
  id: z.uuid(),
  place: z.string(),
  gridNo: GridNo.nullable(),
  note: z.string(),
  /** At least every so many days. */
  everyDays: z.int(),
  closedOn: Day.nullable(),
  /** When it was emptied last, by whom. */
  lastAt: Instant.nullable(),
  lastBy: z.string().nullable(),
  /** Longer ago than it should be, or never. */
  due: z.boolean(),
  version: z.int(),
})
export type ContactBox = z.infer<typeof ContactBox>

const boxes = '/api/areas/{areaId}/contact-boxes'
export const listBoxes = route({
  name: 'visits.list_boxes',
  method: 'GET',
  path: boxes,
  permission: 'visits.read',
  about: { zh: '居民联系箱：在哪里、上次谁开的', en: 'Contact boxes: where they stand, who emptied them last' },
  params: InArea,
  query: z.object({ closed: z.stringbool().default(false).describe('also those taken down') }),
  answer: z.object({ rows: z.array(ContactBox) }),
})
export const saveBox = route({
  name: 'visits.save_box',
  method: 'PUT',
  path: `${boxes}/{id}`,
  permission: 'visits.configure',
  about: { zh: '登记、修改、撤除居民联系箱', en: 'Keep a contact box, or take it down' },
  params: InArea.extend({ id: ClientId }),
  body: z.object({
    place: text(60),
    gridNo: GridNo.nullable(),
    note: z.string().trim().max(200).default(''),
    everyDays: z.int().min(1).max(31),
    closedOn: Day.nullable().default(null),
    /** Null for a new one. */
    version: z.int().nullable(),
  }),
  answer: ContactBox,
  problems: ['platform.conflict', 'visits.grid_unknown', 'visits.box_community_only', 'visits.id_taken'],
})

/** What a paper became. The first four are cases of their own, with the clock of the day the box was opened. */
export const paperKinds = ['incident', 'agency', 'consultation', 'help', 'answered', 'praise'] as const
export type PaperKind = (typeof paperKinds)[number]
/** How many papers a box may hold at once. */
export const mostPapers = 40

export const PaperDraft = z.object({
  id: ClientId,
  text: text(2000),
  photos: z.array(z.uuid()).max(5).default([]),
  becomes: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('incident'),
      id: ClientId,
      categoryId: Id.optional(),
      urgent: z.boolean().default(false),
      placeText: text(200).optional().describe('left out: where the box stands'),
      reporterPhone: Phone.optional(),
    }),
    z.object({ kind: z.literal('help'), id: ClientId, reporterPhone: Phone.optional() }),
    z.object({
      kind: z.literal('agency'),
      id: ClientId,
      matter: text(200),
      name: text(40),
      phone: Phone.optional(),
      address: text(200).optional(),
    }),
    z.object({
      kind: z.literal('consultation'),
      id: ClientId,
      phone: Phone.describe('the answer is told to this number'),
    }),
    z.object({ kind: z.literal('answered'), answer: text(1000).describe('what was said or hung out') }),
    z.object({ kind: z.literal('praise') }),
  ]),
})
export type PaperDraft = z.output<typeof PaperDraft>

/** 开箱: `id` is made by the client: sent twice, kept once. No paper at all is a valid answer. */
export const CollectionDraft = z.object({
  id: ClientId,
  boxId: ClientId,
  note: z.string().trim().max(500).default(''),
  papers: z.array(PaperDraft).max(mostPapers).default([]),
  /** By the clock of whoever wrote it: when the box was opened, and when this request left. */
  saidAt: Instant,
  sentAt: Instant,
})
export type CollectionDraft = z.output<typeof CollectionDraft>
export type CollectionInput = z.input<typeof CollectionDraft>

export const Paper = z.object({
  id: z.uuid(),
  text: z.string(),
  photos: z.array(z.uuid()),
  kind: z.enum(paperKinds),
  answer: z.string().nullable(),
  /** The case it became. */
  became: FollowUp.nullable(),
  doneAt: Instant.nullable(),
})
export const Collection = z.object({
  areaId: AreaId,
  id: z.uuid(),
  boxId: z.uuid(),
  place: z.string(),
  gridNo: GridNo.nullable(),
  at: Instant,
  by: z.string(),
  note: z.string(),
  papers: z.array(Paper),
})
export type Collection = z.infer<typeof Collection>

const path = '/api/areas/{areaId}/box-collections'
export const recordCollection = route({
  name: 'visits.record_collection',
  method: 'POST',
  path,
  permission: 'visits.record',
  about: {
    zh: '开箱登记：每张来信转事件、代办、咨询、求助，或当场答复、表扬',
    en: 'Record that a box was emptied: each paper becomes a case, was answered, or is praise',
  },
  params: InArea,
  body: CollectionDraft,
  answer: Collection,
  problems: [
    'visits.id_taken',
    'visits.box_unknown',
    'incidents.category_unknown',
    'incidents.id_taken',
    'matters.id_taken',
    'matters.community_only',
    'matters.too_many_asked',
    'platform.file_unknown',
  ],
  perMinute: 600,
})
export const CollectionFilter = z.object({
  boxId: z.uuid().optional(),
  grid: GridNo.optional(),
  kind: z.enum(paperKinds).optional().describe('collections with such a paper'),
  open: z.stringbool().optional().describe('with a case that isn’t done'),
  from: Day.optional(),
  to: Day.optional(),
})
export type CollectionFilter = z.output<typeof CollectionFilter>
export const listCollections = route({
  name: 'visits.list_collections',
  method: 'GET',
  path,
  permission: 'visits.read',
  about: { zh: '开箱记录：筛选、翻页', en: 'When boxes were emptied and what was in them' },
  params: InArea,
  query: Paging.extend(CollectionFilter.shape),
  answer: pageOf(Collection),
})
export const getCollection = route({
  name: 'visits.get_collection',
  method: 'GET',
  path: `${path}/{id}`,
  permission: 'visits.read',
  about: { zh: '一次开箱', en: 'One opening of a box' },
  params: InArea.extend({ id: ClientId }),
  answer: Collection,
  problems: ['platform.not_found'],
})
export const exportCollections = route({
  name: 'visits.export_collections',
  method: 'GET',
  path: '/api/areas/{areaId}/box-collections-export',
  permission: 'visits.export',
  about: {
    zh: '导出来信台账（xlsx，与列表同样筛选，留痕）',
    en: 'Export the papers as xlsx, filtered as the list and logged',
  },
  params: InArea,
  query: CollectionFilter,
  answer: Stream,
  medium: 'file',
  perMinute: 10,
})
/** The way back: from a case to the box it came from. */
export const collectionOfCase = route({
  name: 'visits.collection_of_case',
  method: 'GET',
  path: '/api/areas/{areaId}/collection-of/{id}',
  permission: 'visits.read',
  about: { zh: '这个事项来自哪个联系箱', en: 'The contact box a case came from' },
  params: InArea.extend({ id: ClientId }),
  answer: z.object({ collection: Collection.nullable() }),
})
