import '../visits.css'
import '../../admin.css'
import { Link } from '@tanstack/react-router'
import dayjs from 'dayjs'
import { visitThemes, type Theme } from '#contract/visits/themes.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { oneOf, useListState } from '../../matters/part/use-list-state.ts'
import { AreaChoice } from '../../territory/chosen-area.tsx'
import { GridChoice } from '../grid-filter.tsx'
import { Figure } from './figure.tsx'
import { daysBefore, daysOf, MonthChoice } from './month-choice.tsx'
import { words } from './words.ts'

type Search = Record<string, unknown>

/** Words with how often they were said; each opens the entries that say it, for who may read them. */
const Themes = ({ themes, search }: { themes: readonly Theme[]; search: Search }) => {
  const say = useWords(words)
  const may = useMay()('visits.read')
  return (
    <ul className="theme-words">
      {themes.map((theme) => {
        const inside = (
          <>
            <strong>{theme.word}</strong>
            <span>{sayNumber(theme.times)}</span>
            {theme.rising && <span className="small">{say('riseMark')}</span>}
          </>
        )
        const look = `theme-word${theme.rising ? ' theme-rising' : ''}`
        const title = say('timesOf', { word: theme.word, n: theme.times, before: theme.before })
        return (
          <li key={theme.word}>
            {may ? (
              <Link to={'/visits' as '/'} search={{ ...search, theme: theme.word } as never} className={look} title={title}>
                {inside}
              </Link>
            ) : (
              <span className={look} title={title}>
                {inside}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
} // prettier-ignore

/** 居民在说什么: rising themes first, then what is said most, by need and by area. */
export default function VisitThemes() {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const { filters, areaId, change } = useListState(visitThemes.query.shape)
  const month = oneOf(filters['month']) ?? dayjs().format('YYYY-MM')
  const grid = oneOf(filters['grid'])
  const query = useAnswer(
    visitThemes,
    areaId ? { params: { areaId }, query: { month, ...(grid && { grid: Number(grid) }) } } : undefined,
    { keepPrevious: true },
  )
  const search: Search = { area: String(areaId), ...daysOf(month), ...(grid && { grid }) }
  return (
    <Page
      title={say('themesTitle')}
      lead={say('themesLead')}
      actions={
        <>
          <AreaChoice areaId={areaId} onChoose={(area) => change({ area: String(area), grid: undefined })} />
          <GridChoice areaId={areaId} filters={filters} change={change} />
          <MonthChoice label={say('month')} value={month} onChange={(m) => change({ month: m })} />
        </>
      }
    >
      <Answered query={query}>
        {(answer) => {
          if (!answer.entries) return <Empty icon="chat" title={say('none')} />
          const rising = answer.words.filter((w) => w.rising)
          return (
            <div className="admin-stack">
              <Panel title={say('rising')}>
                {rising.length ? <Themes themes={rising} search={search} /> : <p className="soft">{say('risingNone')}</p>}
              </Panel>
              <Panel title={say('words')} actions={<Figure n={answer.entries} shown={say('entriesN', { n: answer.entries })} search={search} />}>
                <Themes themes={answer.words.filter((w) => !w.rising)} search={search} />
              </Panel>
              <Panel title={say('needs')} flush>
                <div className="scroll" tabIndex={0} role="group" aria-label={say('needs')}>
                  <table className="plain plain-even">
                    <thead>
                      <tr>
                        <th scope="col">{say('need')}</th>
                        <th scope="col" className="number">
                          {say('times')}
                        </th>
                        <th scope="col" className="number">
                          {say('before')}
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {answer.needs.map((n) => (
                        <tr key={n.need}>
                          <th scope="row">
                            {phrase(`visits.need.${n.need}`)}{' '}
                            {n.rising && <span className="mark mark-warn">{say('riseMark')}</span>}
                          </th>
                          <td className="number"><Figure n={n.times} search={{ ...search, need: n.need }} /></td>
                          <td className="number">
                            <Figure n={n.before} shown={sayNumber(n.before, 1)} search={{ ...search, ...daysBefore(month), need: n.need }} />
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </Panel>
              <Panel title={say('moods')}>
                <dl className="admin-figures">
                  {answer.moods.map((m) => (
                    <div key={m.mood}>
                      <dt>{phrase(`visits.mood.${m.mood}`)}</dt>
                      <dd className="figure"><Figure n={m.times} search={{ ...search, mood: m.mood }} /></dd>
                    </div>
                  ))}
                </dl>
              </Panel>
              {answer.areas.length > 0 && (
                <Panel title={say('byArea')} flush>
                  <div className="scroll" tabIndex={0} role="group" aria-label={say('byArea')}>
                    <table className="plain plain-even">
                      <tbody>
                        {answer.areas.map((a) => (
                          <tr key={a.areaId}>
                            <th scope="row">{a.name}</th>
                            <td>
                              <Themes themes={a.words} search={{ ...search, area: String(a.areaId) }} />
                            </td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                </Panel>
              )}
            </div>
          )
        }}
      </Answered>
    </Page>
  )
} // prettier-ignore
