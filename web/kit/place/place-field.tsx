import './place.css'
import { Suspense, useMemo, useState } from 'react'
import { part } from '../part.ts'
import { findPlace } from '#contract/territory/places.ts'
import { Icon } from '../icon.tsx'
import { useWords } from '../language.ts'
import { Button } from '../phone/button.tsx'
import { TextField } from '../phone/field.tsx'
import { useAnswer } from '../queries.ts'
import { useRoot } from '../root.ts'
import { Skeleton } from '../states/skeleton.tsx'
import { useSettled } from '../use-settled.ts'
import { placeQuery, type PlaceValue } from './place-value.ts'
import { useHere } from './use-here.ts'

const PointPicker = part(() => import('../map/point-picker.tsx'))

const words = {
  here: { zh: '用我的位置', en: 'Where I am' },
  finding: { zh: '正在定位', en: 'Finding you' },
  map: { zh: '在地图上选', en: 'On the map' },
  closeMap: { zh: '收起地图', en: 'Close the map' },
  denied: {
    zh: '没有得到定位许可。可以在地图上选，或写下地址。',
    en: 'No permission to find you. Choose on the map or type the address.',
  },
  failed: {
    zh: '没能定位。可以在地图上选，或写下地址。',
    en: 'You could not be found. Choose on the map or type the address.',
  },
  found: { zh: '已定位，误差约 {n} 米', en: 'Found, give or take {n} m' },
  chosen: { zh: '已在地图上选好', en: 'Chosen on the map' },
  address: { zh: '地址或附近标志', en: 'Address, or what is near' },
  addressHint: { zh: '例如：昌邑路 55 弄 3 号楼门口', en: 'For example: in front of No. 3, Lane 55, Changyi Road' },
  goes: { zh: '归{area}{grid}', en: 'Goes to {area}{grid}' },
  sorted: { zh: '由{area}分派到社区', en: '{area} will pass it on to a community' },
  notMe: { zh: '不在这里？换一个位置', en: 'Not here? Choose another place' },
}

/** Who a place belongs to, said at once: nobody has to know the borders of grids. */
const Belongs = ({ value }: { value: PlaceValue }) => {
  const say = useWords(words)
  const root = useRoot()
  const settled = useSettled(value)
  const query = useMemo(() => placeQuery(settled), [settled])
  const { data } = useAnswer(findPlace, root && query ? { params: { areaId: root }, query } : undefined, {
    fresh: 60_000,
    keepPrevious: true,
  })
  if (!data || !query) return null
  const community = !['street', 'district', 'root'].includes(data.how)
  return (
    <p className="place-belongs">
      <Icon name="check" size={16} />
      {community
        ? say('goes', { area: data.areaName, grid: data.gridName ? ` · ${data.gridName}` : '' })
        : say('sorted', { area: data.areaName })}
    </p>
  )
}

/** Where is it? By the device, on the map (fetched only when opened), by the plate of a building, or in words. */
export const PlaceField = ({
  value,
  onChange,
  error,
}: {
  value: PlaceValue
  onChange: (value: PlaceValue) => void
  error?: string
}) => {
  const say = useWords(words)
  const [mapOpen, setMapOpen] = useState(false)
  const { point, building } = value
  const { find, finding, told } = useHere((at) => onChange({ ...value, point: at }))
  if (building)
    return (
      <div className="place">
        <p className="place-building">
          <Icon name="building" size={22} /> <strong>{building.name}</strong>
        </p>
        <TextField
          label={say('address')}
          maxLength={200}
          value={value.placeText}
          onChange={(e) => onChange({ ...value, placeText: e.target.value })}
        />
        <Belongs value={value} />
        <Button kind="text" onClick={() => onChange({ ...value, building: undefined })}>
          {say('notMe')}
        </Button>
      </div>
    )
  return (
    <div className="place">
      {!mapOpen && (
        <div className="place-ways">
          <Button kind="quiet" busy={finding} onClick={find}>
            {!finding && <Icon name="target" />}
            {say(finding ? 'finding' : 'here')}
          </Button>
          <Button kind="quiet" aria-expanded={false} onClick={() => setMapOpen(true)}>
            <Icon name="map" />
            {say('map')}
          </Button>
        </div>
      )}
      {mapOpen && (
        <Suspense fallback={<Skeleton height={280} />}>
          <PointPicker value={point} onChange={(at) => onChange({ ...value, point: at })} height={260} />
          <Button kind="text" aria-expanded onClick={() => setMapOpen(false)}>
            {say('closeMap')}
          </Button>
        </Suspense>
      )}
      <div role="status" className="place-told">
        {told && !mapOpen && <p className="place-warn">{say(told)}</p>}
        {point && !mapOpen && (
          <p className="soft small">
            {point.accuracyM === null ? say('chosen') : say('found', { n: point.accuracyM })}
          </p>
        )}
      </div>
      <TextField
        label={say('address')}
        hint={say('addressHint')}
        maxLength={200}
        autoComplete="street-address"
        value={value.placeText}
        error={error}
        onChange={(e) => onChange({ ...value, placeText: e.target.value })}
      />
      <div role="status">
        <Belongs value={value} />
      </div>
    </div>
  )
}
