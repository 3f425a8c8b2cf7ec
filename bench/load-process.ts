import { HttpConnection } from './http-connection.ts'
import type { Material } from './material.ts'
import { fillStock, floor, OutOfStock, product, type OperationName, type Worker } from './operations.ts'

/** What one round is: which operation, against what, for how long. */
export type Round = {
  which: 'product' | 'floor'
  operation: OperationName
  port: number
  seconds: number
  material: Material
}
/** Latencies in microseconds, sorted. */
export type Measured = { seconds: number; latencies: number[] }

/** The headers of a session: its cookies and the token against forged requests, fetched once. */
const headersFor = (connection: HttpConnection) => {
  const known = new Map<string, Promise<string>>()
  const fetchToken = async (cookie: string) => {
    const answer = await connection.ask('GET', '/api/session', `cookie: linli_session=${cookie}\r\n`)
    const secret = /set-cookie: *linli_csrf=([^;]+)/i.exec(answer.headers)?.[1]
    const { csrfToken, stage } = JSON.parse(answer.body) as { csrfToken: string; stage: string }
    if (!secret || stage !== 'full') throw new Error(`the bench's session doesn't hold: ${answer.body}`)
    return `cookie: linli_session=${cookie}; linli_csrf=${secret}\r\nx-csrf-token: ${csrfToken}\r\n`
  }
  return (cookie: string) => {
    let headers = known.get(cookie)
    if (!headers) known.set(cookie, (headers = fetchToken(cookie)))
    return headers
  }
}

const run = async ({ which, operation, port, seconds, material }: Round): Promise<Measured> => {
  const does = (which === 'product' ? product : floor)[operation]
  const workers: Worker[] = await Promise.all(
    material.actors.map(async (actors, n) => {
      const connection = await HttpConnection.open(port)
      return { connection, actors, material, turn: n * 31, kept: [], headersOf: headersFor(connection) }
    }),
  )
  const warm = operation === 'move' ? 2 : 5
  if (operation === 'move') await Promise.all(workers.map((w) => fillStock(w, which, Math.ceil(seconds * 45) + warm)))
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
