// oxlint-disable unicorn/require-post-message-target-origin -- threads of one process have no origin
import { Worker } from 'node:worker_threads'
import type { Locale } from '#contract/phrases.ts'
import type { Cards, Posters } from './poster-layout.ts'

export type FormSection = { heading: string } & (
  | { text: string }
  /** A table; `widths` in shares of the line, equal when left out. */
  | { columns: readonly string[]; rows: readonly (readonly string[])[]; widths?: readonly number[] }
  /** What happened when, oldest first; `at` as it shall be read. */
  | { timeline: readonly { at: string; what: string; by?: string }[] }
  /** Photos side by side, JPEG (thumbnails do on paper). */
  | { pictures: readonly { caption: string; jpeg: Uint8Array }[] }
)

/** A form on paper: 交办单, 吹哨单, 报到回执, 督办单, 延期申请. All texts as they shall be read, masked by the caller. */
export type Form = {
  title: string
  /** What the page says by itself, like the number of pages; Chinese when left out. */
  locale?: Locale
  /** The number of the case or form, printed under the title and on each page. */
  number: string
  /** What the number is, where it isn't 编号. */
  numberLabel?: string
  fields: readonly { label: string; value: string; wide?: boolean }[]
  sections: readonly FormSection[]
  /** Whoever signs by hand, like 经办人, 审核人. */
  signatures: readonly string[]
  /** Whose seal goes there; an area is left free for it. */
  seal?: string
  /** Text of the QR code, usually the address of the case. */
  qr?: string
  foot: { printedBy: string; printedAt: Date }
}

const idleMilliseconds = 30_000

type Waiting = { resolve: (pdf: Buffer) => void; reject: (error: Error) => void }
let worker: Worker | undefined
let idle: NodeJS.Timeout | undefined
let asked = 0
const waiting = new Map<number, Waiting>()

const rest = () => {
  if (waiting.size) return
  worker?.unref()
  idle = setTimeout(() => {
    void worker?.terminate()
    worker = undefined
  }, idleMilliseconds)
  idle.unref()
}

const failAll = (error: Error) => {
  worker = undefined
  for (const { reject } of waiting.values()) reject(error)
  waiting.clear()
}

const start = () => {
  const made = new Worker(new URL('print-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 },
  })
  made.on('message', (answer: { id: number; pdf?: Uint8Array; error?: string }) => {
    const one = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.pdf) one?.resolve(Buffer.from(answer.pdf.buffer, answer.pdf.byteOffset, answer.pdf.byteLength))
    else one?.reject(new Error(`a form could not be printed: ${answer.error}`))
    rest()
  })
  made.on('error', (error) => worker === made && failAll(error as Error))
  made.on('exit', () => worker === made && failAll(new Error('the printing thread ended')))
  return made
}

/** What the printing thread lays out. */
export type Printed = { form: Form } | { posters: Posters } | { cards: Cards }

/** A thread of its own prints, so that nobody waits for it; it ends when idle, because two Chinese fonts in memory are large. */
const print = (what: Printed): Promise<Buffer> => {
  clearTimeout(idle)
  worker ??= start()
  worker.ref()
  const id = ++asked
  worker.postMessage({ id, ...what })
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
}

/** Prints a form as PDF, A4, with embedded Chinese font. */
export const printForm = (form: Form): Promise<Buffer> => print({ form })
/** Prints pages to hang up, A4 or A3. */
export const printPosters = (posters: Posters): Promise<Buffer> => print({ posters })
/** Prints cards to hand out, ten to an A4 page. */
export const printCards = (cards: Cards): Promise<Buffer> => print({ cards })
