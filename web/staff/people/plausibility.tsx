import '../incidents/incidents.css'
import './people.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import {
  checks,
  placeChecks,
  plausibilityBoard,
  plausibilityPlaces,
  type Check,
} from '#contract/people/plausibility.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayCell } from './cell.ts'
import { words as peopleWords } from './words.ts'

const words = {
  title: { zh: '数据质量', en: 'Data quality' },
  about: {
    zh: '名册里不大可能是真的地方。点数字看明细，逐条核对。',
    en: 'What in the register can hardly be true. Press a number to see the rows.',
  },
  sizes: { zh: '规模', en: 'Size' },
  people: { zh: '居民', en: 'Residents' },
  households: { zh: '户', en: 'Households' },
  dwellings: { zh: '房屋', en: 'Dwellings' },
  per: { zh: '户均人数', en: 'People per household' },
  duplicates: { zh: '疑似重复', en: 'Possible doubles' },
  what: { zh: '可疑之处', en: 'What' },
  count: { zh: '数量', en: 'Count' },
  ratio: { zh: '户均人数不合理的社区', en: 'Communities with implausible households' },
  ratioIs: { zh: '{households} 户 {people} 人', en: '{households} households with {people} people' },
  ratioPer: { zh: '户均 {n} 人', en: '{n} each' },
  clean: { zh: '没有可疑之处', en: 'Nothing looks wrong' },
  places: { zh: '{check}：明细', en: '{check}: rows' },
  address: { zh: '地址', en: 'Address' },
  noAddress: { zh: '没有地址', en: 'No address' },
  household: { zh: '打开这一户', en: 'Open the household' },
  dwelling: { zh: '打开这套房', en: 'Open the dwelling' },
  area: { zh: '看这个社区', en: 'See the community' },
  nPeople: { zh: '{n} 人', en: '{n} people' },
  none: { zh: '没有', en: 'None' },
} as const

type PlaceCheck = (typeof placeChecks)[number]
const isOfPeople = (check: Check) => (checks as readonly string[]).includes(check)

const Places = ({ areaId, check }: { areaId: number; check: PlaceCheck }) => {
  const say = useWords(words)
  const name = useWords(peopleWords)
  const query = useAnswer(plausibilityPlaces, { params: { areaId, check } })
  return (
    <Panel flush title={say('places', { check: name(`check_${check}`) })}>
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="empty-line soft">{say('none')}</p>
          ) : (
            <ul className="lines">
              {rows.map((row, at) => (
                <li key={row.householdId ?? row.dwellingId ?? at} className="line">
                  <span className="line-main">
                    {row.address ?? say('noAddress')}{' '}
                    <span className="soft">{say('nPeople', { n: sayNumber(row.people) })}</span>
                  </span>
                  {row.householdId ? (
                    <Link to="/households/$areaId/$id" params={{ areaId: String(row.areaId), id: row.householdId }}>
                      {say('household')}
                    </Link>
                  ) : (
                    row.dwellingId && (
                      <Link to="/dwellings/$areaId/$id" params={{ areaId: String(row.areaId), id: row.dwellingId }}>
                        {say('dwelling')}
                      </Link>
                    )
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

/** What in the register can't well be true? Every count links to its rows. */
export default function Plausibility() {
  const say = useWords(words)
  const name = useWords(peopleWords)
  const may = useMay()
  const go = useNavigate()
  const { data: session } = useSession()
  const { places } = useSearch({ strict: false }) as { places?: string }
  const areaId = session?.areaId ?? undefined
  const query = useAnswer(plausibilityBoard, areaId ? { params: { areaId } } : undefined)
  const shown = placeChecks.find((check) => check === places)
  const count = (check: Check, n: number | null, rows: boolean) => {
    if (!n || !rows) return sayCell(n)
    if (isOfPeople(check))
      return (
        <Link to="/people" search={{ check }} className="figure-link">
          {sayNumber(n)}
        </Link>
      )
    if (check === 'area_ratio') return sayNumber(n)
    return (
      <button
        type="button"
        className="indicator-name figure-link"
        onClick={() => void go({ to: '.', search: { places: check }, replace: true } as never)}
      >
        {sayNumber(n)}
      </button>
    )
  }
  return (
    <Page title={say('title')} lead={say('about')}>
      <Answered query={query}>
        {(board) => {
          const odd = board.checks.some((one) => one.count !== 0) || board.duplicates !== 0 || board.areas.length > 0
          return (
            <div className="stack-wide">
              <dl className="counters">
                {(['people', 'households', 'dwellings'] as const).map((key) => (
                  <div key={key} className="counter">
                    <dd className="counter-number">{sayCell(board[key])}</dd>
                    <dt className="counter-name">{say(key)}</dt>
                  </div>
                ))}
                <div className="counter">
                  <dd className="counter-number">{sayNumber(board.perHousehold, 1)}</dd>
                  <dt className="counter-name">{say('per')}</dt>
                </div>
                <div className="counter">
                  <dd className="counter-number">
                    {board.duplicates !== 0 && may('people.merge') ? (
                      <Link to="/matching" className="figure-link">
                        {sayCell(board.duplicates)}
                      </Link>
                    ) : (
                      sayCell(board.duplicates)
                    )}
                  </dd>
                  <dt className="counter-name">{say('duplicates')}</dt>
                </div>
              </dl>
              {!odd && <Empty icon="check" title={say('clean')} />}
              <Panel flush>
                <table className="plain plain-even">
                  <thead>
                    <tr>
                      <th scope="col">{say('what')}</th>
                      <th scope="col" className="number">
                        {say('count')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {[...board.checks]
                      .sort((a, b) => (b.count ?? 1) - (a.count ?? 1))
                      .map((one) => (
                        <tr key={one.check} className={one.count === 0 ? 'soft' : undefined}>
                          <th scope="row">{name(`check_${one.check}`)}</th>
                          <td className="number">{count(one.check, one.count, one.rows)}</td>
                        </tr>
                      ))}
                  </tbody>
                </table>
              </Panel>
              {board.areas.length > 0 && (
                <Panel flush title={say('ratio')}>
                  <ul className="lines">
                    {board.areas.map((area) => (
                      <li key={area.areaId} className="line">
                        <span className="line-main">
                          <strong>{area.name}</strong>{' '}
                          {say('ratioIs', {
                            households: sayNumber(area.households),
                            people: sayCell(area.people),
                          })}
                        </span>
                        <Light kind="warn">{say('ratioPer', { n: sayNumber(area.perHousehold, 1) })}</Light>
                        {may('people.read') && (
                          <Link to="/people" search={{ area: String(area.areaId) }}>
                            {say('area')}
                          </Link>
                        )}
                      </li>
                    ))}
                  </ul>
                </Panel>
              )}
              {shown && areaId && may('people.read') && <Places areaId={areaId} check={shown} />}
            </div>
          )
        }}
      </Answered>
    </Page>
  )
}
