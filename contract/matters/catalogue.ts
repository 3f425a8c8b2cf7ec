import { z } from 'zod'
import { route } from '../route.ts'
import { ClientId, InArea, Stream, text } from '../shapes.ts'
import { Key } from './forms.ts'
import { audiences, ClassCode, Item, ItemCode, ItemRow, matterKinds, onlineLevels } from './item.ts'

export const OneItem = InArea.extend({ code: ItemCode })

/** 事项分类 with how many items are offered in the area. */
export const MatterClass = z.object({
  code: ClassCode,
  zh: z.string(),
  en: z.string(),
  sort: z.int(),
  active: z.boolean(),
  items: z.int(),
  version: z.int(),
})
export type MatterClass = z.infer<typeof MatterClass>

export const listClasses = route({
  name: 'matters.list_classes',
  method: 'GET',
  path: '/api/areas/{areaId}/matter-classes',
  permission: 'public',
  about: { zh: '事项分类', en: 'Classes of matters, with counts' },
  params: InArea,
  answer: z.object({ rows: z.array(MatterClass) }),
})

/** 找事项: words as people say them, pinyin, initials, synonyms; without words everything, in order. */
export const findItems = route({
  name: 'matters.find_items',
  method: 'GET',
  path: '/api/areas/{areaId}/matters',
  permission: 'public',
  about: { zh: '找事项：口语、拼音、首字母、同义词，也可按分类浏览', en: 'Find a matter by plain words, pinyin or initials; or browse' },
  params: InArea,
  query: z.object({
    q: text(100).optional(),
    class: ClassCode.optional(),
    kind: z.enum(matterKinds).optional(),
    audience: z.enum(audiences).optional(),
    online: z.enum(onlineLevels).optional(),
    /** A code of the dictionary of posts. */
    post: z.string().max(41).optional(),
    atOnce: z.stringbool().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  answer: z.object({
    rows: z.array(ItemRow.extend({ why: z.string().nullable().describe('命中的词') })),
    total: z.int(),
    /** What to try when nothing fits: ask the community. */
    nothing: z.boolean(),
  }),
  perMinute: 120,
}) // prettier-ignore

export const getItem = route({
  name: 'matters.get_item',
  method: 'GET',
  path: '/api/areas/{areaId}/matters/{code}',
  permission: 'public',
  about: { zh: '办事指南：一个事项的全部内容', en: 'One matter whole: the guide' },
  params: OneItem,
  answer: Item,
  problems: ['matters.item_unknown'],
})

/** 样表: the sample of a material or its empty form, at the area where it lies (`Material.sampleAreaId`), by the file's id. */
export const getSample = route({
  name: 'matters.get_sample',
  method: 'GET',
  path: '/api/areas/{areaId}/matters/{code}/materials/{material}/sample',
  permission: 'public',
  about: { zh: '材料样本', en: 'The sample of a material' },
  params: OneItem.extend({ material: Key }),
  query: z.object({
    /** Without it the one of the version in force at that area. */
    file: ClientId.optional(),
  }),
  answer: Stream,
  medium: 'file',
  problems: ['matters.item_unknown', 'matters.material_unknown', 'platform.file_unknown'],
})
