import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, Day, Id, InArea, Instant, Stream, text } from '../shapes.ts'
import { MatterClass, OneItem } from './catalogue.ts'
import { ClassCode, ItemCode, ItemContent, Power } from './item.ts'

export const versionStates = ['draft', 'published', 'superseded', 'retired'] as const
/** One version of an item, for one area; the nearest published one up the tree is in force. */
export const ItemVersion = z.object({
  /** 0: shipped with the product as an example, no area's own. */
  areaId: z.int(),
  areaName: z.string(),
  no: z.int(),
  state: z.enum(versionStates),
  content: ItemContent,
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  publishedAt: Instant.nullable(),
  publishedBy: z.string().nullable(),
  note: z.string().nullable(),
  version: z.int(),
  /** Of the asker's own area: may be changed here. */
  own: z.boolean(),
})
export type ItemVersion = z.infer<typeof ItemVersion>

export const listVersions = route({
  name: 'matters.list_versions',
  method: 'GET',
  path: '/api/areas/{areaId}/matters/{code}/versions',
  permission: 'matters.configure',
  about: { zh: '一个事项的各版本（草稿、在用、已替代、已停办），本级和上级', en: 'All versions of an item, of this area and those above' },
  params: OneItem,
  answer: z.object({ classCode: ClassCode, rows: z.array(ItemVersion) }),
  problems: ['matters.item_unknown'],
}) // prettier-ignore

/** 本级草稿: begun and not yet published, so that they are found again. */
export const listDrafts = route({
  name: 'matters.list_drafts',
  method: 'GET',
  path: '/api/areas/{areaId}/matter-drafts',
  permission: 'matters.configure',
  about: { zh: '本区域还没有发布的事项草稿', en: 'Drafts of this area that are not published yet' },
  params: InArea,
  answer: z.object({ rows: z.array(z.object({ code: ItemCode, classCode: ClassCode, zh: z.string(), en: z.string(), no: z.int() })) }),
}) // prettier-ignore

/** Makes or changes the draft of this area; a new code makes a new item. `version` 0: there is no draft yet. */
export const saveDraft = route({
  name: 'matters.save_draft',
  method: 'PUT',
  path: '/api/areas/{areaId}/matters/{code}/draft',
  permission: 'matters.configure',
  about: { zh: '编辑事项草稿（新代码即新事项）', en: 'Edit the draft of an item; a new code is a new item' },
  params: OneItem,
  body: z.object({ classCode: ClassCode, content: ItemContent, version: z.int().min(0) }),
  answer: ItemVersion,
  problems: ['matters.class_unknown', 'matters.form_wrong', 'matters.material_twice', 'platform.conflict', 'platform.file_unknown'],
}) // prettier-ignore
export const discardDraft = route({
  name: 'matters.discard_draft',
  method: 'DELETE',
  path: '/api/areas/{areaId}/matters/{code}/draft',
  permission: 'matters.configure',
  about: { zh: '放弃草稿', en: 'Discard the draft' },
  params: OneItem,
  answer: z.object({ discarded: z.boolean() }),
  problems: ['matters.item_unknown'],
})
export const publishItem = route({
  name: 'matters.publish_item',
  method: 'POST',
  path: '/api/areas/{areaId}/matters/{code}/publish',
  permission: 'matters.configure',
  about: { zh: '发布草稿，替代本区域的上一版', en: 'Publish the draft; the version before is superseded' },
  params: OneItem,
  body: z.object({ version: z.int().min(1), validFrom: Day.optional(), validTo: Day.nullish(), note: text(500).optional() }),
  answer: ItemVersion,
  problems: ['matters.item_unknown', 'matters.no_draft', 'matters.validity_wrong', 'platform.conflict'],
}) // prettier-ignore
/** 停办: not offered in this area any more, until published again. Running cases go on. */
export const retireItem = route({
  name: 'matters.retire_item',
  method: 'POST',
  path: '/api/areas/{areaId}/matters/{code}/retire',
  permission: 'matters.configure',
  about: { zh: '停办：本区域不再受理', en: 'Retire an item in this area' },
  params: OneItem,
  body: z.object({ reason: text(500) }),
  answer: ItemVersion,
  problems: ['matters.item_unknown'],
})
export const compareVersions = route({
  name: 'matters.compare_versions',
  method: 'GET',
  path: '/api/areas/{areaId}/matters/{code}/compare',
  permission: 'matters.configure',
  about: { zh: '两个版本有什么不同', en: 'What differs between two versions' },
  params: OneItem,
  query: z.object({ fromArea: z.coerce.number().int().min(0), from: z.coerce.number().int().min(1), toArea: z.coerce.number().int().min(0), to: z.coerce.number().int().min(1) }),
  /** `path` like `materials.id_card.copies`; `before` or `after` is null where it wasn't there. */
  answer: z.object({ changes: z.array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })) }),
  problems: ['matters.item_unknown', 'matters.version_unknown'],
}) // prettier-ignore

