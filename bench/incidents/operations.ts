import { uuid7 } from '#platform/crypto.ts'
import { ask as request, OutOfStock, type Operation, type Worker as AnyWorker } from '../worker.ts'
import type { Actors, Material } from './material.ts'

type Worker = AnyWorker<Actors, Material>
type Reported = { areaId: number; id: string; version: number }
export const operationNames = ['intake', 'list', 'move', 'board', 'life'] as const
export type OperationName = (typeof operationNames)[number]
type Does = (worker: Worker) => Promise<void>

const ask = async (
  w: Worker,
  who: keyof Pick<Actors, 'resident' | 'street' | 'officer' | 'leader'>,
  method: string,
  path: string,
  body?: object,
) => request(w.connection, method, path, await w.headersOf(w.actor[who]), body)

const draft = (w: Worker) => {
  const { text, words } = w.material.texts[w.turn % w.material.texts.length]!
  const point = w.actor.points[w.turn % w.actor.points.length]!
  return { draft: { id: uuid7(), text, categoryId: w.material.categoryId, point }, words }
}
const report = async (w: Worker): Promise<Reported> => {
  const receipt = JSON.parse(
    await ask(w, 'resident', 'POST', `/api/areas/${w.material.cityId}/incidents`, draft(w).draft),
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
  const body = await ask(w, who, 'POST', `/api/areas/${c.areaId}/incidents/${c.id}/${name}`, {
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
const takeStock = (w: Worker): Reported => {
  const c = w.kept.pop()
  if (!c) throw new OutOfStock()
  return c as Reported
}
const fillStock = async (w: Worker, which: 'product' | 'floor', count: number) => {
  for (; w.kept.length < count; w.turn++) w.kept.push(await (which === 'product' ? report(w) : floorReport(w)))
}

const product: Record<OperationName, Does> = {
  intake: async (w) => void (await report(w)),
  move: async (w) => void (await move(w, 'street', takeStock(w), 'accept')),
  list: async (w) =>
    void (await ask(
      w,
      'street',
      'GET',
      `/api/areas/${w.actor.streetId}/incidents?${filters[w.turn % filters.length]}&limit=50`,
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
const floorAsk = (w: Worker, method: string, path: string, body?: object) =>
  request(w.connection, method, path, '', body)
const floorReport = async (w: Worker): Promise<Reported> => {
  const { draft: said, words } = draft(w)
  return JSON.parse(await floorAsk(w, 'POST', '/report', { ...said, words })) as Reported
}
const floorMove = async (w: Worker, c: Reported, name: string): Promise<Reported> => {
  const body = await floorAsk(w, 'POST', '/move', {
    ...c,
    moveId: uuid7(),
    name,
    organisationId: w.actor.organisationId,
    streetId: w.actor.streetId,
    categoryId: w.material.categoryId,
  })
  return { ...c, version: (JSON.parse(body) as Reported).version }
}
const floor: Record<OperationName, Does> = {
  intake: async (w) => void (await floorReport(w)),
  move: async (w) => void (await floorMove(w, takeStock(w), 'accept')),
  list: async (w) =>
    void (await floorAsk(w, 'GET', `/list?area=${w.actor.streetId}&filter=${w.turn % filters.length}`)),
  board: async (w) => void (await floorAsk(w, 'GET', `/board?area=${w.material.cityId}`)),
  life: async (w) => {
    let c = await floorReport(w)
    for (const name of ['accept', 'assign', 'sign', 'done', 'pass', 'judge']) c = await floorMove(w, c, name)
  },
}

/** Moves need cases that wait to be moved: as many as fit into the time. */
const warmOfMove = 2
export const operations: Record<OperationName, Operation<Worker>> = {
  intake: { product: product.intake, floor: floor.intake },
  list: { product: product.list, floor: floor.list },
  move: {
    product: product.move,
    floor: floor.move,
    warm: warmOfMove,
    prepare: (w, which, seconds) => fillStock(w, which, Math.ceil(seconds * 45) + warmOfMove),
  },
  board: { product: product.board, floor: floor.board },
  life: { product: product.life, floor: floor.life },
}
