import { digest } from '#platform/crypto.ts'

/** A few characters that change when what they stand for does. */
export const markOf = (value: unknown): string =>
  digest(typeof value === 'string' ? value : JSON.stringify(value))
    .toString('base64url')
    .slice(0, 8)

const marks = [
  'who',
  'ground',
  'households',
  'must',
  'tasks',
  'ledger',
  'campaigns',
  'lists',
  'staff',
  'heard',
] as const
export type Marks = Record<(typeof marks)[number], string>
/**
 * Where a phone stands: `tx`, the oldest transaction that was still running when it asked; `at`, the server's clock then; marks
 * of everything that is sent whole when it changes; `heard`: this phone has shown before that it knows its grids.
 */
export type Cursor = Marks & { tx: string; at: Date }
const version = '1'

export const writeCursor = ({ tx, at, ...of }: Cursor): string =>
  [version, tx, at.getTime().toString(36), ...marks.map((name) => of[name])].join('.')

/** Undefined for one of another version, or no cursor at all: then everything is sent. */
export const readCursor = (text: string | undefined): Cursor | undefined => {
  const parts = text?.split('.') ?? []
  const [v, tx, at, ...of] = parts
  if (v !== version || of.length !== marks.length || !/^\d{1,19}$/.test(tx!) || !/^[0-9a-z]{1,10}$/.test(at!))
    return undefined
  const time = Number.parseInt(at!, 36)
  if (time > 8.64e15) return undefined
  return { tx: tx!, at: new Date(time), ...(Object.fromEntries(marks.map((name, n) => [name, of[n]!])) as Marks) }
}
