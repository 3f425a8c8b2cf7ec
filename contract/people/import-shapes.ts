import { z } from 'zod'
import { AreaId, Day, Instant } from '../shapes.ts'
import { CareCode } from './care.ts'
import { SourceKind } from './fields.ts'

/** What a ledger's rows are: 居民, 房屋, 单位场所. A care register (残疾人, 低保 …) is a ledger of residents with `careKind`. */
export const Register = z.enum(['residents', 'dwellings', 'premises'])
export type Register = z.infer<typeof Register>
/** add 新增: only those not known yet; update 更新: fills and proposes values also of those known; replace 覆盖: values of this file take the place of others. */
export const ImportMode = z.enum(['add', 'update', 'replace'])
export type ImportMode = z.infer<typeof ImportMode>

/**
 * mapping 对应表头, staging 读取核对中, review 逐行核对, writing 写入中, done 已完成, undoing 撤销中, undone 已撤销,
 * failed 读取失败 (`trouble` says why), dropped 已放弃.
 */
export const importStates = [
  'mapping',
  'staging',
  'review',
  'writing',
  'done',
  'undoing',
  'undone',
  'failed',
  'dropped',
] as const
export const ImportState = z.enum(importStates)
export type ImportState = z.infer<typeof ImportState>

/** Where a column goes: a field of the dictionary, or one of `extraTargets`. */
export const ColumnTarget = z.string().regex(/^[a-z][a-z0-9_.]{1,59}$/)
/** A column of the sheet. `denied`: never kept, whoever asks; its cells aren't read. */
export const SheetColumnView = z.object({
  at: z.int().describe('column number from 0'),
  header: z.string(),
  required: z.boolean().describe('with a star in the sheet'),
  target: ColumnTarget.nullable(),
  score: z.number().describe('0–1: how sure'),
  /** by words of the header, remembered from an earlier import of the same layout, or chosen by hand */
  by: z.enum(['words', 'memory', 'hand', 'none']),
  denied: z.string().nullable().describe('why this column is never kept'),
})
export const SheetView = z.object({
  index: z.int(),
  name: z.string(),
  /** importable; partly: some columns are never kept; refused: the whole ledger is never kept; elsewhere: no register of residents, dwellings or premises; empty */
  verdict: z.enum(['importable', 'partly', 'refused', 'elsewhere', 'no_header', 'empty']),
  why: z.string().nullable(),
  title: z.string().nullable(),
  headerRows: z.array(z.int()).describe('row numbers as the sheet shows them'),
  headerBy: z.enum(['words', 'hand', 'memory']).optional().describe('found by its words, pointed at now, or before'),
  /** The first rows, to point at the header: names of columns as they are, everything else covered. */
  top: z
    .array(z.object({ no: z.int(), cells: z.array(z.string()) }))
    .max(15)
    .optional(),
  register: Register.nullable(),
  careKind: CareCode.nullable(),
  columns: z.array(SheetColumnView),
  sample: z.array(z.array(z.string())).max(5).describe('first rows, documents and phones masked'),
})
export type SheetView = z.infer<typeof SheetView>

export const ImportCounts = z.object({
  rows: z.int(),
  faulty: z.int().describe('行有错误，不会写入'),
  warned: z.int().describe('行有提醒，仍会写入'),
  skipped: z.int(),
  fresh: z.int().describe('新增'),
  changed: z.int().describe('有变化'),
  disputed: z.int().describe('与已有值不一致，需裁定'),
  same: z.int().describe('没有变化'),
  matches: z.int().describe('疑似同一人，待确认'),
  written: z.int(),
})
export const Import = z.object({
  areaId: AreaId,
  id: z.uuid(),
  filename: z.string(),
  state: ImportState,
  trouble: z.string().nullable(),
  sheets: z.array(SheetView),
  chosen: z
    .object({
      sheet: z.int(),
      register: Register,
      careKind: CareCode.nullable(),
      mode: ImportMode,
      sourceKind: SourceKind,
      label: z.string(),
      onDay: Day,
    })
    .nullable(),
  counts: ImportCounts,
  /** Of the work under way, in rows. */
  progress: z.object({ done: z.int(), of: z.int() }).nullable(),
  /** What undoing could not undo, said. */
  undo: z
    .object({ restored: z.int(), removed: z.int(), kept: z.array(z.object({ row: z.int(), why: z.string() })) })
    .nullable(),
  /** The source its values come from: `source` of the list of people. Null until the mapping was confirmed. */
  sourceId: z.int().nullable(),
  by: z.string().nullable(),
  mine: z.boolean(),
  createdAt: Instant,
  writtenAt: Instant.nullable(),
  version: z.int(),
})
export type Import = z.infer<typeof Import>
