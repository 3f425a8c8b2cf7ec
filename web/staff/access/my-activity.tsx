import { myActivity } from '#contract/access/session.ts'
import { AreaName } from '#kit/area-name.tsx'
import { Panel } from '#kit/desk/page.tsx'
import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { words } from './admin-words.ts'
import { useRouteName } from './route-names.ts'

const shown = 12

/** What stands in the log in my name: so that a stranger in my account is seen. */
export const MyActivity = () => {
  const say = useWords(words)
  const nameOf = useRouteName()
  const activity = useAnswer(myActivity, {})
  return (
    <Panel title={say('activity')}>
      <p className="soft admin-note">{say('strange')}</p>
      <Answered query={activity}>
        {({ rows }) =>
          rows.length ? (
            <ul className="admin-list">
              {rows.slice(0, shown).map((row, at) => (
                <li key={at}>
                  <span className="admin-list-main">
                    {nameOf(row.route)} {'refused' in row.about && <Light kind="bad">{say('refused')}</Light>}
                  </span>
                  <span className="soft small">
                    {row.areaId > 0 && <AreaName areaId={row.areaId} />} · {sayAgo(row.at)}
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="soft">{say('noActivity')}</p>
          )
        }
      </Answered>
    </Panel>
  )
}
