import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, Id, InArea, Paging, Stream, pageOf, text } from '../shapes.ts'
import { CareCode } from './care.ts'
import { SourceKind } from './fields.ts'
import { ColumnTarget, Import, ImportMode, Register } from './import-shapes.ts'

export * from './import-shapes.ts'

const One = InArea.extend({ id: ClientId })

export const uploadLedger = route({
  name: 'people.upload_ledger',
  method: 'POST',
  path: '/api/areas/{areaId}/people-imports',
  permission: 'people.import',
  about: {
    zh: '上传台账（字段 file：xlsx、xls、csv，最大 20 MB；字段 clientId 由客户端生成，重复上传只建一次）：找到表头并对应字段。表头没找对时用字段 headerSheet（第几张表，从 0 起）和 headerRows（行号，如 4 或 4,5）指明',
    en: 'Upload a ledger (xlsx, xls, csv up to 20 MB; clientId made by the client): finds headers, maps columns. headerSheet (from 0) and headerRows (4 or 4,5) point at a header',
  },
  params: InArea,
  upload: true,
  answer: Import,
  problems: [
    'people.community_only',
    'people.sheet_unreadable',
    'people.sheet_kind',
    'people.sheet_refused',
    'people.header_row',
    'people.import_taken',
  ],
  perMinute: 20,
})
export const listImports = route({
  name: 'people.list_imports',
  method: 'GET',
  path: '/api/areas/{areaId}/people-imports',
  permission: 'people.import',
  about: { zh: '导入记录，最近的在前', en: 'Imports, newest first' },
  params: InArea,
  query: Paging,
  answer: pageOf(Import.omit({ sheets: true })),
})
export const getImport = route({
  name: 'people.get_import',
  method: 'GET',
  path: '/api/areas/{areaId}/people-imports/{id}',
  permission: 'people.import',
  about: { zh: '一次导入：工作表、对应、进度、数量', en: 'An import: sheets, mapping, progress, numbers' },
  params: One,
  answer: Import,
  problems: ['platform.not_found'],
})
/** Targets a column may go to, for the mapping screen. */
export const listTargets = route({
  name: 'people.list_import_targets',
  method: 'GET',
  path: '/api/people/import-targets',
  permission: 'people.import',
  about: { zh: '表头可以对应到哪些字段', en: 'What columns can be mapped to' },
  query: z.object({ register: Register.default('residents') }),
  answer: z.object({
    rows: z.array(z.object({ target: ColumnTarget, zh: z.string(), en: z.string(), group: z.string() })),
  }),
})
export const confirmMapping = route({
  name: 'people.confirm_mapping',
  method: 'POST',
  path: '/api/areas/{areaId}/people-imports/{id}/mapping',
  permission: 'people.import',
  about: {
    zh: '确认对应并开始读取核对（同样的表头下次自动沿用）；核对期间可重来',
    en: 'Confirm the mapping and begin reading; remembered for the same layout',
  },
  params: One,
  body: z.object({
    version: z.int(),
    sheet: z.int().min(0),
    register: Register,
    careKind: CareCode.nullable().default(null),
    mode: ImportMode.default('update'),
    sourceKind: SourceKind.exclude(['merge', 'resident', 'daily_work']).default('ledger'),
    label: text(60).optional().describe('来源名称，默认文件名'),
    onDay: Day.optional().describe('台账截至日期，默认今天'),
    /** Only what was changed by hand. */
    columns: z
      .array(z.object({ at: z.int().min(0), target: ColumnTarget.nullable() }))
      .max(300)
      .default([]),
  }),
  answer: Import,
  problems: [
    'platform.not_found',
    'platform.conflict',
    'people.import_state',
    'people.sheet_refused',
    'people.column_denied',
    'people.column_twice',
    'people.column_missing',
    'people.target_unknown',
    'people.care_kind_unknown',
    'people.not_yours_to_see',
  ],
})

/** What is wrong with a cell, in the words of the asker's language, and what to write instead. */
export const CellFault = z.object({
  at: z.int().nullable().describe('column, null: the row'),
  target: ColumnTarget.nullable(),
  level: z.enum(['error', 'warning']),
  code: z.string(),
  says: z.string(),
  suggestion: z.string().nullable().describe('a value to put in its place'),
})
export type CellFault = z.infer<typeof CellFault>
export const RowPlan = z.enum(['fresh', 'changed', 'disputed', 'same', 'match', 'faulty', 'skipped', 'known'])
export const FieldChange = z.object({
  field: ColumnTarget,
  zh: z.string(),
  en: z.string(),
  old: z.string().nullable().describe('masked where sensitive'),
  new: z.string(),
  outcome: z.enum(['filled', 'replaced', 'competes', 'joined']),
})
export const ImportRow = z.object({
  no: z.int().describe('row number as the sheet shows it'),
  cells: z.array(z.string()).describe('as in the file; documents and phones masked unless the asker uploaded the file'),
  faults: z.array(CellFault),
  plan: RowPlan,
  changes: z.array(FieldChange),
  /** 疑似同一人 already in the register (or an earlier row): to be decided. */
  match: z
    .object({
      personId: z.uuid().nullable(),
      areaId: AreaId.nullable(),
      row: z.int().nullable(),
      says: z.string(),
      reasons: z.array(z.object({ field: z.string(), zh: z.string(), en: z.string(), weight: z.number() })),
      decided: z.enum(['same', 'other']).nullable(),
    })
    .nullable(),
  /** A known person whose home is another one in the register: to be asked whether they moved, or said that they did. */
  move: z.enum(['asked', 'moves']).nullable(),
  edited: z.boolean(),
  written: z.boolean(),
  personId: z.uuid().nullable(),
  version: z.int(),
})
export type ImportRow = z.infer<typeof ImportRow>

