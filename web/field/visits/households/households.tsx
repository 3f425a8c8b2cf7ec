import '../../incidents/incidents.css'
import '../visits.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Link, useSearch } from 'wouter'
import { monthOf } from '#contract/visits/duty.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { TextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { useField, type FieldHousehold, type FieldPackNow } from '../../store/index.ts'
import { buildingName, buildingOf } from '../names.ts'
import { NeedsPack } from '../needs-pack.tsx'
import { byBuilding, foundHouseholds, type BuildingGroup } from './find-households.ts'
import { HouseholdRow } from './household-row.tsx'
import { words } from './words.ts'

const shows = ['all', 'must', 'unseen'] as const
type Show = (typeof shows)[number]
const mostFound = 60

/** The doors of a building, drawn only while it is open: an old phone has a grid of 500 households at once. */
const Building = ({
  pack,
  group,
  open,
  asked,
}: {
  pack: FieldPackNow
  group: BuildingGroup
  open: boolean
  /** Somebody came here for it, from the map. */
  asked: boolean
}) => {
  const say = useWords(words)
  const [shown, setShown] = useState(open)
  const here = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (asked) here.current?.scrollIntoView({ block: 'start' })
  }, [asked])
  return (
    <details ref={here} className="card fold" open={shown} onToggle={(e) => setShown(e.currentTarget.open)}>
      <summary>
        {buildingName(group.building) || say('unknownBuilding')}
        <span className="soft">{say('count', { n: group.households.length })}</span>
      </summary>
      {shown && (
        <ul className="rows">
          {group.households.map((household) => (
            <li key={household.id}>
              <HouseholdRow pack={pack} household={household} inside />
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

const List = ({ pack }: { pack: FieldPackNow }) => {
  const say = useWords(words)
  const { duty, month } = useField()
  const asked = new URLSearchParams(useSearch())
  const wantedBuilding = asked.get('building')
  const [show, setShow] = useState<Show>(shows.find((one) => one === asked.get('show')) ?? 'all')
  const [typed, setTyped] = useState('')
  const mustOpen = useMemo(() => new Set(duty?.mustOpen), [duty])
  const found = useMemo(() => {
    const wanted = (household: FieldHousehold) =>
      show === 'all' ||
      (show === 'must'
        ? mustOpen.has(household.id)
        : !household.lastVisit || monthOf(new Date(household.lastVisit.at)) !== month)
    return foundHouseholds([...pack.households.values()].filter(wanted), typed, (one) =>
      buildingName(buildingOf(pack, one)),
    )
  }, [pack, typed, show, mustOpen, month])
  const groups = useMemo(() => byBuilding(found, pack.buildings), [found, pack])
  return (
    <>
      <TextField
        label={say('find')}
        hint={say('findHint')}
        type="search"
        autoComplete="off"
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      <div className="scopes" role="group" aria-label={say('show')}>
        {shows.map((one) => (
          <button key={one} type="button" className="scope" aria-pressed={one === show} onClick={() => setShow(one)}>
            {say(one)}
            {one === 'must' && <span className="scope-count">{mustOpen.size}</span>}
          </button>
        ))}
      </div>
      {!found.length ? (
        show === 'must' && !typed ? (
          <Empty title={say('noneMust')} icon="check" />
        ) : (
          <Empty title={say('none')} about={say('noneAbout')} icon="search" />
        )
      ) : typed.trim() ? (
        <>
          <ul className="rows">
            {found.slice(0, mostFound).map((household) => (
              <li key={household.id}>
                <HouseholdRow pack={pack} household={household} />
              </li>
            ))}
          </ul>
          {found.length > mostFound && <p className="soft small">{say('tooMany', { n: mostFound })}</p>}
        </>
      ) : (
        <div className="tasks">
          {groups.map((group) => (
            <Building
              key={`${group.key} ${show}`}
              pack={pack}
              group={group}
              open={groups.length === 1 || group.key === wantedBuilding}
              asked={group.key === wantedBuilding}
            />
          ))}
        </div>
      )}
    </>
  )
}

/** 居民: everybody in my grids, building by building, found by name, pinyin or door; without a network too. */
export default function Households() {
  const say = useWords(words)
  const { pack } = useField()
  return (
    <Screen
      title={say('title')}
      lead={pack ? say('lead', { n: pack.households.size }) : undefined}
      aside={
        <Link href="/map" className="icon-button" aria-label={say('map')}>
          <Icon name="map" size={22} />
        </Link>
      }
    >
      <NeedsPack>{(now) => <List pack={now} />}</NeedsPack>
    </Screen>
  )
}
