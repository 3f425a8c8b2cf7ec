import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, text } from '../shapes.ts'

export const CategorySuggestion = z.object({
  categoryId: z.number(),
  zh: z.string(),
  en: z.string(),
  taxonomy: z.string(),
  /** 0 to 1: how sure the model is, over all categories in use. */
  share: z.number(),
})

/** While somebody types: up to three categories, learned from the area's own closed cases and the taxonomies' words; none when the text says nothing. */
export const suggestCategories = route({
  name: 'incidents.suggest_categories',
  method: 'GET',
  path: '/api/areas/{areaId}/category-suggestions',
  permission: 'public',
  about: { zh: '按文字建议事件类别', en: 'Suggest categories for a text' },
  params: InArea,
  query: z.object({ text: text(2000) }),
  answer: z.object({ rows: z.array(CategorySuggestion) }),
  perMinute: 240,
})
