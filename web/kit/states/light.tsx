import type { ReactNode } from 'react'
import { remaining } from '#contract/time/remaining.ts'
import { pick, useLanguage } from '../language.ts'

/** How a deadline stands: never by colour alone, each has its shape and its words (GB/T 37668). */
export type LightKind = 'good' | 'warn' | 'bad' | 'still' | 'info'
const shapes: Record<LightKind, string> = {
  good: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z', // circle
  warn: 'M8 2 14.5 13.5h-13Z', // triangle
  bad: 'M8 .8 15.2 8 8 15.2.8 8Z', // diamond
  still: 'M4 3h3v10H4ZM9 3h3v10H9Z', // pause
  info: 'M3 3h10v10H3Z', // square
}

/** A light with its text: 剩余2天, 超期1天, 已暂停. */
export const Light = ({ kind, children }: { kind: LightKind; children: ReactNode }) => (
  <span className={`light light-${kind}`}>
    <svg viewBox="0 0 16 16" width="0.9em" height="0.9em" aria-hidden="true">
      <path d={shapes[kind]} fill="currentColor" />
    </svg>
    {children}
  </span>
)

const kinds = { green: 'good', yellow: 'warn', red: 'bad', paused: 'still' } as const
const instant = (text: string | null | undefined) => (text ? new Date(text) : null)

type Deadline = {
  /** Instant; null while paused. */
  dueAt: string | null
  /** Instant at which the light turns yellow (80 % of the limit). */
  yellowAt?: string | null
  /** Kept while paused, in minutes of the limit's own time. */
  leftMinutes?: number | null
  /** false for limits in natural time. */
  working?: boolean
  now?: Date
}

/** The light of a deadline with its words, by the shared rule (contract/time): 剩余2天, 超期1天, 已暂停. */
export const DeadlineLight = ({ dueAt, yellowAt, leftMinutes, working, now = new Date() }: Deadline) => {
  useLanguage()
  const { light, text } = remaining(now, { dueAt: instant(dueAt), yellowAt: instant(yellowAt), leftMinutes, working })
  return <Light kind={kinds[light]}>{pick(text)}</Light>
}
