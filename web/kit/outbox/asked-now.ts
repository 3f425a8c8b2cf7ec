import type { ItemAsked, OutboxItem } from './item.ts'

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], value)

const put = (value: unknown, [key, ...rest]: readonly string[], said: unknown): unknown =>
  key === undefined
    ? said
    : { ...(value as object), [key]: put((value as Record<string, unknown> | undefined)?.[key], rest, said) }

/** What leaves now: filled from the answers of those before it, with the time of this very sending where the body tells it. */
export const askedNow = (item: OutboxItem, items: ReadonlyMap<string, OutboxItem>, now: number): ItemAsked => {
  let asked = item.asked
  for (const { from, answer, into } of item.fills) {
    const found = at(items.get(from)?.answer, answer)
    if (found !== undefined) asked = put(asked, into.split('.'), found) as ItemAsked
  }
  const stamped = asked.body !== null && typeof asked.body === 'object' && 'sentAt' in asked.body
  return stamped ? { ...asked, body: { ...(asked.body as object), sentAt: new Date(now).toISOString() } } : asked
}
