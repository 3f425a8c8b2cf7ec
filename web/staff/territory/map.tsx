import './map.css'
import '../incidents/incidents.css'
import { Select } from 'antd'
import { Suspense } from 'react'
import type { IncidentFilterInput } from '#contract/incidents/incident-filter.ts'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { useMay } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { CaseDrawer } from '../incidents/case/case-drawer.tsx'
import { scopesFor } from '../incidents/list/scopes.ts'
import { useListSearch } from '../incidents/list/use-list-search.ts'
import { filterOf } from '../incidents/list/list-search.ts'
import { CategoryPicker } from '../incidents/move/category-picker.tsx'
import { words as caseWords } from '../incidents/words.ts'
import { MapSide } from './map-side.tsx'
import { useMapShapes } from './map-shapes.ts'
import { words } from './map-words.ts'

// MapLibre weighs more than the rest of the page: fetched while the numbers are on their way
const CaseMap = part(() => import('./case-map.tsx'))

/** Where is what? Grids, cases by place, and the same as a list. */
export default function MapPage() {
  const say = useWords(words)
  const sayCase = useWords(caseWords)
  const may = useMay()
  const { search, areaId, homeId, change } = useListSearch()
  const shapes = useMapShapes(homeId)
  useLive(homeId, ['incidents'])
  if (!may('incidents.read') || !homeId || !areaId) return <Empty icon="shield" title={say('forbidden')} />
  const scope = (search['scope'] ?? 'open') as 'open'
  const grid = search['grid'] as string | undefined
  const chosen = areaId === homeId && !grid ? undefined : grid ? `${areaId}.${grid}` : String(areaId)
  const filter = { ...filterOf(search), scope } as IncidentFilterInput
  const { grid: _, ...onMap } = filter as Record<string, unknown>
  const choose = (id: string | undefined) => {
    const [area, no] = (id ?? '').split('.')
    const same = id === chosen
    change({ area: same || !area || area === String(homeId) ? undefined : area, grid: same ? undefined : no })
  }
  const chosenName = shapes.find((shape) => shape.id === chosen)?.label
  const list = (value: unknown) => (value === undefined ? [] : [value].flat())
  return (
    <Page title={say('title')}>
      <div className="map-bar">
        <Select
          aria-label={say('scope')}
          className="wide"
          value={scope}
          onChange={(next: string) => change({ scope: next })}
          options={scopesFor(may).map((one) => ({ value: one, label: sayCase(`scope.${one}`) }))}
        />
        <div className="wide">
          <CategoryPicker
            areaId={homeId}
            many
            headings
            label={say('category')}
            placeholder={say('category')}
            value={list(search['category']).map(Number)}
            onChange={(next) => change({ category: next?.length ? next.map(String) : undefined })}
          />
        </div>
        <Select
          aria-label={say('choose')}
          className="wide"
          allowClear
          placeholder={say('choose')}
          showSearch={{ optionFilterProp: 'label' }}
          value={chosen}
          onChange={choose}
          options={shapes.map((shape) => ({ value: shape.id, label: shape.label }))}
        />
        <p className="map-legend" aria-label={say('legend')}>
          <Light kind="bad">{say('red')}</Light>
          <Light kind="warn">{say('yellow')}</Light>
          <Light kind="good">{say('green')}</Light>
          <Light kind="still">{say('paused')}</Light>
          <span className="soft small">{say('many')}</span>
        </p>
      </div>
      <div className="case-map">
        <div className="case-map-view">
          <Suspense fallback={<Skeleton height={460} />}>
            <CaseMap
              areaId={homeId}
              filter={onMap as IncidentFilterInput}
              chosen={chosen}
              onShape={choose}
              onCase={(open) => change({ open }, { push: true })}
            />
          </Suspense>
        </div>
        <MapSide
          areaId={areaId}
          filter={filter}
          grid={grid}
          shape={chosen ? { name: chosenName ?? chosen, leave: () => choose(undefined) } : undefined}
          onCase={(open) => change({ open }, { push: true })}
        />
      </div>
      <CaseDrawer open={search['open'] as string | undefined} onClose={() => change({ open: undefined })} />
    </Page>
  )
}
