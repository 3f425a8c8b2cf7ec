import '../../incidents/incidents.css'
import '../visits.css'
import { Link } from 'wouter'
import { routeMetres } from '#contract/visits/route-of-day.ts'
import { sayDay, sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { useSession } from '#kit/session.ts'
import { dismissGone, useField, type FieldPackNow } from '../../store/index.ts'
import { today } from '../diary/open-campaigns.ts'
import { HouseholdRow } from '../households/household-row.tsx'
import { NeedsPack } from '../needs-pack.tsx'
import { DutyCard } from './duty-card.tsx'
import { Reminders } from './reminders.tsx'
import { stopsOf, useRouteToday } from './use-route-today.ts'
import { useVisitedToday } from './use-visited.ts'
import { words } from './words.ts'

const mustShown = 5

const Gone = () => {
  const say = useWords(words)
  const { gone } = useField()
  if (!gone.length) return null
  const whole = gone.filter(({ households }) => households === null)
  return (
    <div className="notice-asked reminder" role="status">
      {whole.length > 0 && <p>{say('gone', { names: sayList(whole.map(({ name }) => name)) })}</p>}
      {gone.map(({ name, households: n }) => n !== null && <p key={name}>{say('redrawn', { name, n })}</p>)}
      <Button kind="text" onClick={() => dismissGone()}>
        {say('seen')}
      </Button>
    </div>
  )
}

const MustOpen = ({ pack }: { pack: FieldPackNow }) => {
  const say = useWords(words)
  const { duty, plan } = useField()
  if (!duty || !plan?.mustEveryMonth || !pack.must.size) return null
  const open = duty.mustOpen.flatMap((id) => pack.households.get(id) ?? [])
  return (
    <section className="titled">
      <div className="section-title">
        <h2>{say('mustOpen')}</h2>
        {open.length > mustShown && <Link href="/households?show=must">{say('mustAll', { n: open.length })}</Link>}
      </div>
      {open.length ? (
        <ul className="rows">
          {open.slice(0, mustShown).map((household) => (
            <li key={household.id}>
              <HouseholdRow pack={pack} household={household} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">{say('mustNone')}</p>
      )}
    </section>
  )
}

const Whole = ({ pack }: { pack: FieldPackNow }) => {
  const say = useWords(words)
  const { ids } = useRouteToday()
  const visited = useVisitedToday(pack)
  const stops = stopsOf(pack, ids)
  const mine = [...pack.tasks.values()].filter((task) => task.mine).length
  return (
    <>
      <DutyCard />
      <div className="rows">
        <LinkRow
          href="/route"
          icon="map"
          title={say('route')}
          about={
            stops.length
              ? say('routeAbout', {
                  done: stops.filter(({ id }) => visited.has(id)).length,
                  n: stops.length,
                  metres: Math.round(routeMetres(stops) / 10) * 10,
                })
              : say('routeNone')
          }
        />
        <LinkRow
          href="/tasks"
          icon="work"
          title={say('tasks')}
          about={mine ? say('tasksAbout', { n: mine }) : say('tasksNone')}
        />
        {pack.boxes.length > 0 && <LinkRow href="/boxes" icon="inbox" title={say('boxes')} about={say('boxesAbout')} />}
      </div>
      <MustOpen pack={pack} />
    </>
  )
}

/** 今天: what the month still asks for, whom to see, where to go, what waits. */
export default function Today() {
  const say = useWords(words)
  const { data: session } = useSession()
  const { duty, plan, month } = useField()
  const asked = plan && (plan.householdsAMonth > 0 || plan.mustEveryMonth)
  const lead = duty
    ? asked
      ? duty.met
        ? say('leadMet', { month: Number(month.slice(5)) })
        : say(duty.short === 0 ? 'leadMust' : duty.mustOpen.length === 0 ? 'leadShort' : 'leadOpen', {
            month: Number(month.slice(5)),
            short: duty.short,
            must: duty.mustOpen.length,
          })
      : say('leadNone')
    : sayDay(today())
  return (
    <Screen title={say('title')} lead={lead}>
      <Link href="/diary" className="button button-main button-wide">
        {say('write')}
      </Link>
      <Gone />
      {session?.areaId && <Reminders areaId={session.areaId} />}
      <NeedsPack>{(pack) => <Whole pack={pack} />}</NeedsPack>
    </Screen>
  )
}
