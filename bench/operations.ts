import { uuid7 } from '#platform/crypto.ts'
import type { HttpConnection } from './http-connection.ts'
import type { Actors, Material } from './material.ts'

/** One connection with its actors; does one whole operation each time it is asked and answers whether it went well. */
export type Worker = {
  connection: HttpConnection
  actors: Actors
  material: Material
  turn: number
  kept: Reported[]
  headersOf: (cookie: string) => Promise<string>
}
type Reported = { areaId: number; id: string; version: number }
export type Operation = (worker: Worker) => Promise<void>
export type OperationName = 'intake' | 'move' | 'list' | 'board' | 'life'

const ask = async (
  w: Worker,
  who: keyof Pick<Actors, 'resident' | 'street' | 'officer' | 'leader'>,
  method: string,
  path: string,
  body?: object,
) => {
  const answer = await w.connection.ask(method, path, await w.headersOf(w.actors[who]), body && JSON.stringify(body))
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.body.slice(0, 300)}`)
  return answer
}

const draft = (w: Worker) => {
  const { text, words } = w.material.texts[w.turn % w.material.texts.length]!
  const point = w.actors.points[w.turn % w.actors.points.length]!
  return { draft: { id: uuid7(), text, categoryId: w.material.categoryId, point }, words }
}
const report = async (w: Worker): Promise<Reported> => {
  const receipt = JSON.parse(
    (await ask(w, 'resident', 'POST', `/api/areas/${w.material.cityId}/incidents`, draft(w).draft)).body,
  ) as Reported
  return { areaId: receipt.areaId, id: receipt.id, version: receipt.version }
}
const move = async (
  w: Worker,
  who: 'resident' | 'street' | 'officer',
  c: Reported,
  name: string,
  input: object = {},
): Promise<Reported> => {
  const { body } = await ask(w, who, 'POST', `/api/areas/${c.areaId}/incidents/${c.id}/${name}`, {
    moveId: uuid7(),
    version: c.version,
    ...input,
  })
  return { ...c, version: (JSON.parse(body) as Reported).version }
}
const filters = [
  'scope=all&state=processing',
  'scope=open',
  'scope=all&urgent=true',
  'scope=overdue',
  'scope=all&reportedFrom=2026-06-01',
]

/** The cases to be moved were reported before the clock started; when one connection has no more, the round is over. */
export class OutOfStock extends Error {}
export const takeStock = (w: Worker): Reported => {
  const c = w.kept.pop()
  if (!c) throw new OutOfStock()
  return c
}
export const fillStock = async (w: Worker, which: 'product' | 'floor', count: number) => {
  for (; w.kept.length < count; w.turn++) w.kept.push(await (which === 'product' ? report(w) : floorReport(w)))
}

export const product: Record<OperationName, Operation> = {
  intake: async (w) => void (await report(w)),
  move: async (w) => void (await move(w, 'street', takeStock(w), 'accept')),
  list: async (w) =>
    void (await ask(
      w,
      'street',
      'GET',
      `/api/areas/${w.actors.streetId}/incidents?${filters[w.turn % filters.length]}&limit=50`,
    )),
  board: async (w) => void (await ask(w, 'leader', 'GET', `/api/areas/${w.material.cityId}/indicators`)),
  life: async (w) => {
    let c = await report(w)
    c = await move(w, 'street', c, 'accept')
    c = await move(w, 'street', c, 'assign')
    c = await move(w, 'officer', c, 'sign')
    c = await move(w, 'officer', c, 'done', { note: '已修复' })
    c = await move(w, 'street', c, 'pass')
    await move(w, 'resident', c, 'judge', { solved: true, grade: 5 })
  },
}

// The same through the floor: it is told what the product works out, and does nothing but write it.
const floorAsk = async (w: Worker, method: string, path: string, body?: object) => {
  const answer = await w.connection.ask(method, path, '', body && JSON.stringify(body))
  if (answer.status !== 200) throw new Error(`floor ${path}: ${answer.status} ${answer.body.slice(0, 300)}`)
  return answer
}
const floorReport = async (w: Worker): Promise<Reported> => {
  const { draft: said, words } = draft(w)
  return JSON.parse((await floorAsk(w, 'POST', '/report', { ...said, words })).body) as Reported
}
const floorMove = async (w: Worker, c: Reported, name: string): Promise<Reported> => {
  const { body } = await floorAsk(w, 'POST', '/move', {
    ...c,
    moveId: uuid7(),
    name,
    organisationId: w.actors.organisationId,
    streetId: w.actors.streetId,
    categoryId: w.material.categoryId,
  })
  return { ...c, version: (JSON.parse(body) as Reported).version }
}
export const floor: Record<OperationName, Operation> = {
  intake: async (w) => void (await floorReport(w)),
  move: async (w) => void (await floorMove(w, takeStock(w), 'accept')),
  list: async (w) =>
    void (await floorAsk(w, 'GET', `/list?area=${w.actors.streetId}&filter=${w.turn % filters.length}`)),
  board: async (w) => void (await floorAsk(w, 'GET', `/board?area=${w.material.cityId}`)),
  life: async (w) => {
    let c = await floorReport(w)
    for (const name of ['accept', 'assign', 'sign', 'done', 'pass', 'judge']) c = await floorMove(w, c, name)
  },
}
