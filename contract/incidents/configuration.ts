import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, InArea, Instant, text } from '../shapes.ts'
import { clockSteps } from './incident-flow.ts'
import {
  limitGroups,
  limitUnits,
  responsibleKinds,
  taxonomyNames,
  type LimitGroup,
  type ResponsibleKind,
  type TaxonomyName,
} from './taxonomy-names.ts'

/** Categories, limits, duties and organisations are numbered in 32 bits. */
const Key = z.coerce.number().int().min(1).max(2_147_483_647)
const keysOf = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as [K, ...K[]]
const Taxonomy = z.enum(keysOf<TaxonomyName>(taxonomyNames))
const Group = z.enum(keysOf<LimitGroup>(limitGroups))
const Kind = z.enum(keysOf<ResponsibleKind>(responsibleKinds))
const Version = z.coerce.number().int().min(1).max(2_147_483_647)
const Level = z.coerce.number().int().min(1).max(4)

/** A category to choose from; a row that is the parent of another is a heading and can't be reported. */
export const CategoryChoice = z.object({
  id: z.number(),
  taxonomy: z.string(),
  code: z.string(),
  parentId: z.number().nullable(),
  zh: z.string(),
  en: z.string(),
  leaf: z.boolean(),
  urgent: z.boolean(),
})
export type CategoryChoice = z.infer<typeof CategoryChoice>
export type CategoryBranch = CategoryChoice & { children: CategoryBranch[] }
/** The rows as a tree, in their order. */
export const categoryTree = (rows: readonly CategoryChoice[], parentId: number | null = null): CategoryBranch[] =>
  rows.filter((row) => row.parentId === parentId).map((row) => ({ ...row, children: categoryTree(rows, row.id) }))

export const findCategories = route({
  name: 'incidents.find_categories',
  method: 'GET',
  path: '/api/areas/{areaId}/categories',
  permission: 'public',
  about: { zh: '可上报的事件类别', en: 'Categories to report under in an area' },
  params: InArea,
  answer: z.object({
    taxonomies: z.array(z.object({ taxonomy: z.string(), zh: z.string(), en: z.string() })),
    rows: z.array(CategoryChoice),
  }),
})

const configure = { permission: 'incidents.configure' } as const
const base = '/api/areas/{areaId}/configuration'

export const Category = z.object({
  id: z.number(),
  taxonomy: z.string(),
  code: z.string(),
  parentId: z.number().nullable(),
  zh: z.string(),
  en: z.string(),
  words: z.array(z.string()),
  limitGroup: z.string(),
  organisationKind: z.string().nullable(),
  active: z.boolean(),
  sort: z.number(),
  version: z.number(),
})
/** Categories belong to the whole installation: read anywhere, changed at the top of the tree only. */
export const listCategories = route({
  ...configure,
  name: 'incidents.list_categories',
  method: 'GET',
  path: `${base}/categories`,
  about: { zh: '分类体系（含停用）', en: 'The taxonomies, with what was switched off' },
  params: InArea,
  query: z.object({ taxonomy: Taxonomy.optional() }),
  answer: z.object({ rows: z.array(Category), mayChange: z.boolean() }),
})
const words = z.array(text(40)).max(200)
export const addCategory = route({
  ...configure,
  name: 'incidents.add_category',
  method: 'POST',
  path: `${base}/categories`,
  about: { zh: '新增类别', en: 'Add a category' },
  params: InArea,
  body: z.object({
    taxonomy: Taxonomy,
    code: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9.-]{1,20}$/),
    parentId: Key.nullish(),
    zh: text(60),
    en: text(100),
    words: words.default([]),
    limitGroup: Group.default('general'),
    organisationKind: Kind.nullish(),
  }),
  answer: Category,
  problems: ['incidents.configured_above', 'incidents.category_code_taken', 'incidents.category_parent_wrong'],
})
export const changeCategory = route({
  ...configure,
  name: 'incidents.change_category',
  method: 'PATCH',
  path: `${base}/categories/{id}`,
  about: { zh: '修改、停用类别', en: 'Rename or switch off a category' },
  params: InArea.extend({ id: Key }),
  body: z.object({
    version: Version,
    zh: text(60).optional(),
    en: text(100).optional(),
    words: words.optional(),
    limitGroup: Group.optional(),
    organisationKind: Kind.nullish(),
    active: z.boolean().optional(),
  }),
  answer: Category,
  problems: ['incidents.configured_above', 'incidents.category_unknown', 'platform.conflict'],
})
export const orderCategories = route({
  ...configure,
  name: 'incidents.order_categories',
  method: 'PUT',
  path: `${base}/category-order`,
  about: { zh: '调整类别顺序', en: 'Put the categories below one heading in order' },
  params: InArea,
  /** All the categories below one heading (or at the top of one taxonomy), in the new order. */
  body: z.object({ ids: z.array(Key).min(1).max(500) }),
  answer: z.object({ rows: z.array(Category) }),
  problems: ['incidents.configured_above', 'incidents.category_unknown', 'incidents.category_parent_wrong'],
})

