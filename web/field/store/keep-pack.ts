import { emptyLists, wholeLists, type KeptPack } from './kept-pack.ts'
import type { SealedShelf, Writing } from './sealed-shelf.ts'

const boxes = ['households', 'tasks', 'visits'] as const

/** What changed between two packs, as records: one change on the shelf, so that a phone that dies has the one or the other. */
export const packChange = (before: KeptPack | null, after: KeptPack): Writing => {
  const put: { box: string; key: string; value: unknown }[] = [{ box: 'head', key: 'head', value: after.head }]
  const drop: { box: string; key: string }[] = []
  for (const name of wholeLists)
    if (before?.lists[name] !== after.lists[name]) put.push({ box: 'list', key: name, value: after.lists[name] })
  for (const box of boxes) {
    for (const [key, value] of after[box]) if (before?.[box].get(key) !== value) put.push({ box, key, value })
    for (const key of before?.[box].keys() ?? []) if (!after[box].has(key)) drop.push({ box, key })
  }
  return { put, drop }
}

/** The pack as it was kept; null before the first one. */
export const readPack = async (shelf: SealedShelf): Promise<KeptPack | null> => {
  const head = await shelf.one<KeptPack['head']>('head', 'head')
  if (!head) return null
  const [lists, households, tasks, visits] = await Promise.all([
    shelf.all('list'),
    ...boxes.map((box) => shelf.all(box)),
  ])
  // A list that an older app didn't know is empty until the next sync brings it.
  return {
    head,
    lists: { ...emptyLists, ...Object.fromEntries(lists!) },
    households,
    tasks,
    visits,
  } as unknown as KeptPack
}
