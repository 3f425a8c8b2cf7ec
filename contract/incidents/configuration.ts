import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, text } from '../shapes.ts'
import { Key, Taxonomy, Group, Kind, Version, base, configure } from './configuration-keys.ts'

export * from './duties.ts'
export * from './limits.ts'

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
  /** What else it is found by: what residents call it, pinyin and initials of its name; lower case, split by spaces. */
  search: z.string(),
})
export type CategoryChoice = z.infer<typeof CategoryChoice>
export type CategoryBranch = CategoryChoice & { children: CategoryBranch[] }
/** Does a category answer to what was typed: part of its name, of what residents call it, its pinyin or initials. */
export const answersTo = ({ zh, en, search }: Pick<CategoryChoice, 'zh' | 'en' | 'search'>, typed: string) =>
  `${zh} ${en.toLowerCase()} ${search}`.includes(typed.trim().toLowerCase())
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
