import { AutoComplete, Input } from 'antd'
import { Suspense, useState } from 'react'
import { getArea } from '#contract/territory/areas.ts'
import { listBuildings } from '#contract/territory/buildings.ts'
import { findPlace } from '#contract/territory/places.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { placeQuery, type PlaceValue } from '#kit/place/place-value.ts'
import { useAnswer } from '#kit/queries.ts'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { useSettled } from '#kit/use-settled.ts'
import { part } from '#kit/part.ts'
import { words } from './words.ts'

const PointPicker = part(() => import('#kit/map/point-picker.tsx'))

type Props = { areaId: number; value: PlaceValue; onChange: (value: PlaceValue) => void; error?: string; map: boolean }

/** Whose it will be, said before it is sent. */
const Belongs = ({ areaId, value }: { areaId: number; value: PlaceValue }) => {
  const say = useWords(words)
  const query = useSettled(placeQuery(value))
  const { data } = useAnswer(findPlace, query ? { params: { areaId }, query } : undefined, { fresh: 60_000 })
  if (!data || !query) return null
  const vague = ['street', 'district', 'root'].includes(data.how)
  return (
    <p className="place-goes" role="status">
      <Icon name="check" size={16} />
      {vague ? say('sorted', { area: data.areaName }) : say('goes', { area: data.areaName, grid: data.gridName ?? '' })}
    </p>
  )
}

/** 地点: a building by name, an address in words, or a point of the map; one is enough. */
export const PlaceFields = ({ areaId, value, onChange, error, map }: Props) => {
  const say = useWords(words)
  const [typed, setTyped] = useState(value.building?.name ?? '')
  const q = useSettled(typed.trim())
  const found = useAnswer(
    listBuildings,
    q.length > 1 && !value.building ? { params: { areaId }, query: { q, limit: 20 } } : undefined,
  )
  const area = useAnswer(getArea, { params: { areaId } }, { fresh: 3_600_000 })
  const buildings = found.data?.rows ?? []
  const nameOf = (b: { name: string | null; address: string | null }) => [b.name, b.address].filter(Boolean).join(' · ')
  return (
    <>
      <div className="report-row">
        <label>
          <span className="filter-label">{say('building')}</span>
          <AutoComplete
            value={typed}
            options={buildings.map((b) => ({ value: b.code, label: nameOf(b) }))}
            onChange={(text: string) => {
              setTyped(text)
              if (value.building) onChange({ ...value, building: undefined })
            }}
            onSelect={(code: string) => {
              const b = buildings.find((one) => one.code === code)
              if (!b) return
              setTyped(nameOf(b))
              onChange({
                ...value,
                building: { code: b.code, name: nameOf(b), point: b.point },
                point: { ...b.point, accuracyM: null },
              })
            }}
            placeholder={say('buildingHint')}
            allowClear
            className="wide"
          />
        </label>
        <label>
          <span className="filter-label">{say('placeText')}</span>
          <Input
            id="report-place"
            maxLength={200}
            status={error ? 'error' : undefined}
            value={value.placeText}
            onChange={(e) => onChange({ ...value, placeText: e.target.value })}
          />
        </label>
      </div>
      {error && (
        <p className="field-wrong" role="alert">
          {error}
        </p>
      )}
      <Belongs areaId={areaId} value={value} />
      {map && area.data && (
        <Suspense fallback={<Skeleton height={300} />}>
          <PointPicker
            value={value.point}
            centre={area.data.centre ?? undefined}
            onChange={(point) => {
              setTyped('')
              onChange({ ...value, building: undefined, point })
            }}
            height={300}
          />
        </Suspense>
      )}
    </>
  )
}