export const listImportRows = route({
  name: 'people.list_import_rows',
  method: 'GET',
  path: '/api/areas/{areaId}/people-imports/{id}/rows',
  permission: 'people.import',
  about: { zh: '逐行核对：错误、提醒、将新增或改变什么', en: 'Rows with faults and what they will change' },
  params: One,
  query: Paging.extend({
    plan: RowPlan.optional(),
    faults: z.enum(['error', 'warning']).optional(),
    /** Rows with this fault, as counted by `faults` of the answer. */
    code: z.string().max(40).optional(),
  }),
  answer: pageOf(ImportRow).extend({
    headers: z.array(z.string()),
    faults: z.array(
      z.object({ code: z.string(), at: z.int().nullable(), level: z.string(), says: z.string(), rows: z.int() }),
    ),
  }),
  problems: ['platform.not_found', 'people.import_state'],
})
export const editImportRow = route({
  name: 'people.edit_import_row',
  method: 'PATCH',
  path: '/api/areas/{areaId}/people-imports/{id}/rows/{no}',
  permission: 'people.import',
  about: {
    zh: '修改一行的单元格、跳过一行，认定与已有居民是否同一人、是否搬了家；立即重新核对',
    en: 'Change cells, skip a row, say whether it is a person known and whether they moved; checked again at once',
  },
  params: One.extend({ no: Id }),
  body: z.object({
    version: z.int(),
    cells: z
      .array(z.object({ at: z.int().min(0), text: z.string().max(2000) }))
      .max(100)
      .default([]),
    skip: z.boolean().optional(),
    match: z.enum(['same', 'other']).nullish(),
    moves: z.boolean().optional().describe('搬家、迁入：写入时现住地址改为本行的'),
  }),
  answer: ImportRow,
  problems: ['platform.not_found', 'platform.conflict', 'people.import_state', 'people.column_denied'],
})
export const skipImportRows = route({
  name: 'people.skip_import_rows',
  method: 'POST',
  path: '/api/areas/{areaId}/people-imports/{id}/skip',
  permission: 'people.import',
  about: { zh: '跳过（或恢复）一类行', en: 'Skip all rows of a kind, or take them back' },
  params: One,
  body: z.object({ plan: RowPlan, skip: z.boolean().default(true) }),
  answer: Import,
  problems: ['platform.not_found', 'people.import_state'],
})
export const downloadImportErrors = route({
  name: 'people.download_import_errors',
  method: 'GET',
  path: '/api/areas/{areaId}/people-imports/{id}/errors',
  permission: 'people.import',
  about: { zh: '下载错误行：原来的列，批注写明问题；改好可再次导入', en: 'Faulty rows with comments in the cells' },
  params: One,
  answer: Stream,
  medium: 'file',
  problems: ['platform.not_found', 'people.import_state', 'people.not_your_import'],
})
export const startImport = route({
  name: 'people.start_import',
  method: 'POST',
  path: '/api/areas/{areaId}/people-imports/{id}/start',
  permission: 'people.import',
  about: {
    zh: '写入：后台分批进行，可离开页面；错误行和跳过的行不写入。重复请求只写一次',
    en: 'Write, in the background and resumable; faulty and skipped rows stay out. Asked twice, done once',
  },
  params: One,
  body: z.object({ version: z.int() }),
  answer: Import,
  problems: ['platform.not_found', 'platform.conflict', 'people.import_state'],
})
export const undoImport = route({
  name: 'people.undo_import',
  method: 'POST',
  path: '/api/areas/{areaId}/people-imports/{id}/undo',
  permission: 'people.import',
  about: {
    zh: '撤销整次导入：恢复原值，删除新增；之后被改动过的保留并说明',
    en: 'Undo a whole import; what was changed since is kept and said',
  },
  params: One,
  body: z.object({ reason: text(200) }),
  answer: Import,
  problems: ['platform.not_found', 'people.import_state'],
})
export const dropImport = route({
  name: 'people.drop_import',
  method: 'POST',
  path: '/api/areas/{areaId}/people-imports/{id}/drop',
  permission: 'people.import',
  about: { zh: '放弃：删除暂存的文件和行（已写入的不受影响）', en: 'Give up: the staged file and rows are deleted' },
  params: One,
  body: z.object({}),
  answer: Import,
  problems: ['platform.not_found', 'people.import_state'],
})
