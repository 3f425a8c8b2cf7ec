import '../matters.css'
import { Link } from 'wouter'
import type { AgencyState } from '#contract/matters/agency-flow.ts'
import { myAgency } from '#contract/matters/agency.ts'
import { useWords } from '#kit/language.ts'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light, type LightKind } from '#kit/states/light.tsx'
import { Inside } from '../inside.tsx'
import { words } from './words.ts'

export const agencyLights: Record<AgencyState, LightKind> = {
  assigned: 'info',
  authorised: 'info',
  in_progress: 'info',
  result_ready: 'info',
  handed_back: 'warn',
  closed: 'good',
  cancelled: 'still',
  declined: 'still',
}

const List = () => {
  const say = useWords(words)
  const query = useAnswer(myAgency, {}, { every: 60_000 })
  return (
    <Answered query={query}>
      {({ rows }) =>
        rows.length ? (
          <>
            <Link href="/agency/new" className="button button-main button-wide">
              {say('ask')}
            </Link>
            <ul className="rows">
              {rows.map((row) => (
                <li key={row.id}>
                  <LinkRow
                    href={`/agency/${row.areaId}/${row.id}`}
                    icon="people"
                    title={row.matter}
                    about={
                      <span className="matter-facts">
                        <Light kind={agencyLights[row.state]}>{say(`state_${row.state}`)}</Light>
                        <span>{say(`as_${row.as}`, { name: row.name })}</span>
                      </span>
                    }
                  />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <Empty icon="people" title={say('none')} about={say('noneAbout')}>
            <Link href="/agency/new" className="button button-main">
              {say('ask')}
            </Link>
          </Empty>
        )
      }
    </Answered>
  )
}

/** 我的代办. */
export default function Orders() {
  const say = useWords(words)
  return (
    <Screen title={say('my')} lead={say('myLead')} up="/my-matters">
      <Inside why={say('mySignIn')}>
        <List />
      </Inside>
    </Screen>
  )
}
