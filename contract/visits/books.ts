import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, Stream } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { Month } from './plan.ts'
import { VisitFilter } from './visits.ts'

/** So many entries stand in one book. */
export const mostInBook = 1000

/** 民情日志 of a month: of a worker, of a grid, or of the community. Workers print their own and those of their grids. */
export const printVisitBook = route({
  name: 'visits.print_book',
  method: 'GET',
  path: '/api/areas/{areaId}/visit-book',
  permission: 'visits.read',
  about: {
    zh: '打印一个月的民情日志（PDF 或 Word），按走访人或网格',
    en: 'The diary of a month as PDF or Word, by worker or grid',
  },
  params: InArea,
  query: z.object({
    month: Month,
    grid: GridNo.optional(),
    workerId: z.uuid().optional(),
    format: z.enum(['pdf', 'docx']).default('pdf'),
  }),
  answer: Stream,
  medium: 'file',
  problems: ['visits.book_not_yours'],
  perMinute: 20,
})
export const exportVisits = route({
  name: 'visits.export',
  method: 'GET',
  path: '/api/areas/{areaId}/visits-export',
  permission: 'visits.export',
  about: {
    zh: '导出民情日志（xlsx，与列表同样筛选，留痕）',
    en: 'Export the diary as xlsx, filtered as the list and logged',
  },
  params: InArea,
  query: VisitFilter,
  answer: Stream,
  medium: 'file',
  perMinute: 10,
})