export const TaxonomyUse = z.object({
  taxonomy: z.string(),
  zh: z.string(),
  en: z.string(),
  used: z.boolean(),
  /** What this area says itself; null: it follows the area above. */
  own: z.boolean().nullable(),
  /** The area whose word holds; null: nobody said anything, so it is used. */
  fromAreaId: z.number().nullable(),
  fromAreaName: z.string().nullable(),
})
export const listTaxonomies = route({
  ...configure,
  name: 'incidents.list_taxonomies',
  method: 'GET',
  path: `${base}/taxonomies`,
  about: { zh: '本区域启用的分类体系', en: 'Which taxonomies an area offers' },
  params: InArea,
  answer: z.object({ rows: z.array(TaxonomyUse) }),
})
export const switchTaxonomy = route({
  ...configure,
  name: 'incidents.switch_taxonomy',
  method: 'PUT',
  path: `${base}/taxonomies/{taxonomy}`,
  about: { zh: '启用、停用分类体系', en: 'Switch a taxonomy for an area' },
  params: InArea.extend({ taxonomy: Taxonomy }),
  /** `own` as read before; null used: follow the area above again. */
  body: z.object({ used: z.boolean().nullable(), own: z.boolean().nullable() }),
  answer: z.object({ rows: z.array(TaxonomyUse) }),
  problems: ['incidents.taxonomy_last', 'platform.conflict'],
})

const LimitValue = {
  amount: z.number().min(0.1).max(8784),
  unit: z.enum(limitUnits),
  yellowShare: z.number().min(0.1).max(0.95).default(0.8),
  /** Why this area differs. */
  reason: text(200).nullish(),
}
export const LimitRow = z.object({
  id: z.number(),
  /** 0: holds everywhere. */
  areaId: z.number(),
  areaName: z.string().nullable(),
  step: z.enum(clockSteps),
  categoryId: z.number().nullable(),
  categoryZh: z.string().nullable(),
  categoryEn: z.string().nullable(),
  limitGroup: z.string().nullable(),
  level: z.number().nullable(),
  organisationId: z.number().nullable(),
  organisation: z.string().nullable(),
  amount: z.number(),
  unit: z.enum(limitUnits),
  yellowShare: z.number(),
  reason: z.string().nullable(),
  version: z.number(),
  /** Of this very area, so it may be changed here. */
  own: z.boolean(),
  /** A nearer area has a rule for the same thing. */
  overridden: z.boolean(),
})
export const listLimits = route({
  ...configure,
  name: 'incidents.list_limits',
  method: 'GET',
  path: `${base}/limits`,
  about: { zh: '时限表（含上级）', en: 'Limits that hold in an area, its own and those from above' },
  params: InArea,
  query: z.object({ step: z.enum(clockSteps).optional() }),
  answer: z.object({ rows: z.array(LimitRow) }),
})
export const addLimit = route({
  ...configure,
  name: 'incidents.add_limit',
  method: 'POST',
  path: `${base}/limits`,
  about: { zh: '新增时限，或在本区域改写上级时限', en: 'Add a limit, or override one from above' },
  params: InArea,
  body: z.object({
    step: z.enum(clockSteps),
    categoryId: Key.nullish(),
    limitGroup: Group.nullish(),
    level: Level.nullish(),
    organisationId: Key.nullish(),
    ...LimitValue,
  }),
  answer: LimitRow,
  problems: [
    'incidents.limit_exists',
    'incidents.limit_too_long',
    'incidents.category_unknown',
    'incidents.organisation_unknown',
  ],
})
export const changeLimit = route({
  ...configure,
  name: 'incidents.change_limit',
  method: 'PATCH',
  path: `${base}/limits/{id}`,
  about: { zh: '修改时限', en: 'Change a limit' },
  params: InArea.extend({ id: Key }),
  body: z.object({ version: Version, ...LimitValue }),
  answer: LimitRow,
  problems: ['incidents.limit_unknown', 'incidents.limit_too_long', 'incidents.configured_above', 'platform.conflict'],
})
export const removeLimit = route({
  ...configure,
  name: 'incidents.remove_limit',
  method: 'DELETE',
  path: `${base}/limits/{id}`,
  about: { zh: '删除时限，恢复上级时限', en: 'Remove a limit; the one from above holds again' },
  params: InArea.extend({ id: Key }),
  query: z.object({ version: Version }),
  answer: z.object({ id: z.number() }),
  problems: ['incidents.limit_unknown', 'incidents.configured_above', 'platform.conflict'],
})
/** «这个类别、这个等级，现在上报会怎样»: every clock as it would be wound up at `start`. */
export const tryLimits = route({
  ...configure,
  name: 'incidents.try_limits',
  method: 'GET',
  path: `${base}/limits/try`,
  about: { zh: '时限试算', en: 'Try the limits out' },
  params: InArea,
  query: z.object({
    categoryId: Key,
    level: Level.default(1),
    organisationId: Key.optional(),
    urgent: z.stringbool().default(false),
    start: z.iso.datetime({ offset: true }).optional(),
  }),
  answer: z.object({
    start: Instant,
    rows: z.array(
      z.object({
        step: z.enum(clockSteps),
        amount: z.number(),
        unit: z.enum(limitUnits),
        yellowAt: Instant,
        dueAt: Instant,
        /** Which rule decided; null: no rule, the built-in one. */
        limitId: z.number().nullable(),
        fromAreaId: z.number().nullable(),
        fromAreaName: z.string().nullable(),
      }),
    ),
  }),
  problems: ['incidents.category_unknown'],
})

