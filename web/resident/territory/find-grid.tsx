import { useState } from 'react'
import { findAreas } from '#contract/territory/areas.ts'
import { listBuildings } from '#contract/territory/buildings.ts'
import { listGrids } from '#contract/territory/grids.ts'
import { findPlace } from '#contract/territory/places.ts'
import { call } from '#kit/call.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { TextField } from '#kit/phone/field.tsx'
import { useHere } from '#kit/place/use-here.ts'
import { useAnswer } from '#kit/queries.ts'
import { rootArea, useRoot } from '#kit/root.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { useSettled } from '#kit/use-settled.ts'
import type { MyPlace } from './my-place.ts'
import { words } from './words.ts'

/** Finds a grid by the device's position, a building's name or address, or a community. */
export const FindGrid = ({ onFound }: { onFound: (place: MyPlace) => void }) => {
  const say = useWords(words)
  const [word, setWord] = useState('')
  const [community, setCommunity] = useState<{ id: number; name: string }>()
  const [asking, setAsking] = useState(false)
  const take = async (query: { lon: number; lat: number } | { address: string }) => {
    setAsking(true)
    try {
      const { areaId, gridNo, areaName, gridName } = await call(findPlace, {
        params: { areaId: await rootArea() },
        query,
      })
      onFound({ areaId, gridNo, name: [areaName, gridName].filter(Boolean).join(' ') })
    } catch (error) {
      sayRefused(error)
    } finally {
      setAsking(false)
    }
  }
  const { find, finding, told } = useHere(({ lon, lat }) => void take({ lon, lat }))
  if (community) return <GridsOf area={community} onFound={onFound} onBack={() => setCommunity(undefined)} />
  return (
    <>
      <Button kind="main" wide busy={finding || asking} onClick={find}>
        {!finding && <Icon name="target" />}
        {say(finding ? 'finding' : 'here')}
      </Button>
      <p role="status" className="told">
        {told && say(told)}
      </p>
      <TextField
        label={say('search')}
        hint={say('searchHint')}
        type="search"
        maxLength={50}
        value={word}
        onChange={(e) => setWord(e.target.value)}
      />
      <Found word={word} onPlace={(point) => void take(point)} onCommunity={setCommunity} />
    </>
  )
}

const Found = ({
  word,
  onPlace,
  onCommunity,
}: {
  word: string
  onPlace: (point: { lon: number; lat: number }) => void
  onCommunity: (area: { id: number; name: string }) => void
}) => {
  const say = useWords(words)
  const root = useRoot()
  const q = useSettled(word.trim())
  const ready = root !== undefined && q.length >= 2
  const buildings = useAnswer(listBuildings, ready ? { params: { areaId: root }, query: { q, limit: 8 } } : undefined, {
    keepPrevious: true,
  })
  const areas = useAnswer(findAreas, ready ? { query: { q, tier: 'community', limit: 8 } } : undefined, {
    keepPrevious: true,
  })
  if (!ready || !buildings.data || !areas.data) return null
  const [houses, communities] = [buildings.data.rows, areas.data.rows]
  const count = houses.length + communities.length
  return (
    <>
      <p role="status" className="soft small">
        {count ? say('found', { n: count }) : say('foundNone')}
      </p>
      {count > 0 && (
        <ul className="rows">
          {houses.map((house) => (
            <li key={house.code}>
              <button type="button" className="row row-press" onClick={() => onPlace(house.point)}>
                <span className="row-mark">
                  <Icon name="building" size={22} />
                </span>
                <span className="row-text">
                  <span className="row-title">{house.name ?? house.address}</span>
                  <span className="soft small">{house.name && house.address ? house.address : say('building')}</span>
                </span>
                <Icon name="right" size={16} />
              </button>
            </li>
          ))}
          {communities.map((area) => (
            <li key={area.id}>
              <button
                type="button"
                className="row row-press"
                onClick={() => onCommunity({ id: area.id, name: area.name })}
              >
                <span className="row-mark">
                  <Icon name="people" size={22} />
                </span>
                <span className="row-text">
                  <span className="row-title">{area.name}</span>
                  <span className="soft small">{area.path}</span>
                </span>
                <Icon name="right" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const GridsOf = ({
  area,
  onFound,
  onBack,
}: {
  area: { id: number; name: string }
  onFound: (place: MyPlace) => void
  onBack: () => void
}) => {
  const say = useWords(words)
  const query = useAnswer(listGrids, { params: { areaId: area.id }, query: { limit: 200 } })
  return (
    <Answered query={query}>
      {({ features }) => (
        <>
          <h2>{say('grids', { area: area.name })}</h2>
          {features.length ? (
            <ul className="rows">
              {features.map(({ id, properties }) => (
                <li key={id}>
                  <button
                    type="button"
                    className="row row-press"
                    onClick={() =>
                      onFound({ areaId: area.id, gridNo: properties.gridNo, name: `${area.name} ${properties.name}` })
                    }
                  >
                    <span className="row-text">
                      <span className="row-title">{properties.name}</span>
                      {properties.householdsEstimate !== null && (
                        <span className="soft small">{say('households', { n: properties.householdsEstimate })}</span>
                      )}
                    </span>
                    <Icon name="right" size={16} />
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <>
              <p className="soft">{say('noGrids')}</p>
              <Button wide onClick={() => onFound({ areaId: area.id, gridNo: null, name: area.name })}>
                {area.name}
              </Button>
            </>
          )}
          <Button kind="quiet" wide onClick={onBack}>
            {say('other')}
          </Button>
        </>
      )}
    </Answered>
  )
}
