import { cpus, totalmem } from 'node:os'
import { writeFileSync } from 'node:fs'
import type { Measured } from './load-process.ts'
import type { OperationName } from './operations.ts'

type Figures = { perSecond: number; p50: number; p95: number; p99: number }
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

/** Figures over all rounds together; latencies in milliseconds. */
const figuresOf = (rounds: readonly Measured[]): Figures => {
  const all = rounds.flatMap((r) => r.latencies).sort((a, b) => a - b)
  const at = (share: number) => (all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0) / 1000
  const time = rounds.reduce((sum, r) => sum + r.seconds, 0)
  return { perSecond: all.length / time, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

const one = (n: number) => n.toFixed(1)
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

/** docs/bench.md: what was measured, where, by which command. */
export const writeSummary = (results: readonly Result[], command: string) => {
  const [cpu] = cpus()
  const sizes = [...new Set(results.map((r) => r.incidents))]
  const table = results.map(
    ({ operation, incidents, product: p, floor: f, ratio }) =>
      `| ${names[operation]} | ${incidents.toLocaleString('en')} | ${one(p.perSecond)} | ${one(p.p50)} | ${one(p.p95)} | ${one(p.p99)} | ${one(f.perSecond)} | ${one(f.p95)} | ${(ratio * 100).toFixed(0)} % |`,
  )
  const growth = [...new Set(results.map((r) => r.operation))].map((operation) => {
    const of = (size: number) => results.find((r) => r.operation === operation && r.incidents === size)!.product.p95
    return `| ${names[operation]} | ${one(of(sizes[0]!))} | ${one(of(sizes.at(-1)!))} | ${(of(sizes.at(-1)!) / of(sizes[0]!)).toFixed(2)} |`
  })
  const idle = sizes.map(
    (size) => `${size.toLocaleString('en')}: ${results.find((r) => r.incidents === size)!.idleMb.toFixed(0)} MB`,
  )
  writeFileSync(
    new URL('../docs/bench.md', import.meta.url),
    `# 性能 Performance

由 \`${command}\` 生成，${new Date().toISOString().slice(0, 10)}。机器：${cpus().length} × ${cpu?.model ?? '?'}，${(totalmem() / 2 ** 30).toFixed(0)} GB；服务器、数据库与压测程序在同一台机器上。
Written by that command. Server, database and load share one machine.

「地板」是 node:http + pg 直接做同样的读写：没有会话、权限、校验、工作时间、行级安全、审计和事件通知（bench/floor-sql.ts）。两者轮流运行，数据相同，64 个连接。
The floor is plain node:http and pg doing the same reads and writes without sessions, permissions, checks, working time, row level security, audit and facts. Both run in turns on the same data.

| 操作 operation | 事件数 incidents | 每秒 per second | p50 ms | p95 ms | p99 ms | 地板每秒 floor/s | 地板 p95 | 比例 ratio |
|---|--:|--:|--:|--:|--:|--:|--:|--:|
${table.join('\n')}

## 增长 Growth of p95

| 操作 operation | ${sizes[0]!.toLocaleString('en')} ms | ${sizes.at(-1)!.toLocaleString('en')} ms | 倍 times |
|---|--:|--:|--:|
${growth.join('\n')}

空闲内存 Idle memory of the server process: ${idle.join('; ')}.
`,
  )
}
