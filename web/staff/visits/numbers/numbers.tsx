import '../visits.css'
import '../../admin.css'
import { Select } from 'antd'
import dayjs from 'dayjs'
import { useMemo } from 'react'
import { tierOf } from '#contract/territory/area-number.ts'
import { visitNumbers, type VisitCounts } from '#contract/visits/numbers.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayNumber, sayShare } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { oneOf, useListState } from '../../matters/part/use-list-state.ts'
import { AreaChoice } from '../../territory/chosen-area.tsx'
import { Figure } from './figure.tsx'
import { daysOf, MonthChoice } from './month-choice.tsx'
import { useSayHours } from './say-hours.ts'
import { words } from './words.ts'

type Line = { key: string; name: string; counts: VisitCounts; search: Record<string, unknown> }
type Given = { month: string; unseenMonths: number }

const Table = ({ title, head, lines, month, unseenMonths }: Given & { title: string; head: string; lines: readonly Line[] }) => {
  const say = useWords(words)
  const sayHours = useSayHours()
  const days = daysOf(month)
  const columns = ['households', 'visited', 'share', 'unseen', 'must', 'mustOpen', 'entries', 'followedUp', 'followUps', 'followUpsDone', 'hours'] as const
  return (
    <Panel title={title} flush>
      <div className="scroll" tabIndex={0} role="group" aria-label={title}>
        <table className="plain plain-even">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {columns.map((c) => (
                <th key={c} scope="col" className="number">
                  {say(c, { n: unseenMonths })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, name, counts: c, search }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td className="number">
                  {/* The register lists no households that are in no grid apart. */}
                  {'noGrid' in search ? sayNumber(c.households) : <Figure n={c.households} to="/households" needs="people.read" search={{ ...search, peopleFrom: '1' }} />}
                </td>
                <td className="number">
                  <Figure n={c.visited} search={{ ...search, ...days, met: 'true' }} />
                </td>
                <td className="number">
                  <Figure n={c.visited} shown={sayShare(c.households ? c.visited / c.households : null)} search={{ ...search, ...days, met: 'true' }} />
                </td>
                <td className="number">
                  <Figure n={c.unseen} to="/visits/to-visit" search={{ ...search, tab: 'unseen', months: unseenMonths }} />
                </td>
                <td className="number">
                  <Figure n={c.must} to="/visits/to-visit" search={{ ...search, month, seen: 'all' }} />
                </td>
                <td className="number">
                  <Figure n={c.mustOpen} to="/visits/to-visit" search={{ ...search, month }} />
                </td>
                <td className="number">
                  <Figure n={c.entries} search={{ ...search, ...days }} />
                </td>
                <td className="number">
                  <Figure n={c.followedUp} search={{ ...search, ...days, followedUp: 'true' }} />
                </td>
                <td className="number">
                  <Figure n={c.followUps} to="/visits/follow-ups" search={{ ...search, month }} />
                </td>
                <td className="number">
                  <Figure n={c.followUpsDone} to="/visits/follow-ups" search={{ ...search, month, done: 'true' }} />
                </td>
                <td className="number">
                  <Figure n={c.followUpsDone} shown={sayHours(c.followUpHours)} to="/visits/follow-ups" search={{ ...search, month, done: 'true' }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
} // prettier-ignore

/** How well is the area visited? By area and grid, never by person; each number opens its rows. */
export default function VisitNumbers() {
  const say = useWords(words)
  const { filters, areaId, change } = useListState(visitNumbers.query.shape)
  const month = oneOf(filters['month']) ?? dayjs().format('YYYY-MM')
  const unseenMonths = Number(oneOf(filters['unseenMonths']) ?? 3)
  const asked = useMemo(() => (areaId ? { params: { areaId }, query: { month, unseenMonths } } : undefined), [areaId, month, unseenMonths]) // prettier-ignore
  const query = useAnswer(visitNumbers, asked, { keepPrevious: true })
  const large = areaId !== undefined && !['community', 'street'].includes(tierOf(areaId))
  return (
    <Page
      title={say('title')}
      lead={large ? `${say('lead')}　${say('lastNight')}` : say('lead')}
      actions={
        <>
          <AreaChoice areaId={areaId} onChoose={(area) => change({ area: String(area) })} />
          <MonthChoice label={say('month')} value={month} onChange={(m) => change({ month: m })} />
          {!large && (
            <Select
              aria-label={say('unseen', { n: unseenMonths })}
              value={unseenMonths}
              onChange={(n: number) => change({ unseenMonths: String(n) })}
              options={[1, 2, 3, 6, 12].map((n) => ({ value: n, label: say('unseen', { n }) }))}
            />
          )}
        </>
      }
    >
      <Answered query={query}>
        {(answer) => {
          const given = { month: answer.month, unseenMonths: answer.unseenMonths }
          const area = String(areaId)
          return (
            <div className="admin-stack">
              <Table
                {...given}
                title={say('whole')}
                head={say('area')}
                lines={[{ key: 'all', name: say('whole'), counts: answer.total, search: { area } }]}
              />
              {answer.areas.length > 0 && (
                <Table
                  {...given}
                  title={say('areas')}
                  head={say('area')}
                  lines={answer.areas.map((a) => ({ key: `${a.areaId}`, name: a.name, counts: a, search: { area: String(a.areaId) } }))}
                />
              )}
              {answer.grids.length > 0 && (
                <Table
                  {...given}
                  title={say('grids')}
                  head={say('grid')}
                  lines={answer.grids.map((g) => ({
                    key: `${g.gridNo ?? 0}`,
                    name: g.name ?? say('noGrid'),
                    counts: g,
                    search: { area, ...(g.gridNo === null ? { noGrid: 'true' } : { grid: String(g.gridNo) }) },
                  }))}
                />
              )}
              <Months months={answer.months} area={area} />
            </div>
          )
        }}
      </Answered>
    </Page>
  )
} // prettier-ignore

const Months = ({ months, area }: { months: readonly { month: string; visited: number; entries: number }[]; area: string }) => {
  const say = useWords(words)
  if (months.length < 2) return null
  return (
    <Panel title={say('trend')} flush>
      <div className="scroll" tabIndex={0} role="group" aria-label={say('trend')}>
        <table className="plain plain-even">
          <thead>
            <tr>
              <th scope="col">{say('month')}</th>
              <th scope="col" className="number">
                {say('visited')}
              </th>
              <th scope="col" className="number">
                {say('entries')}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map((m) => (
              <tr key={m.month}>
                <th scope="row">{m.month}</th>
                <td className="number">
                  <Figure n={m.visited} search={{ area, ...daysOf(m.month), met: 'true' }} />
                </td>
                <td className="number">
                  <Figure n={m.entries} search={{ area, ...daysOf(m.month) }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
} // prettier-ignore
