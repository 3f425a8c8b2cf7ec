import { figuresOf, type Figures } from '../figures.ts'
import type { Measured } from '../load-process.ts'
import { many, one } from '../summary.ts'
import type { OperationName } from './operations.ts'

type Both<T> = { product: T; floor: T }
export type Synced = { operation: OperationName; connections: number; figures: Both<Figures>; line: string }
export type Pack = { households: number; people: number; rawKb: number; gzipKb: number }

const names: Record<OperationName, string> = {
  first: '首次同步（整包） first sync, whole',
  sync: '增量同步（无变化） incremental sync, nothing changed',
}
export const syncedOf = (operation: OperationName, connections: number, taken: Both<Measured[]>): Synced => {
  const figures = { product: figuresOf(taken.product), floor: figuresOf(taken.floor) }
  const { product: p, floor: f } = figures
  const line = `${names[operation]}, ${connections} at once: p50 ${one(p.p50)} p95 ${one(p.p95)} ms ${one(p.perSecond)}/s (floor p95 ${one(f.p95)} ms ${one(f.perSecond)}/s)`
  return { operation, connections, figures, line }
}

export const sectionOf = (
  phones: number,
  pack: Pack,
  synced: readonly Synced[],
): string => `### 网格员手机同步 Phones of grid workers

${phones} 部手机，每部一个网格：${many(pack.households)} 户、${many(pack.people)} 人，楼栋、必访、未办任务、每户最近一次走访。整包 ${many(Math.round(pack.rawKb))} kB，压缩后 ${many(Math.round(pack.gzipKb))} kB，不含照片。地板是几条 SQL 直接取出同样的行，不解密、不遮蔽、不分权限。
${phones} phones with a grid each: households, people, buildings, must-visits, open tasks, the last entry of every household; the whole pack is ${many(Math.round(pack.rawKb))} kB, ${many(Math.round(pack.gzipKb))} kB compressed, without photos. The floor reads the same rows by plain SQL, sealed and unmasked.

| 操作 operation | 同时 at once | p50 ms | p95 ms | p99 ms | 每秒 /s | 地板 floor p95 ms | 地板 floor /s |
|---|--:|--:|--:|--:|--:|--:|--:|
${synced
  .map(
    ({ operation, connections, figures: { product: p, floor: f } }) =>
      `| ${names[operation]} | ${connections} | ${one(p.p50)} | ${one(p.p95)} | ${one(p.p99)} | ${one(p.perSecond)} | ${one(f.p95)} | ${one(f.perSecond)} |`,
  )
  .join('\n')}`
