import { getPersonHistory, type Person } from '#contract/people/people.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { useDictionary } from '../dictionary.ts'
import { useShownText } from './use-shown-text.ts'
import { useSourceText } from './use-source-text.ts'
import { words } from './words.ts'

/** 时间轴: what happened to the record, newest first, and the values that no longer hold. */
export const History = ({ person }: { person: Person }) => {
  const say = useWords(words)
  const source = useSourceText()
  const { field } = useDictionary()
  const textOf = useShownText()
  const query = useAnswer(getPersonHistory, { params: { areaId: person.areaId, id: person.id } })
  const what = (name: string) => (`what_${name}` in words ? say(`what_${name}` as 'what_merged') : name)
  return (
    <Panel title={say('history')}>
      <Answered query={query}>
        {({ rows, past }) => (
          <div className="stack-wide">
            {rows.length === 0 && <p className="soft">{say('noHistory')}</p>}
            <ol className="steps">
              {rows.map((row, at) => (
                <li key={`${row.at}.${at}`} className="step">
                  <p className="step-what">
                    <strong>{what(row.what)}</strong>
                    <span className="soft">{row.who}</span>
                  </p>
                  {row.about && <p className="step-note">{row.about}</p>}
                  <time dateTime={row.at}>
                    {sayInstant(row.at)}
                    {row.source && ` · ${source(row.source)}`}
                  </time>
                </li>
              ))}
            </ol>
            {past.length > 0 && (
              <section>
                <h3>{say('past')}</h3>
                <ul>
                  {past.map((value, at) => (
                    <li key={`${value.field}.${at}`} className="line-past">
                      {field(value.field)}：{textOf(value)}
                      <span className="small">
                        {' '}
                        · {source(value.source)}
                        {value.endedAt && ` · ${say('pastUntil', { at: sayInstant(value.endedAt) })}`}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        )}
      </Answered>
    </Panel>
  )
}
