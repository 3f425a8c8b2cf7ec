import type { SiteSpan } from '#contract/matters/hall-site.ts'
import { readSpans, spansText } from '../../../territory/week-text.ts'

/** Hours as somebody types them. */
export type SpanText = { text: string; kind: SiteSpan['kind']; windows: readonly number[] }

export const textOf = (spans: readonly SiteSpan[]): SpanText[] =>
  spans.map(({ from, to, kind, windows }) => ({ text: spansText([[from, to]]), kind, windows: windows ?? [] }))

/** `[from, to]` in minutes; undefined when it isn't hours. */
export const readSpan = (text: string): [number, number] | undefined => {
  const read = readSpans(text)
  return read?.length === 1 ? read[0] : undefined
}

/** A day's hours, sorted; undefined when one can't be read or two overlap. */
export const readDay = (spans: readonly SpanText[]): SiteSpan[] | undefined => {
  const read = spans.map(({ text, kind, windows }) => {
    const span = readSpan(text)
    return span && { from: span[0], to: span[1], kind, ...(windows.length ? { windows: [...windows] } : {}) }
  })
  if (read.some((span) => !span)) return undefined
  const sorted = (read as SiteSpan[]).toSorted((a, b) => a.from - b.from)
  return sorted.every((span, i) => i === 0 || sorted[i - 1]!.to <= span.from) ? sorted : undefined
}
