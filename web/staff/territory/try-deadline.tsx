import { Alert, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { getCalendar } from '#contract/territory/calendars.ts'
import { deadline } from '#contract/time/deadline.ts'
import { explainDeadline, sayInstant } from '#contract/time/explain-deadline.ts'
import { Limit, LimitUnit } from '#contract/time/limit.ts'
import { readInstant } from '#contract/time/local-time.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useLanguage, useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { words } from './admin-words.ts'

/** The calendar of an area from the year before a day to the year after: enough for a limit of half a year. */
const useCalendarAround = (areaId: number, year: number) => {
  const of = (y: number) => ({ params: { areaId, year: y } })
  const years = [
    useAnswer(getCalendar, of(year - 1)),
    useAnswer(getCalendar, of(year)),
    useAnswer(getCalendar, of(year + 1)),
  ]
  const known = years.flatMap((y) => (y.data ? [y.data] : []))
  const error = years.find((y) => y.error)?.error
  const current = known.find((y) => y.year === year)
  if (known.length < years.length || !current) return { error }
  const days = Object.fromEntries(
    known.flatMap((y) => y.inForce.map(({ day, off, name, local }) => [day, { off, name, local }])),
  )
  return { calendar: { days, years: known.filter((y) => y.published).map((y) => y.year), hours: current.hours } }
}

const nowText = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16)

/** "From … plus 5 working days is …, because …", reckoned by the rule the server uses. */
export const TryDeadline = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const locale = useLanguage()
  const [start, setStart] = useState(nowText)
  const [amount, setAmount] = useState<number | null>(5)
  const [unit, setUnit] = useState<LimitUnit>('working_days')
  const at = readInstant(start)
  const limit = Limit.safeParse({ amount, unit }).data
  const { calendar, error } = useCalendarAround(areaId, at ? Number(start.slice(0, 4)) : new Date().getUTCFullYear())
  const result = () => {
    if (error) return <Failure error={error} />
    if (!calendar) return <Skeleton lines={3} />
    if (!at || !limit) return <Alert type="info" showIcon title={say('tryWrong')} />
    const found = deadline({ start: at, limit, calendar })
    return (
      <>
        <p className="try-answer" data-testid="try-due">
          {found.dueAt && say('isDue', { at: sayInstant(locale, found.dueAt.getTime()) })}
        </p>
        <h3>{say('because')}</h3>
        <ol className="admin-steps">
          {explainDeadline(locale, found.explanation).map((line, i) => (
            <li key={i}>{line}</li>
          ))}
        </ol>
      </>
    )
  }
  return (
    <Panel title={say('tryOut')}>
      <div className="admin-stack">
        <div className="admin-form-row">
          <label>
            {say('start')}
            <input
              type="datetime-local"
              className="try-start"
              value={start}
              onChange={(e) => setStart(e.target.value)}
            />
          </label>
          <label>
            {say('plus')}
            <InputNumber
              aria-label={say('amount')}
              min={1}
              max={8784}
              precision={0}
              value={amount}
              onChange={setAmount}
              style={{ width: '100%' }}
            />
          </label>
          <label>
            {say('unit')}
            <Select<LimitUnit>
              aria-label={say('unit')}
              value={unit}
              onChange={setUnit}
              options={LimitUnit.options.map((u) => ({ value: u, label: say(`unit.${u}`) }))}
            />
          </label>
        </div>
        <div aria-live="polite">{result()}</div>
      </div>
    </Panel>
  )
}
