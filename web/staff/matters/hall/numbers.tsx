import '../matters.css'
import './hall.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { hallNumbers } from '#contract/matters/hall-numbers.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayNumber, sayShare } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { plusDays, today } from './days.ts'
import { Figure } from './numbers/figure.tsx'
import { Heat } from './numbers/heat.tsx'
import { SitesTable } from './numbers/sites-table.tsx'
import { words } from './numbers/words.ts'
import { AtSite, SiteChoice, type ChosenSite } from './site-choice.tsx'
import { useSite } from './use-site.ts'

const spans = { today: 0, week: 6, month: 29 } as const
type Span = keyof typeof spans
const tickets = '/matters/hall/tickets'
const bookings = '/matters/hall/lobby'

const OfSite = ({ site, from, to }: { site: ChosenSite; from: string; to: string }) => {
  const say = useWords(words)
  const query = useAnswer(
    hallNumbers,
    { params: { areaId: site.areaId }, query: { siteId: site.id, from, to } },
    { keepPrevious: true },
  )
  const minutes = (n: number | null) => (n === null ? '-' : say('minutes', { n: sayNumber(n, 1) }))
  return (
    <Answered query={query}>
      {(numbers) => {
        const { total, bookings: b } = numbers
        const rows = { site: site.id, from, to }
        const of = (state: string) => ({ ...rows, state })
        return (
          <div className="hall-stack">
            <ul className="hall-figures">
              <Figure label={say('tickets')} value={sayNumber(total.tickets)} to={tickets} search={total.rows} />
              <Figure
                measure
                label={say('waitMedian')}
                value={minutes(total.waitMedian)}
                to={tickets}
                search={{ ...total.rows, waited: 0 }}
              />
              <Figure
                measure
                label={say('waitP90')}
                value={minutes(total.waitP90)}
                to={tickets}
                search={{ ...total.rows, ...(total.waitP90 ? { waited: Math.floor(total.waitP90) } : {}) }}
              />
              <Figure
                measure
                label={say('serviceMedian')}
                value={minutes(total.serviceMedian)}
                to={tickets}
                search={{ ...total.rows, state: 'done' }}
              />
              <Figure
                label={say('done')}
                value={sayNumber(total.done)}
                to={tickets}
                search={{ ...total.rows, state: 'done' }}
              />
              <Figure
                label={say('passed')}
                value={sayNumber(total.passed)}
                to={tickets}
                search={{ ...total.rows, state: 'passed' }}
              />
            </ul>
            <ul className="hall-figures">
              <Figure label={say('bookings')} value={sayNumber(b.made)} to={bookings} search={rows} />
              <Figure label={say('kept')} value={sayNumber(b.kept)} to={bookings} search={of('came')} />
              <Figure
                label={say('noShows')}
                value={sayNumber(b.noShows)}
                note={say('noShowRate', { share: sayShare(b.noShowRate) })}
                to={bookings}
                search={of('no_show')}
              />
              <Figure label={say('cancelled')} value={sayNumber(b.cancelled)} to={bookings} search={of('cancelled')} />
              <Figure label={say('displaced')} value={sayNumber(b.displaced)} to={bookings} search={of('displaced')} />
            </ul>
            <Panel title={say('heat')}>
              <Heat numbers={numbers} />
            </Panel>
          </div>
        )
      }}
    </Answered>
  )
}

/** How long do people wait, and when is which window busy? 大厅数据. */
export default function HallNumbers() {
  const say = useWords(words)
  const chosen = useSite()
  const go = useNavigate()
  const search = useSearch({ strict: false }) as { span?: string }
  const span: Span = search.span === 'today' || search.span === 'month' ? search.span : 'week'
  const [from, to] = [plusDays(today(), -spans[span]), today()]
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <>
          <Segmented<Span>
            aria-label={say('span')}
            value={span}
            onChange={(wanted) =>
              void go({ to: '.', search: (before: object) => ({ ...before, span: wanted }), replace: true } as never)
            }
            options={(Object.keys(spans) as Span[]).map((value) => ({ value, label: say(value) }))}
          />
          <SiteChoice of={chosen} />
        </>
      }
    >
      <AtSite of={chosen}>
        {(site) => (
          <div className="hall-stack">
            <OfSite site={site} from={from} to={to} />
            {chosen.areaId && chosen.rows.length > 1 && (
              <SitesTable areaId={chosen.areaId} from={from} to={to} onChoose={chosen.choose} />
            )}
          </div>
        )}
      </AtSite>
    </Page>
  )
}
