import type { BenchCluster } from '../bench-cluster.ts'
import type { Asked, Benched } from '../contexts.ts'
import { benchHall } from './bench-hall.ts'
import { benchLists } from './bench-lists.ts'
import { listSectionOf } from './list-report.ts'
import { sectionOf } from './report.ts'

/** The hall: booking tries and calls; then lists and searches of applications. */
export const run = async (cluster: BenchCluster, asked: Asked): Promise<Benched> => {
  const hall = await benchHall(cluster, asked)
  const lists = await benchLists(cluster, asked)
  const text = [...(hall.length ? [sectionOf(hall)] : []), ...(lists.length ? [listSectionOf(lists)] : [])].join('\n\n')
  return { results: { hall, lists }, section: { title: '办事大厅 Matters', text } }
}
