import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, InArea } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { Month } from './plan.ts'
import { moods, needs } from './visits.ts'

const Theme = z.object({
  word: z.string(),
  /** Entries that say it this month, and on average in the three months before. */
  times: z.int(),
  before: z.number(),
  rising: z.boolean(),
})
export type Theme = z.infer<typeof Theme>

/** 居民在说什么: words of the diary, said in at least three entries; names, numbers and places of people are left out. */
export const visitThemes = route({
  name: 'visits.get_themes',
  method: 'GET',
  path: '/api/areas/{areaId}/visit-themes',
  permission: 'visits.read_numbers',
  about: {
    zh: '居民在说什么：词频、上升的话题、需求、心情，按辖区',
    en: 'What people say: words, rising themes, needs, moods, by area',
  },
  params: InArea,
  query: z.object({ month: Month.optional(), grid: GridNo.optional() }),
  answer: z.object({
    month: z.string(),
    entries: z.int(),
    words: z.array(Theme),
    needs: z.array(z.object({ need: z.enum(needs), times: z.int(), before: z.number(), rising: z.boolean() })),
    moods: z.array(z.object({ mood: z.enum(moods), times: z.int() })),
    areas: z.array(z.object({ areaId: AreaId, name: z.string(), entries: z.int(), words: z.array(Theme) })),
  }),
})
