import type { HttpConnection } from './http-connection.ts'

/** One connection with the one who asks through it; `turn` counts what it has done. */
export type Worker<Actor, Material> = {
  connection: HttpConnection
  actor: Actor
  material: Material
  turn: number
  /** What operations put by for later ones. */
  kept: unknown[]
  headersOf: (cookie: string) => Promise<string>
}
/** How one operation is done once through the product or the floor. */
export type Does<W> = (worker: W) => Promise<void>
export type Operation<W> = {
  product: Does<W>
  floor: Does<W>
  /** How often it is done before the clock starts. */
  warm?: number
  /** What must be there before the clock starts, for so many seconds of work. */
  prepare?: (worker: W, which: 'product' | 'floor', seconds: number) => Promise<void>
}

/** The stock made before the clock started is used up: the round is over. */
export class OutOfStock extends Error {}

/** One request; throws for any answer but 200. */
export const ask = async (
  connection: HttpConnection,
  method: string,
  path: string,
  headers: string,
  body?: object,
): Promise<string> => {
  const answer = await connection.ask(method, path, headers, body && JSON.stringify(body))
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.body.slice(0, 300)}`)
  return answer.body
}
