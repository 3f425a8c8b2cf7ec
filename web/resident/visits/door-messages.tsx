import { myDoorMessages } from '#contract/visits/doors.ts'
import type { DoorState } from '#contract/visits/door-flow.ts'
import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light, type LightKind } from '#kit/states/light.tsx'
import '../matters/matters.css'
import { Inside } from '../matters/inside.tsx'
import { words } from './words.ts'

export const doorLights: Record<DoorState, LightKind> = {
  asked: 'info',
  answered: 'good',
  asked_again: 'info',
  closed: 'still',
  withdrawn: 'still',
}

const Mine = () => {
  const say = useWords(words)
  const query = useAnswer(myDoorMessages, {}, { every: 60_000 })
  return (
    <Answered query={query}>
      {({ rows }) =>
        rows.length ? (
          <ul className="rows">
            {rows.map((row) => (
              <li key={row.id}>
                <LinkRow
                  href={`/door-messages/${row.areaId}/${row.id}`}
                  icon={row.kind === 'praise' ? 'star' : 'home'}
                  title={`${say(`kind_${row.kind}`)} · ${row.building}`}
                  about={
                    <span className="matter-facts">
                      <Light kind={doorLights[row.state]}>{say(`state_${row.state}`)}</Light>
                      <span>{sayAgo(row.saidAt)}</span>
                    </span>
                  }
                />
              </li>
            ))}
          </ul>
        ) : (
          <Empty icon="home" title={say('mineNone')} about={say('mineNoneAbout')} />
        )
      }
    </Answered>
  )
}

/** What I said through the codes at doors, and what was answered. */
export default function DoorMessages() {
  const say = useWords(words)
  return (
    <Screen title={say('mine')} lead={say('mineAbout')} up="/my-matters">
      <Inside why={say('signIn')}>
        <Mine />
      </Inside>
    </Screen>
  )
}
