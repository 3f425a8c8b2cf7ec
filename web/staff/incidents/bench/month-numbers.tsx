import { Link } from '@tanstack/react-router'
import { getIndicators } from '#contract/incidents/indicators.ts'
import type { Indicator } from '#contract/incidents/metrics.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { FigureLink, IndicatorName } from '../../dashboards/figure.tsx'
import { words } from '../words.ts'

const shown: readonly Indicator[] = [
  'reported',
  'closed',
  'in_time_rate',
  'response_rate',
  'solution_rate',
  'satisfaction_rate',
]

/** 本月: a few numbers, each a way to its rows. */
export const MonthNumbers = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const query = useAnswer(getIndicators, { params: { areaId } }, { fresh: 60_000 })
  return (
    <Panel title={say('month')} actions={<Link to="/board">{say('toBoard')}</Link>}>
      <Answered query={query} waiting={<Skeleton lines={6} />}>
        {({ figures }) => (
          <dl className="numbers">
            {shown.map((indicator) => (
              <div key={indicator}>
                <dt>
                  <IndicatorName indicator={indicator} />
                </dt>
                <dd>
                  <FigureLink indicator={indicator} figure={figures[indicator]} link={figures[indicator]?.link} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Answered>
    </Panel>
  )
}
