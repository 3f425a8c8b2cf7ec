import type { ItemContent } from '#contract/matters/item.ts'

export type Change = { path: string; before: string | null; after: string | null }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const shown = (value: unknown): string | null =>
  value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value)

/** Rows with a key of their own are compared by it, so that one paper put in front doesn't change all the others. */
const keyed = (list: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(
    list.map((value, i) => [
      isRecord(value) && typeof value['key'] === 'string'
        ? value['key']
        : isRecord(value) && typeof value['value'] === 'string'
          ? value['value']
          : String(i + 1),
      value,
    ]),
  )

const walk = (path: string, before: unknown, after: unknown): Change[] => {
  if (Array.isArray(before) && Array.isArray(after)) return walk(path, keyed(before), keyed(after))
  if (isRecord(before) && isRecord(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      walk(path ? `${path}.${key}` : key, before[key], after[key]),
    )
  const [a, b] = [shown(before), shown(after)]
  return a === b ? [] : [{ path, before: a, after: b }]
}

/** What differs between two versions, by path, in the order of the first. */
export const compareContents = (before: ItemContent, after: ItemContent): Change[] =>
  walk('', before, after).filter((change) => !change.path.endsWith('.sampleAreaId'))
