import { Select } from 'antd'
import { tierOf } from '#contract/territory/area-number.ts'
import { listGrids } from '#contract/territory/grids.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import type { Filters } from '#kit/table/view.ts'
import { ChoiceFilter } from '../matters/part/filter-fields.tsx'
import { oneOf } from '../matters/part/use-list-state.ts'
import { words } from './words.ts'

/** The grids of a community by name; undefined above it, where numbers alone would name several. */
export const useGrids = (areaId: number | undefined) => {
  const community = areaId !== undefined && tierOf(areaId) === 'community'
  const query = useAnswer(listGrids, community ? { params: { areaId } } : undefined, { fresh: 300_000 })
  return query.data?.features.map(({ properties: { gridNo, name } }) => ({ gridNo, name }))
}

type Given = { areaId: number | undefined; filters: Filters; change: (patch: Filters) => void }

/** One grid of a community or all of them, beside the choice of an area. */
export const GridChoice = ({ areaId, filters, change }: Given) => {
  const say = useWords(words)
  const grids = useGrids(areaId)
  if (!grids?.length) return null
  return (
    <Select
      className="grid-choice"
      aria-label={say('grid')}
      placeholder={say('allGrids')}
      allowClear
      value={oneOf(filters['grid'])}
      onChange={(grid: string | undefined) => change({ grid })}
      options={grids.map(({ gridNo, name }) => ({ value: String(gridNo), label: name }))}
    />
  )
}

/** The same among the filters of a list. */
export const GridFilter = ({ areaId, filters, change }: Given) => {
  const say = useWords(words)
  const grids = useGrids(areaId)
  if (!grids?.length) return null
  return (
    <ChoiceFilter
      name="grid"
      label={say('grid')}
      filters={filters}
      change={change}
      options={grids.map(({ gridNo, name }) => ({ value: String(gridNo), label: name }))}
    />
  )
}
