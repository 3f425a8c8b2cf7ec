import { noCounts, metricDefinitions, metrics, type Counts } from '#contract/incidents/metrics.ts'
import { monthOf } from './case-store.ts'
import { periodWrong } from './problems.ts'
import type { TallyRow } from './tally-store.ts'

/** Months `2026-11`, both included. */
export type Period = { from: string; to: string }
const mostMonths = 36

const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const nameOf = (number: number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
export const shiftMonth = (month: string, by: number) => nameOf(numberOf(month) + by)
export const monthsIn = ({ from, to }: Period) =>
  Array.from({ length: numberOf(to) - numberOf(from) + 1 }, (_, i) => shiftMonth(from, i))
export const shift = ({ from, to }: Period, by: number): Period => ({
  from: shiftMonth(from, by),
  to: shiftMonth(to, by),
})
export const firstDay = (month: string) => `${month}-01`
export const lastDay = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10)

/** The months asked for; the current one when nothing is said. Throws `incidents.period_wrong`. */
export const periodOf = ({ from, to }: { from?: string; to?: string }, now: Date): Period => {
  const last = to ?? (from && from > monthOf(now).slice(0, 7) ? from : monthOf(now).slice(0, 7))
  const first = from ?? last
  if (first > last || numberOf(last) - numberOf(first) >= mostMonths) throw periodWrong()
  return { from: first, to: last }
}

const levels = '1970-01-01'

/** The counts of a period: months added up, levels of the moment as they are. */
export const sumUp = (rows: readonly TallyRow[], period: Period): Counts => {
  const total = noCounts()
  for (const row of rows) {
    const month = row.month.slice(0, 7)
    if (row.month !== levels && (month < period.from || month > period.to)) continue
    for (const metric of metrics)
      if ((metricDefinitions[metric].basis === 'now') === (row.month === levels)) total[metric] += row[metric]
  }
  return total
}

/** Was anything counted at all in these months? */
export const hasData = (rows: readonly TallyRow[], { from, to }: Period) =>
  rows.some(
    (row) =>
      row.month !== levels &&
      row.month.slice(0, 7) >= from &&
      row.month.slice(0, 7) <= to &&
      metrics.some((m) => row[m] !== 0),
  )
