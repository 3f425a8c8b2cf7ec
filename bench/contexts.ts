import type { BenchCluster } from './bench-cluster.ts'
import type { Section } from './summary.ts'

/** The options of the command; a context has its own sizes and operations where nothing is said. */
export type Asked = {
  sizes: readonly number[] | undefined
  seconds: number | undefined
  rounds: number | undefined
  connections: number
  operations: readonly string[] | undefined
}
/** What a bench answers: figures to keep as JSON, and its part of docs/bench.md. */
export type Benched = { results: unknown; section: Pick<Section, 'title' | 'text'> }
type Bench = { run: (cluster: BenchCluster, asked: Asked) => Promise<Benched> }

/** The benches by context, in the order of docs/bench.md. */
export const contexts = {
  incidents: (): Promise<Bench> => import('./incidents/bench-incidents.ts'),
  people: (): Promise<Bench> => import('./people/bench-people.ts'),
  matters: (): Promise<Bench> => import('./matters/bench-matters.ts'),
  visits: (): Promise<Bench> => import('./visits/bench-visits.ts'),
} as const
export type ContextName = keyof typeof contexts
