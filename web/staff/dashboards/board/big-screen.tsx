import { useEffect, useState } from 'react'
import { getIndicators, indicatorsByArea } from '#contract/incidents/indicators.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { forceTheme } from '#kit/theme.ts'
import type { Period } from '../period.ts'
import { words } from '../words.ts'
import { Breakdown } from './breakdown.tsx'
import { counts, rates, Tiles } from './figures.tsx'
import { MonthChart } from './month-chart.tsx'

type Props = { areaId: number; period: Period; title: string; leave: () => void }

/** 大屏: the same numbers from the same tokens, dark and large, refreshed by what happens; a press still leads to the rows. */
export default function BigScreen({ areaId, period, title, leave }: Props) {
  const say = useWords(words)
  const now = useAnswer(getIndicators, { params: { areaId }, query: period }, { every: 60_000, keepPrevious: true })
  const year = { from: `${Number(period.to.slice(0, 4)) - 1}${period.to.slice(4)}`, to: period.to }
  const months = useAnswer(getIndicators, { params: { areaId }, query: year }, { every: 300_000 })
  const below = useAnswer(
    indicatorsByArea,
    { params: { areaId }, query: period },
    { every: 60_000, keepPrevious: true },
  )
  const [at, setAt] = useState(() => new Date())
  useLive(areaId, ['incidents'])
  useEffect(() => setAt(new Date(now.dataUpdatedAt || Date.now())), [now.dataUpdatedAt])
  useEffect(() => {
    forceTheme('dark')
    return () => forceTheme(undefined)
  }, [])
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => e.key === 'Escape' && leave()
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [leave])
  return (
    <div className="screen-wall">
      <header className="screen-head">
        <h1>{title}</h1>
        <p className="soft">{say('updated', { at: sayInstant(at) })}</p>
        <button type="button" className="plain-button unprinted" onClick={leave}>
          {say('leaveScreen')}
        </button>
      </header>
      <Answered query={now} waiting={<Skeleton lines={8} />}>
        {({ figures }) => (
          <>
            <Tiles figures={figures} of={rates} large label={say('threeRates')} />
            <Tiles figures={figures} of={counts} label={say('inPeriod')} />
          </>
        )}
      </Answered>
      <div className="screen-foot">
        <section className="panel">
          <Answered query={months} waiting={<Skeleton height={320} />}>
            {(answer) => <MonthChart months={answer.months} height={320} />}
          </Answered>
        </section>
        <section className="panel panel-flush">
          <Answered query={below}>
            {({ rows }) => (
              <Breakdown
                label={say('byArea')}
                first={say('area')}
                columns={['reported', 'open', 'overdue_now', 'in_time_rate']}
                rows={rows.map((row) => ({ ...row, key: row.areaId }))}
              />
            )}
          </Answered>
        </section>
      </div>
    </div>
  )
}