export const saveClass = route({
  name: 'matters.save_class',
  method: 'PUT',
  path: '/api/areas/{areaId}/matter-classes/{code}',
  permission: 'matters.configure',
  about: { zh: '新增或修改分类', en: 'Add or change a class' },
  params: InArea.extend({ code: ClassCode }),
  body: z.object({ zh: text(40), en: text(80), sort: z.int().min(0).max(9999), active: z.boolean(), version: z.int().min(0) }),
  answer: MatterClass,
  problems: ['matters.configured_above', 'platform.conflict'],
}) // prettier-ignore

export const PowerOfItem = z.object({
  code: ItemCode,
  zh: z.string(),
  classCode: ClassCode,
  /** The area whose rows hold here. */
  areaId: z.int().nullable(),
  rows: z.array(Power.extend({ organisation: z.string().nullable() })),
})
/** 职能下移清单: which tier may accept and decide what. */
export const listPower = route({
  name: 'matters.list_power',
  method: 'GET',
  path: '/api/areas/{areaId}/matter-power',
  permission: 'public',
  about: { zh: '权限清单：哪一级可受理、可决定（下放、延伸、现场办公）', en: 'The power register: which tier may accept and decide' },
  params: InArea,
  answer: z.object({ rows: z.array(PowerOfItem) }),
}) // prettier-ignore
export const savePower = route({
  name: 'matters.save_power',
  method: 'PUT',
  path: '/api/areas/{areaId}/matters/{code}/power',
  permission: 'matters.configure',
  about: { zh: '修改一个事项在本区域的权限', en: 'Change who may accept and decide an item in this area' },
  params: OneItem,
  body: z.object({ rows: z.array(Power).max(4) }),
  answer: PowerOfItem,
  problems: ['matters.item_unknown', 'matters.power_wrong', 'matters.configured_above', 'matters.organisation_unknown'],
})

/** 同义词: what people say, and what it means in the catalogue's words. */
export const Synonym = z.object({
  id: Id,
  said: z.string(),
  means: z.array(z.string()),
  version: z.int(),
  own: z.boolean().describe('本级自己的'),
})
export const listSynonyms = route({
  name: 'matters.list_synonyms',
  method: 'GET',
  path: '/api/areas/{areaId}/matter-synonyms',
  permission: 'matters.configure',
  about: { zh: '同义词表', en: 'Synonyms of the search' },
  params: InArea,
  answer: z.object({ rows: z.array(Synonym) }),
})
export const saveSynonym = route({
  name: 'matters.save_synonym',
  method: 'POST',
  path: '/api/areas/{areaId}/matter-synonyms',
  permission: 'matters.configure',
  about: { zh: '新增或修改同义词（同一个说法只有一行；means 为空即删除）', en: 'Add or change a synonym; empty means removes it' },
  params: InArea,
  body: z.object({ said: text(40), means: z.array(text(40)).max(20) }),
  answer: z.object({ rows: z.array(Synonym) }),
}) // prettier-ignore

export const exportCatalogue = route({
  name: 'matters.export_catalogue',
  method: 'GET',
  path: '/api/areas/{areaId}/matter-catalogue.xlsx',
  permission: 'matters.configure',
  about: { zh: '导出事项清单（xlsx）', en: 'Export the catalogue as xlsx' },
  params: InArea,
  answer: Stream,
  medium: 'file',
})

/** 岗位 A、B: who handles the matters of a post in a community or street. */
export const PostDuty = z.object({
  areaId: AreaId,
  post: z.string(),
  zh: z.string(),
  en: z.string(),
  a: z.object({ accountId: z.uuid(), name: z.string(), absent: z.boolean() }).nullable(),
  b: z.object({ accountId: z.uuid(), name: z.string(), absent: z.boolean() }).nullable(),
  /** Who has new cases today: A, B when A is away, or the desk. */
  today: z.string().nullable(),
  items: z.int(),
})
export const listPostDuties = route({
  name: 'matters.list_post_duties',
  method: 'GET',
  path: '/api/areas/{areaId}/matter-posts',
  permission: 'matters.read',
  about: { zh: '各岗位的 A 岗、B 岗和今天由谁办', en: 'A and B of every post, and who has it today' },
  params: InArea,
  answer: z.object({ rows: z.array(PostDuty) }),
})
export const savePostDuty = route({
  name: 'matters.save_post_duty',
  method: 'PUT',
  path: '/api/areas/{areaId}/matter-posts/{post}',
  permission: 'matters.configure',
  about: { zh: '指定一个岗位的 A 岗、B 岗', en: 'Name A and B of a post' },
  params: InArea.extend({ post: z.string().regex(/^[a-z][a-z_]{1,40}$/) }),
  body: z.object({ a: z.uuid().nullable(), b: z.uuid().nullable() }),
  answer: z.object({ rows: z.array(PostDuty) }),
  problems: ['matters.post_unknown', 'matters.account_unknown', 'matters.a_is_b'],
})
