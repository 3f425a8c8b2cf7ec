import '../../incidents/incidents.css'
import '../visits.css'
import '#kit/photo/photo.css'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { sayAgo } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { useField, type FieldHousehold, type FieldPackNow } from '../../store/index.ts'
import { careName, householdName } from '../names.ts'
import { NeedsPack } from '../needs-pack.tsx'
import { useRouteToday } from '../today/use-route-today.ts'
import { EntryCard } from '../visits/entry-card.tsx'
import { PersonCard } from './person-card.tsx'
import { words } from './words.ts'

/** Must somebody come this month, why, and did somebody. */
const MustLine = ({ pack, household }: { pack: FieldPackNow; household: FieldHousehold }) => {
  const say = useWords(words)
  const { duty } = useField()
  const must = pack.must.get(household.id)
  if (!must) return null
  const open = duty?.mustOpen.includes(household.id)
  return (
    <p className="tags">
      <Light kind={open ? 'warn' : 'good'}>{say(open ? 'mustMark' : 'seenMark')}</Light>
      <span className="soft small">
        {[
          ...must.kinds.map((code) => careName(pack, code)),
          must.seen && say('seenBy', { worker: must.seen.worker, at: sayAgo(must.seen.at) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </p>
  )
}

const Whole = ({ pack, household }: { pack: FieldPackNow; household: FieldHousehold }) => {
  const say = useWords(words)
  const { ids, add, remove } = useRouteToday()
  const here = ids.includes(household.id)
  const visits = useMemo(
    () =>
      [...pack.visits.values()]
        .filter(({ householdId }) => householdId === household.id)
        .sort((a, b) => b.at.localeCompare(a.at)),
    [pack, household.id],
  )
  return (
    <>
      <MustLine pack={pack} household={household} />
      <Link href={`/diary/${household.id}`} className="button button-main button-wide">
        <Icon name="pen" /> {say('visit')}
      </Link>
      <Button kind="quiet" wide aria-pressed={here} onClick={() => (here ? remove(household.id) : add([household.id]))}>
        {here && <Icon name="check" />}
        {say(here ? 'inToday' : 'addToday')}
      </Button>
      <h2>{say('people')}</h2>
      {household.people.length ? (
        household.people.map((person) => (
          <PersonCard key={person.id} pack={pack} household={household} person={person} />
        ))
      ) : (
        <p className="soft">{say('noPeople')}</p>
      )}
      <h2>{say('visits')}</h2>
      {visits.length ? (
        visits.map((visit) => <EntryCard key={visit.id} visit={visit} />)
      ) : (
        <p className="soft">{say('noVisits')}</p>
      )}
    </>
  )
}

/** One household: who lives there, what is known, what was said; and one press to write down a visit. */
export default function Household({ id }: { id: string }) {
  const say = useWords(words)
  const { pack } = useField()
  const household = pack?.households.get(id)
  const title = pack && household ? householdName(pack, household) : say('title')
  const address = household?.address ?? undefined
  return (
    <Screen title={title} lead={address === title ? undefined : address} up="/households">
      <NeedsPack>
        {(now) =>
          household ? (
            <Whole pack={now} household={household} />
          ) : (
            <Empty title={say('gone')} about={say('goneAbout')} icon="home" />
          )
        }
      </NeedsPack>
    </Screen>
  )
}
