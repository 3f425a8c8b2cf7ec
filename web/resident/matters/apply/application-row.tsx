import type { ApplicationState } from '#contract/matters/application-flow.ts'
import { applicationNumber } from '#contract/matters/application-number.ts'
import type { OwnApplicationRow } from '#contract/matters/own-applications.ts'
import { sayDay } from '#kit/format.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { LinkRow } from '#kit/phone/screen.tsx'
import { DeadlineLight, Light, type LightKind } from '#kit/states/light.tsx'
import { words } from './words.ts'

export const applicationLights: Record<ApplicationState, LightKind> = {
  submitted: 'info',
  supplement: 'warn',
  handling: 'info',
  done: 'good',
  refused: 'still',
  withdrawn: 'still',
  lapsed: 'bad',
}

/** An application in a list: which matter, how it stands, until when. */
export const ApplicationRow = ({ row }: { row: OwnApplicationRow }) => {
  const say = useWords(words)
  useLanguage()
  return (
    <LinkRow
      href={`/applications/${row.areaId}/${row.id}`}
      icon="work"
      title={pick({ zh: row.itemZh, en: row.itemEn })}
      about={
        <>
          <span>
            {applicationNumber(row.number)} · {sayDay(row.submittedAt)}
          </span>
          <span className="matter-facts">
            <Light kind={applicationLights[row.state]}>
              {say(row.decision ? `decision_${row.decision}` : `state_${row.state}`)}
            </Light>
            {row.dueAt && row.closedAt === null && row.state !== 'supplement' && <DeadlineLight dueAt={row.dueAt} />}
          </span>
        </>
      }
    />
  )
}
