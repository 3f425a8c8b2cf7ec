import { WeekHours } from '#contract/time/calendar.ts'

type Spans = [from: number, to: number][]

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `09:00-12:00 13:30-17:30`; empty on a rest day. */
export const spansText = (spans: readonly (readonly [number, number])[]) =>
  spans.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(' ')

/** Reads what a person typed: also full-width signs, dots, and hours without minutes. Undefined when it isn't hours of a day. */
export const readSpans = (text: string): Spans | undefined => {
  const parts = text
    .replaceAll('：', ':')
    .replace(/[－–—~至到]/g, '-')
    .replace(/\s*-\s*/g, '-')
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
  const spans = parts.map((part) => {
    const found = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/.exec(part)
    if (!found) return undefined
    const [from, to] = [Number(found[1]) * 60 + Number(found[2] ?? 0), Number(found[3]) * 60 + Number(found[4] ?? 0)]
    return [from, to] as [number, number]
  })
  if (spans.some((s) => s === undefined)) return undefined
  // the shape knows the order and the limits of a day
  const week = { 1: spans, 2: [[540, 600]], 3: [], 4: [], 5: [], 6: [], 7: [] }
  return WeekHours.safeParse(week).success ? (spans as Spans) : undefined
}
