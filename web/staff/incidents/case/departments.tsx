import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { sayLength } from '#contract/time/length.ts'
import { sayInstant } from '#kit/format.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { words } from '../words.ts'

const minutes = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000

/** 部门: who was called when, and the stamp of each check-in. */
export const Departments = ({ detail }: { detail: IncidentDetail }) => {
  const say = useWords(words)
  const locale = useLanguage()
  if (!detail.tasks.length) return <Empty icon="building" title={say('noTasks')} />
  return (
    <div className="scroll">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say('department')}</th>
            <th scope="col">{say('taskKind')}</th>
            <th scope="col">{say('calledAt')}</th>
            <th scope="col">{say('checkedIn')}</th>
          </tr>
        </thead>
        <tbody>
          {detail.tasks.map((task) => (
            <tr key={`${task.organisationId}.${task.calledAt}`} className={task.endedAt ? 'soft' : undefined}>
              <th scope="row">
                {task.organisation}
                {task.endedAt && <span className="soft small"> {say('left', { at: sayInstant(task.endedAt) })}</span>}
              </th>
              <td>{say(`task.${task.kind}`)}</td>
              <td>{sayInstant(task.calledAt)}</td>
              <td>
                {task.checkedInAt ? (
                  <>
                    <Light kind="good">{sayInstant(task.checkedInAt)}</Light>
                    <span className="soft small">
                      {' '}
                      {task.checkedInBy}{' '}
                      {say('after', { length: sayLength(locale, minutes(task.calledAt, task.checkedInAt)) })}
                    </span>
                  </>
                ) : task.kind === 'lead' ? (
                  <span className="soft">{say('noCheckIn')}</span>
                ) : (
                  !task.endedAt && <Light kind="warn">{say('notCheckedIn')}</Light>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
