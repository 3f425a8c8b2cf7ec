import { useWords } from '../language.ts'

/** How a deadline stands: never by colour alone, each has its shape and its words (GB/T 37668). */
export type LightKind = 'good' | 'warn' | 'bad' | 'still' | 'info'
const shapes: Record<LightKind, string> = {
  good: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z', // circle
  warn: 'M8 2 14.5 13.5h-13Z', // triangle
  bad: 'M5 1.8h6L14.2 5v6L11 14.2H5L1.8 11V5Z', // octagon
  still: 'M4 3h3v10H4ZM9 3h3v10H9Z', // pause
  info: 'M3 3h10v10H3Z', // square
}

/** A light with its text: 剩余2天, 超期1天, 已暂停. */
export const Light = ({ kind, children }: { kind: LightKind; children: React.ReactNode }) => (
  <span className={`light light-${kind}`}>
    <svg viewBox="0 0 16 16" width="0.8em" height="0.8em" aria-hidden="true">
      <path d={shapes[kind]} fill="currentColor" />
    </svg>
    {children}
  </span>
)

const words = {
  leftDays: { zh: '剩余{n}天', en: '{n} d left' },
  leftHours: { zh: '剩余{n}小时', en: '{n} h left' },
  leftMinutes: { zh: '剩余{n}分钟', en: '{n} min left' },
  overDays: { zh: '超期{n}天', en: '{n} d over' },
  overHours: { zh: '超期{n}小时', en: '{n} h over' },
  overMinutes: { zh: '超期{n}分钟', en: '{n} min over' },
  paused: { zh: '已暂停', en: 'paused' },
  none: { zh: '无时限', en: 'no deadline' },
}
const said = (minutes: number, day: number) =>
  minutes >= day ? (['Days', Math.floor(minutes / day)] as const) : minutes >= 60 ? (['Hours', Math.floor(minutes / 60)] as const) : (['Minutes', Math.max(1, Math.floor(minutes))] as const)

type Deadline = {
  /** Instant; null where no clock runs. */
  dueAt: string | null | undefined
  /** Instant at which the light turns yellow (80 % of the limit). */
  yellowAt?: string | null
  paused?: boolean
  /** Working minutes left, negative when over, where the server says them; else natural time is shown. */
  workingMinutesLeft?: number | null
  /** Minutes of a working day, for «剩余2天» in working time. */
  workingDayMinutes?: number
  now?: Date
}

/** The light of a deadline: green, yellow from `yellowAt`, red when over, grey while paused. */
export const DeadlineLight = ({ dueAt, yellowAt, paused, workingMinutesLeft, workingDayMinutes = 480, now = new Date() }: Deadline) => {
  const say = useWords(words)
  if (paused) return <Light kind="still">{say('paused')}</Light>
  if (!dueAt) return <Light kind="still">{say('none')}</Light>
  const natural = (Date.parse(dueAt) - now.getTime()) / 60_000
  const over = natural < 0
  const working = workingMinutesLeft !== null && workingMinutesLeft !== undefined
  const [unit, n] = said(Math.abs(working ? workingMinutesLeft : natural), working ? workingDayMinutes : 1440)
  const kind = over ? 'bad' : yellowAt && Date.parse(yellowAt) <= now.getTime() ? 'warn' : 'good'
  return <Light kind={kind}>{say(`${over ? 'over' : 'left'}${unit}`, { n })}</Light>
}
