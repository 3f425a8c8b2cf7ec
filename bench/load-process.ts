import { HttpConnection } from './http-connection.ts'
import { operations as incidents } from './incidents/operations.ts'
import { operations as matters } from './matters/operations.ts'
import { operations as people } from './people/operations.ts'
import { headersFor } from './session.ts'
import { operations as visits } from './visits/operations.ts'
import { OutOfStock, type Operation, type Worker } from './worker.ts'

/** What one round is: which operation of which context, against what, for how long; one connection per actor of the material. */
export type Round = {
  context: 'incidents' | 'people' | 'matters' | 'visits'
  operation: string
  which: 'product' | 'floor'
  port: number
  seconds: number
  material: { actors: readonly unknown[] }
}
/** Latencies in microseconds, sorted. */
export type Measured = { seconds: number; latencies: number[] }

type AnyWorker = Worker<never, never>
const contexts = { incidents, people, matters, visits } as unknown as Record<
  string,
  Record<string, Operation<AnyWorker>>
>

const run = async ({ context, which, operation, port, seconds, material }: Round): Promise<Measured> => {
  const { warm = 5, prepare, ...how } = contexts[context]![operation]!
  const does = how[which]
  const workers: AnyWorker[] = await Promise.all(
    material.actors.map(async (actor, n) => {
      const connection = await HttpConnection.open(port)
      const worker: Worker<unknown, unknown> = {
        connection,
        actor,
        material,
        turn: n * 31,
        kept: [],
        headersOf: headersFor(connection),
      }
      return worker as AnyWorker
    }),
  )
  if (prepare) await Promise.all(workers.map((w) => prepare(w, which, seconds)))
  for (let n = 0; n < warm; n++) await Promise.all(workers.map((w) => does(w).then(() => void w.turn++)))
  const latencies: number[] = []
  const began = performance.now()
  const end = began + seconds * 1000
  let over = false
  await Promise.all(
    workers.map(async (w) => {
      while (!over && performance.now() < end) {
        const at = performance.now()
        try {
          await does(w)
        } catch (error) {
          if (!(error instanceof OutOfStock)) throw error
          over = true
          return
        }
        latencies.push(Math.round((performance.now() - at) * 1000))
        w.turn++
      }
    }),
  )
  const took = (performance.now() - began) / 1000
  for (const w of workers) w.connection.close()
  return { seconds: took, latencies: latencies.sort((a, b) => a - b) }
}

process.on('message', (round: Round) => {
  run(round).then(
    (measured) => process.send!({ measured }),
    (error: Error) => process.send!({ error: error.stack }),
  )
})
process.on('disconnect', () => process.exit(0))
