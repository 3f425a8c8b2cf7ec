import { Link } from '@tanstack/react-router'
import { getDwellingHistory, getHouseholdHistory } from '#contract/people/places.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { useSourceText } from '../person/use-source-text.ts'
import { words as personWords } from '../person/words.ts'
import { words } from '../place-words.ts'

type Props = { areaId: number; id: string; of: 'dwelling' | 'household' }
const said = {
  dwelling: { came: 'came', left: 'left', household: 'founded', premises: 'opened', recorded: 'recorded' },
  household: { came: 'joined', left: 'quit', household: 'founded', premises: 'opened', recorded: 'recorded' },
} as const

/** 时间轴 of a place: who came and who left, by the residences that name it, newest first. */
export const PlaceHistory = ({ areaId, id, of }: Props) => {
  const say = useWords(words)
  const kindOf = useWords(personWords)
  const source = useSourceText()
  const query = useAnswer(of === 'dwelling' ? getDwellingHistory : getHouseholdHistory, { params: { areaId, id } })
  return (
    <Panel title={say('history')}>
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="soft">{say('noHistory')}</p>
          ) : (
            <ol className="steps">
              {rows.map((row, at) => (
                <li key={`${row.onDay}.${row.what}.${row.personId}.${at}`} className="step">
                  <p className="step-what">
                    <strong>
                      {row.personId ? (
                        <>
                          <Link to="/people/$areaId/$id" params={{ areaId: String(areaId), id: row.personId }}>
                            {row.name}
                          </Link>{' '}
                          {say(said[of][row.what])}
                        </>
                      ) : row.householdId ? (
                        <Link to="/households/$areaId/$id" params={{ areaId: String(areaId), id: row.householdId }}>
                          {say(said[of][row.what])} {row.name}
                        </Link>
                      ) : (
                        <>
                          {say(said[of][row.what])} {row.name}
                        </>
                      )}
                    </strong>
                    {row.kind && <span className="soft">{kindOf(`kind_${row.kind}`)}</span>}
                  </p>
                  {row.reason && <p className="step-note">{row.reason}</p>}
                  <time dateTime={row.onDay}>
                    {sayDay(row.onDay)} · {source(row.source)}
                  </time>
                </li>
              ))}
            </ol>
          )
        }
      </Answered>
    </Panel>
  )
}