/** 事项责任清单 (J04). */
export const Duty = z.object({
  id: z.number(),
  areaId: z.number(),
  areaName: z.string().nullable(),
  /** null: everything without a duty of its own. */
  categoryId: z.number().nullable(),
  categoryZh: z.string().nullable(),
  categoryEn: z.string().nullable(),
  organisationId: z.number(),
  organisation: z.string(),
  /** The organisation was closed: somebody else must be named. */
  organisationClosed: z.boolean(),
  version: z.number(),
  own: z.boolean(),
})
export const listDuties = route({
  ...configure,
  name: 'incidents.list_duties',
  method: 'GET',
  path: `${base}/duties`,
  about: { zh: '事项责任清单（含上级）', en: 'Who answers for which category' },
  params: InArea,
  answer: z.object({ rows: z.array(Duty) }),
})
export const setDuty = route({
  ...configure,
  name: 'incidents.set_duty',
  method: 'PUT',
  path: `${base}/duties`,
  about: { zh: '指定责任单位', en: 'Name who answers for a category' },
  params: InArea,
  /** `version` of the duty of this area and category when there is one. */
  body: z.object({ categoryId: Key.nullable(), organisationId: Key, version: Version.optional() }),
  answer: Duty,
  problems: ['incidents.category_unknown', 'incidents.organisation_unknown', 'platform.conflict'],
})
export const clearDuty = route({
  ...configure,
  name: 'incidents.clear_duty',
  method: 'DELETE',
  path: `${base}/duties/{id}`,
  about: { zh: '取消责任单位', en: 'Take a duty back' },
  params: InArea.extend({ id: Key }),
  query: z.object({ version: Version }),
  answer: z.object({ id: z.number() }),
  problems: ['incidents.duty_unknown', 'incidents.configured_above', 'platform.conflict'],
})
export const findDutyGaps = route({
  ...configure,
  name: 'incidents.find_duty_gaps',
  method: 'GET',
  path: `${base}/duty-gaps`,
  about: { zh: '无人负责的类别', en: 'Categories nobody answers for' },
  params: InArea,
  answer: z.object({
    rows: z.array(
      z.object({
        categoryId: z.number(),
        taxonomy: z.string(),
        zh: z.string(),
        en: z.string(),
        why: z.enum(['nobody', 'organisation_closed']),
        organisation: z.string().nullable(),
        /** Areas below that named somebody themselves. */
        namedBelow: z.array(AreaId),
      }),
    ),
    categories: z.number(),
  }),
})
