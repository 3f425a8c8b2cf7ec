import { figuresOf, type Figures } from '../figures.ts'
import type { Measured } from '../load-process.ts'
import { many, one } from '../summary.ts'
import type { OperationName } from './operations.ts'

export type Result = {
  operation: OperationName
  incidents: number
  idleMb: number
  product: Figures
  floor: Figures
  ratio: number
  line: string
}

const names: Record<OperationName, string> = {
  intake: '上报 intake',
  list: '筛选列表带总数 filtered list with total',
  move: '状态流转（受理）status move',
  board: '全市看板 board of the city',
  life: '完整流程（7 步）life cycle',
}

export const resultOf = (
  operation: OperationName,
  incidents: number,
  idleMb: number,
  product: readonly Measured[],
  floor: readonly Measured[],
): Result => {
  const a = figuresOf(product)
  const b = figuresOf(floor)
  const ratio = a.perSecond / b.perSecond
  const line = `${names[operation]}: ${one(a.perSecond)}/s p50 ${one(a.p50)} p95 ${one(a.p95)} p99 ${one(a.p99)} ms · floor ${one(b.perSecond)}/s p95 ${one(b.p95)} · ${(ratio * 100).toFixed(0)} %`
  return { operation, incidents, idleMb, product: a, floor: b, ratio, line }
}

/** The section of docs/bench.md. */
export const sectionOf = (results: readonly Result[]): string => {
  const sizes = [...new Set(results.map((r) => r.incidents))]
  const table = results.map(
    ({ operation, incidents, product: p, floor: f, ratio }) =>
      `| ${names[operation]} | ${many(incidents)} | ${one(p.perSecond)} | ${one(p.p50)} | ${one(p.p95)} | ${one(p.p99)} | ${one(f.perSecond)} | ${one(f.p95)} | ${(ratio * 100).toFixed(0)} % |`,
  )
  const growth = [...new Set(results.map((r) => r.operation))].map((operation) => {
    const of = (size: number) => results.find((r) => r.operation === operation && r.incidents === size)!.product.p95
    return `| ${names[operation]} | ${one(of(sizes[0]!))} | ${one(of(sizes.at(-1)!))} | ${(of(sizes.at(-1)!) / of(sizes[0]!)).toFixed(2)} |`
  })
  const idle = sizes.map((size) => `${many(size)}: ${results.find((r) => r.incidents === size)!.idleMb.toFixed(0)} MB`)
  return `「地板」没有会话、权限、校验、工作时间、行级安全、审计和事件通知（bench/incidents/floor-sql.ts）。两者轮流运行，数据相同，64 个连接。
The floor does without sessions, permissions, checks, working time, row level security, audit and facts. Both run in turns, 64 connections.

| 操作 operation | 事件数 incidents | 每秒 per second | p50 ms | p95 ms | p99 ms | 地板每秒 floor/s | 地板 p95 | 比例 ratio |
|---|--:|--:|--:|--:|--:|--:|--:|--:|
${table.join('\n')}

### 增长 Growth of p95

| 操作 operation | ${many(sizes[0]!)} ms | ${many(sizes.at(-1)!)} ms | 倍 times |
|---|--:|--:|--:|
${growth.join('\n')}

空闲内存 Idle memory of the server process: ${idle.join('; ')}.`
}
