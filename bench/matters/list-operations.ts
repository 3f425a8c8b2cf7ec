import { readApplicationNumber } from '#contract/matters/application-number.ts'
import { ask, type Operation, type Worker as AnyWorker } from '../worker.ts'
import type { Reader, ReadingMaterial } from './list-material.ts'

type Worker = AnyWorker<Reader, ReadingMaterial>
export const listNames = ['page', 'words', 'number', 'phone', 'name'] as const
export type ListName = (typeof listNames)[number]

const read = async (w: Worker, query: string) => {
  const path = `/api/areas/${w.actor.areaId}/applications?${query}`
  return ask(w.connection, 'GET', path, await w.headersOf(w.actor.cookie))
}
const floor = (w: Worker, query: string) =>
  ask(w.connection, 'GET', `/applications?from=${w.actor.areaId}&to=${w.actor.to}&${query}`, '')
const sample = (w: Worker) => w.material.samples[w.turn % w.material.samples.length]!
/** Something that should have been found wasn't: the figure would be of nothing. */
const found = (w: Worker, body: string) => {
  if (w.actor.wide && body.length < 200) throw new Error(`nothing found: ${body}`)
}
/** A search as typed over all cases, and what plain SQL is asked instead. */
const search = (typed: (w: Worker) => string, sought: (w: Worker) => string): Operation<Worker> => ({
  product: async (w) => found(w, await read(w, `scope=all&q=${encodeURIComponent(typed(w))}`)),
  floor: async (w) => found(w, await floor(w, sought(w))),
})
/** Filters as a screen sets them, and as SQL. */
const filters = [
  ['scope=open', 'open'],
  ['scope=overdue', 'overdue'],
  ['scope=all&state=done&channel=online', 'online'],
  ['scope=all&submittedFrom=2026-06-01', 'since'],
  ['scope=all', 'all'],
] as const
const filter = (w: Worker) => filters[w.turn % filters.length]!

export const listOperations: Record<ListName, Operation<Worker>> = {
  page: {
    product: async (w) => void (await read(w, filter(w)[0])),
    floor: async (w) => void (await floor(w, `by=${filter(w)[1]}`)),
  },
  words: search(
    (w) => w.material.words[w.turn % w.material.words.length]!.zh,
    (w) => `by=item&text=${w.material.words[w.turn % w.material.words.length]!.code}`,
  ),
  number: search(
    (w) => sample(w).number,
    (w) => `by=number&text=${readApplicationNumber(sample(w).number)!}`,
  ),
  phone: search(
    (w) => sample(w).phone,
    (w) => `by=phone&text=${sample(w).phoneIndex}`,
  ),
  name: search(
    (w) => sample(w).name,
    (w) => `by=name&text=${sample(w).nameIndex}`,
  ),
}
