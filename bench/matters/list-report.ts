import { figuresOf, type Figures } from '../figures.ts'
import type { Measured } from '../load-process.ts'
import { many, one } from '../summary.ts'
import type { ListName } from './list-operations.ts'

type Both<T> = { product: T; floor: T }
export type Listed = { operation: ListName; count: number; loaded: Both<Figures>; single: Both<Figures>; line: string }
const names: Record<ListName, string> = {
  page: '筛选一页并计数 filtered page with total',
  words: '按事项的说法 by words of the matter',
  number: '按编号 by number',
  phone: '按电话 by phone',
  name: '按姓名 by name',
}

export const listedOf = (
  operation: ListName,
  count: number,
  taken: Both<Measured[]>,
  alone: Both<Measured[]>,
): Listed => {
  const loaded = { product: figuresOf(taken.product), floor: figuresOf(taken.floor) }
  const single = { product: figuresOf(alone.product), floor: figuresOf(alone.floor) }
  const line = `${names[operation]}: single p95 ${one(single.product.p95)} ms (floor ${one(single.floor.p95)}) · loaded ${one(loaded.product.perSecond)}/s p95 ${one(loaded.product.p95)} ms (floor ${one(loaded.floor.perSecond)}/s p95 ${one(loaded.floor.p95)})`
  return { operation, count, loaded, single, line }
}

export const listSectionOf = (
  results: readonly Listed[],
): string => `### 办件列表 Lists of ${many(results[0]?.count ?? 0)} applications

全部办件在一个区；每四个连接一个看全区，一个看街道，两个看社区。地板是两条 SQL（五十行和计数），不解密、不查名称、不分权限。
All cases lie in one district; of four connections one reads the district, one a street, two a community. The floor is two statements, fifty rows and the count, without names, walls and unsealing.

| 操作 operation | 单个请求 single p50 ms | p95 ms | 地板 floor p95 | 每秒 loaded /s | p95 ms | 地板 floor /s | floor p95 ms |
|---|--:|--:|--:|--:|--:|--:|--:|
${results.map(({ operation, loaded: l, single: s }) => `| ${names[operation]} | ${one(s.product.p50)} | ${one(s.product.p95)} | ${one(s.floor.p95)} | ${one(l.product.perSecond)} | ${one(l.product.p95)} | ${one(l.floor.perSecond)} | ${one(l.floor.p95)} |`).join('\n')}`
