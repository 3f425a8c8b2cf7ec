import type { Person } from '#contract/people/people.ts'
import { listReveals } from '#contract/people/reveals.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { useDictionary } from '../dictionary.ts'
import { words } from './words.ts'

/** 谁看过: every reveal with its reason, for those who watch over it. */
export const SeenBy = ({ person }: { person: Person }) => {
  const say = useWords(words)
  const may = useMay()
  const { field } = useDictionary()
  const asked = { params: { areaId: person.areaId }, query: { person: person.id } }
  const query = useAnswer(listReveals, may('people.read_reveals') ? asked : undefined)
  if (!may('people.read_reveals')) return null
  return (
    <Panel flush title={say('seen')}>
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="empty-line soft">{say('noSeen')}</p>
          ) : (
            <ul className="lines">
              {rows.map((row) => (
                <li key={row.id} className="line">
                  <span className="line-main">
                    {row.who} · {row.fields.map(field).join('、')}
                    <span className="soft"> · {row.reason}</span>
                  </span>
                  <time className="soft small" dateTime={row.at}>
                    {sayInstant(row.at)}
                  </time>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}
