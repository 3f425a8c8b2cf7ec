import { figuresOf, type Figures } from '../figures.ts'
import type { Measured } from '../load-process.ts'
import { one } from '../summary.ts'
import type { OperationName } from './operations.ts'

export type Result = { operation: OperationName; product: Figures; floor: Figures; ratio: number; line: string }
const names: Record<OperationName, string> = { book: '抢约 booking tries', call: '叫号并办结 call and finish' }

export const resultOf = (
  operation: OperationName,
  product: readonly Measured[],
  floor: readonly Measured[],
): Result => {
  const [p, f] = [figuresOf(product), figuresOf(floor)]
  const ratio = p.perSecond / f.perSecond
  const line = `${names[operation]}: ${one(p.perSecond)}/s p50 ${one(p.p50)} p95 ${one(p.p95)} ms · floor ${one(f.perSecond)}/s p95 ${one(f.p95)} ms · ${(ratio * 100).toFixed(0)} %`
  return { operation, product: p, floor: f, ratio, line }
}

/** The section of docs/bench.md. */
export const sectionOf = (results: readonly Result[]): string => `### 预约与叫号 Bookings and calls

每两个连接在一个大厅：抢同样的几个时间（输的人得到最近的空闲时间），在两个窗口叫同一个队列。地板在一个事务里做同样的查询，上同样的锁（居民、窗口、号），写同样的行（加密、排他约束、告知、评价邀请）；没有会话、权限、行级安全、日程、审计和动态。
Two connections a hall try for the same few slots (the loser is shown the next free ones) and call from the same queue at two windows. The floor asks the same in one transaction, under the same locks (person, window, ticket), and writes the same rows (sealed, exclusion constraint, notice, invitation to evaluate), without sessions, permissions, row level security, plan, audit and facts.

| 操作 operation | 每秒 /s | p50 ms | p95 ms | 地板 floor /s | floor p95 ms | 比例 ratio |
|---|--:|--:|--:|--:|--:|--:|
${results.map(({ operation, product: p, floor: f, ratio }) => `| ${names[operation]} | ${one(p.perSecond)} | ${one(p.p50)} | ${one(p.p95)} | ${one(f.perSecond)} | ${one(f.p95)} | ${(ratio * 100).toFixed(0)} % |`).join('\n')}`
