import type { BenchCluster } from '../bench-cluster.ts'
import type { Asked, Benched } from '../contexts.ts'
import { benchHall } from './bench-hall.ts'
import { sectionOf } from './report.ts'

/** The hall: booking tries and calls. */
export const run = async (cluster: BenchCluster, asked: Asked): Promise<Benched> => {
  const hall = await benchHall(cluster, asked)
  return { results: { hall }, section: { title: '办事大厅 Matters', text: sectionOf(hall) } }
}
