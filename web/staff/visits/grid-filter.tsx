import { tierOf } from '#contract/territory/area-number.ts'
import { listGrids } from '#contract/territory/grids.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import type { Filters } from '#kit/table/view.ts'
import { ChoiceFilter } from '../matters/part/filter-fields.tsx'
import { words } from './words.ts'

/** The grids of a community by name; undefined above it, where numbers alone would name several. */
export const useGrids = (areaId: number | undefined) => {
  const community = areaId !== undefined && tierOf(areaId) === 'community'
  const query = useAnswer(listGrids, community ? { params: { areaId } } : undefined, { fresh: 300_000 })
  return query.data?.features.map(({ properties: { gridNo, name } }) => ({ gridNo, name }))
}

export const GridFilter = ({
  areaId,
  filters,
  change,
}: {
  areaId: number | undefined
  filters: Filters
  change: (patch: Filters) => void
}) => {
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
