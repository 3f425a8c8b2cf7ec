import { figuresOf, type Figures } from '../figures.ts'
import type { Measured } from '../load-process.ts'
import { one } from '../summary.ts'
import type { OperationName } from './operations.ts'

export type Result = { operation: OperationName; product: Figures; floor: Figures; line: string }
const names: Record<OperationName, string> = { book: '抢约 booking tries', call: '叫号并办结 call and finish' }

export const resultOf = (
  operation: OperationName,
  product: readonly Measured[],
  floor: readonly Measured[],
): Result => {
  const [p, f] = [figuresOf(product), figuresOf(floor)]
  const line = `${names[operation]}: ${one(p.perSecond)}/s p50 ${one(p.p50)} p95 ${one(p.p95)} ms · floor ${one(f.perSecond)}/s p95 ${one(f.p95)} ms`
  return { operation, product: p, floor: f, line }
}

/** The section of docs/bench.md. */
export const sectionOf = (results: readonly Result[]): string => `### 预约与叫号 Bookings and calls

每两个连接在一个大厅：抢同样的几个时间（输的人得到最近的空闲时间），在两个窗口叫同一个队列。地板写同样的行（同样加密、同样的排他约束），不检查时间、限额、权限，不留审计和动态。
Two connections a hall try for the same few slots (the loser is shown the next free ones) and call from the same queue at two windows. The floor writes the same rows, sealed, under the same exclusion constraint, without plan, limits, permissions, audit and facts.

| 操作 operation | 每秒 /s | p50 ms | p95 ms | 地板 floor /s | floor p95 ms |
|---|--:|--:|--:|--:|--:|
${results.map(({ operation, product: p, floor: f }) => `| ${names[operation]} | ${one(p.perSecond)} | ${one(p.p50)} | ${one(p.p95)} | ${one(f.perSecond)} | ${one(f.p95)} |`).join('\n')}`
