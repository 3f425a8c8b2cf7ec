import { figuresOf, type Figures } from '../figures.ts'
import type { Measured } from '../load-process.ts'
import { many, one } from '../summary.ts'
import type { Imported, Stage } from './bench-import.ts'
import type { Matched } from './bench-matching.ts'
import type { OperationName } from './operations.ts'

type Both<T> = { product: T; floor: T }
export type Searched = {
  operation: OperationName
  persons: number
  residentMb: number
  loaded: Both<Figures>
  single: Both<Figures>
  line: string
}

const names: Record<OperationName, string> = {
  name: '按姓名 by name',
  pinyin: '按拼音 by pinyin',
  initials: '按首字母 by initials',
  document: '按证件号 by id number',
  phone: '按电话 by phone',
  address: '按地址 by address',
  page: '居民页 person page',
}

export const resultOf = (
  operation: OperationName,
  persons: number,
  residentMb: number,
  taken: Both<Measured[]>,
  alone: Both<Measured[]>,
): Searched => {
  const loaded = { product: figuresOf(taken.product), floor: figuresOf(taken.floor) }
  const single = { product: figuresOf(alone.product), floor: figuresOf(alone.floor) }
  const line = `${names[operation]}: single p50 ${one(single.product.p50)} p95 ${one(single.product.p95)} p99 ${one(single.product.p99)} ms (floor p95 ${one(single.floor.p95)}) · loaded ${one(loaded.product.perSecond)}/s p95 ${one(loaded.product.p95)} ms (floor ${one(loaded.floor.perSecond)}/s p95 ${one(loaded.floor.p95)})`
  return { operation, persons, residentMb, loaded, single, line }
}

const searchTable = (searched: readonly Searched[]) => `### 查找与居民页 Search and person page

社区主任与街道干部在本辖区查找。「单个」是一个人查，「并发」是 64 个连接同时查。
Heads of communities and officers of streets search in their areas. Single: one asks; loaded: 64 connections ask at once.

| 操作 operation | 居民数 people | 单个 single p50 ms | p95 | p99 | 地板 floor p95 | 并发每秒 loaded/s | p95 ms | 地板每秒 floor/s | 地板 p95 |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
${searched
  .map(
    ({ operation, persons, single: s, loaded: l }) =>
      `| ${names[operation]} | ${many(persons)} | ${one(s.product.p50)} | ${one(s.product.p95)} | ${one(s.product.p99)} | ${one(s.floor.p95)} | ${one(l.product.perSecond)} | ${one(l.product.p95)} | ${one(l.floor.perSecond)} | ${one(l.floor.p95)} |`,
  )
  .join('\n')}

服务进程内存 Server process: ${[...new Set(searched.map((r) => r.persons))].map((size) => `${many(size)}: ${Math.max(...searched.filter((r) => r.persons === size).map((r) => r.residentMb)).toFixed(0)} MB`).join('; ')}.`

const stageLine = (name: string, rows: number, { seconds, peakMb }: Stage) =>
  `| ${name} | ${one(seconds)} | ${many(Math.round(rows / seconds))} | ${peakMb.toFixed(0)} |`
const importTable = (i: Imported) => `### 导入 Import

${many(i.rows)} 行的花名册（xlsx）导入已有 ${many(i.register)} 人的库；新增 ${many(i.counts.fresh)}，变更 ${many(i.counts.changed + i.counts.disputed)}，有误 ${many(i.counts.faulty)}。
A roster of ${many(i.rows)} rows (xlsx) into a register of ${many(i.register)} people.

| 阶段 stage | 秒 s | 行/秒 rows/s | 进程内存峰值 peak MB |
|---|--:|--:|--:|
${[
  stageLine('上传、解析 upload, parse', i.rows, i.upload),
  stageLine('核对、匹配 check, match', i.rows, i.check),
  stageLine('写入 write', i.rows, i.write),
  stageLine('再次导入：核对、匹配 the same again: check, match', i.rows, i.again.check),
  stageLine('再次导入：写入 the same again: write', i.rows, i.again.write),
].join('\n')}
| 地板 floor: COPY | ${one(i.copySeconds)} | ${many(Math.round(i.rows / i.copySeconds))} | |`

const matchTable = (m: Matched) => `### 匹配 Matching

\`npm run match\`：${many(m.short)} 条对 ${many(m.long)} 条，${one(m.seconds)} 秒，${many(m.pairs)} 对，精确率 precision ${m.precision.toFixed(4)}，召回率 recall ${m.recall.toFixed(4)}，内存峰值 peak ${m.peakMb.toFixed(0)} MB。`

/** The section of docs/bench.md. */
export const sectionOf = (
  searched: readonly Searched[],
  imported: readonly Imported[],
  matched: readonly Matched[],
): string =>
  [...(searched.length ? [searchTable(searched)] : []), ...imported.map(importTable), ...matched.map(matchTable)].join(
    '\n\n',
  )
