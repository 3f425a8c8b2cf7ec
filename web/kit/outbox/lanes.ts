import type { OutboxItem } from './item.ts'

const filled = (item: OutboxItem, byId: ReadonlyMap<string, OutboxItem>) =>
  item.fills.every(({ from }) => (byId.get(from)?.state ?? 'done') === 'done')

const isOpen = ({ state }: OutboxItem) => state !== 'done'
const passed = ({ state, blocking }: OutboxItem) => !blocking && (state === 'refused' || state === 'conflict')

/**
 * The first item of each lane that may leave now. What was refused holds back its lane when it is blocking; one that waits for
 * its next try always does, because what follows may build on it.
 */
export const sendable = (
  items: ReadonlyMap<string, OutboxItem>,
  { now, account }: { now: number; account: string },
): OutboxItem[] => {
  const first = new Map<string, OutboxItem>()
  for (const item of items.values()) {
    if (!isOpen(item) || passed(item)) continue
    const before = first.get(item.lane)
    if (!before || item.seq < before.seq) first.set(item.lane, item)
  }
  return [...first.values()]
    .filter(
      (item) =>
        item.state === 'waiting' &&
        item.account === account &&
        (item.notBefore === null || item.notBefore <= now) &&
        filled(item, items),
    )
    .sort((a, b) => a.seq - b.seq)
}

/** When the next try of anything is due, ms; undefined when nothing waits for a time. */
export const nextTry = (items: ReadonlyMap<string, OutboxItem>, account: string): number | undefined => {
  const waiting = sendable(items, { now: Number.POSITIVE_INFINITY, account })
  return waiting.length ? Math.min(...waiting.map(({ notBefore }) => notBefore ?? 0)) : undefined
}
