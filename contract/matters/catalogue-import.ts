import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, Stream } from '../shapes.ts'

export const importVerdicts = ['new', 'changed', 'same', 'wrong'] as const
/** One row of the sheet and what would become of it. */
export const CatalogueRow = z.object({
  /** The number the sheet shows. */
  no: z.int(),
  /** Null where it couldn't be made out; of a new item the code it will have. */
  code: z.string().nullable(),
  zh: z.string(),
  verdict: z.enum(importVerdicts),
  /** What is wrong, in the reader's language, by the header of the column; null: of the whole row. */
  faults: z.array(z.object({ column: z.string().nullable(), says: z.string() })),
  /** What changes, as it stands in the sheet. */
  changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
})
export type CatalogueRow = z.infer<typeof CatalogueRow>

export const CatalogueCheck = z.object({
  rows: z.array(CatalogueRow),
  counts: z.record(z.enum(importVerdicts), z.int()),
  /** Items offered here that the sheet doesn't name: they stay as they are. */
  untouched: z.int(),
  /** Headers that aren't read. */
  unread: z.array(z.string()),
  /** To be sent with the same file: what was seen is what is written. */
  stamp: z.string(),
})
export type CatalogueCheck = z.infer<typeof CatalogueCheck>

const refusals = ['matters.sheet_unreadable', 'matters.sheet_no_header', 'matters.sheet_too_long'] as const

export const downloadCatalogueTemplate = route({
  name: 'matters.download_catalogue_template',
  method: 'GET',
  path: '/api/areas/{areaId}/matter-catalogue-template.xlsx',
  permission: 'matters.configure',
  about: { zh: '事项清单导入模板（xlsx，带填写说明和下拉选项）', en: 'Template for the catalogue, with notes and drop-downs' },
  params: InArea,
  answer: Stream,
  medium: 'file',
}) // prettier-ignore
export const checkCatalogue = route({
  name: 'matters.check_catalogue',
  method: 'POST',
  path: '/api/areas/{areaId}/matter-catalogue/check',
  permission: 'matters.configure',
  about: {
    zh: '核对事项清单（字段 file：xlsx、xls、csv）：逐行说明新增、修改、不变或有误，不写入',
    en: 'Check a sheet of matters row by row (field file); nothing is written',
  },
  params: InArea,
  upload: true,
  answer: CatalogueCheck,
  problems: refusals,
  perMinute: 30,
})
/** Rows that are wrong are left out, all others are written; the same sheet again changes nothing. */
export const importCatalogue = route({
  name: 'matters.import_catalogue',
  method: 'POST',
  path: '/api/areas/{areaId}/matter-catalogue',
  permission: 'matters.configure',
  about: {
    zh: '导入事项清单（字段 file、stamp＝核对结果、publish＝true 直接发布，否则存为草稿）',
    en: 'Import the sheet that was checked (fields file, stamp, publish): as drafts, or published at once',
  },
  params: InArea,
  upload: true,
  answer: z.object({ drafts: z.int(), published: z.int(), left: z.int() }),
  problems: [...refusals, 'platform.conflict'],
  perMinute: 20,
})
