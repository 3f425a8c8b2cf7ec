import { ask, type Operation, type Worker as AnyWorker } from '../worker.ts'
import type { Actor, Material, Sample } from './material.ts'

type Worker = AnyWorker<Actor, Material>
export const operationNames = ['name', 'pinyin', 'initials', 'document', 'phone', 'address', 'page'] as const
export type OperationName = (typeof operationNames)[number]

const sample = (w: Worker): Sample => w.actor.samples[w.turn % w.actor.samples.length]!
const product = async (w: Worker, path: string) =>
  void (await ask(w.connection, 'GET', path, await w.headersOf(w.actor.cookie)))
const floor = async (w: Worker, path: string) => void (await ask(w.connection, 'GET', path, ''))

/** A search as typed, and what plain SQL is asked instead. */
const search = (typed: (s: Sample) => string, sought: (s: Sample) => string): Operation<Worker> => ({
  product: (w) => product(w, `/api/areas/${w.actor.areaId}/people-search?q=${encodeURIComponent(typed(sample(w)))}`),
  floor: (w) => {
    const s = sample(w)
    return floor(w, `/search?area=${w.actor.areaId}&${sought(s)}`)
  },
})
const by = (column: string, text: string) => `by=${column}&text=${encodeURIComponent(text)}`

export const operations: Record<OperationName, Operation<Worker>> = {
  name: search(
    (s) => s.name,
    (s) => by('name_key', s.name),
  ),
  pinyin: search(
    (s) => s.pinyin,
    (s) => by('pinyin', s.pinyin),
  ),
  initials: search(
    (s) => s.initials,
    (s) => by('initials', s.initials),
  ),
  document: search(
    (s) => s.document,
    (s) => by('document', s.documentIndex),
  ),
  phone: search(
    (s) => s.phone,
    (s) => by('phone', s.phoneIndex),
  ),
  address: search(
    (s) => s.address,
    (s) => by('address', s.address),
  ),
  page: {
    product: (w) => {
      const s = sample(w)
      return product(w, `/api/areas/${s.areaId}/people/${s.id}`)
    },
    floor: (w) => {
      const s = sample(w)
      return floor(w, `/page?area=${s.areaId}&id=${s.id}`)
    },
  },
}
