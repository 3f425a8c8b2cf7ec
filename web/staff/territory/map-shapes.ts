import { useMemo } from 'react'
import { indicatorsByArea } from '#contract/incidents/indicators.ts'
import { tierOf, tiers, type Tier } from '#contract/territory/area-number.ts'
import { listOutlines } from '#contract/territory/areas.ts'
import { listGrids } from '#contract/territory/grids.ts'
import type { Shape } from '#kit/map/grid-layer.tsx'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'

const below = (tier: Tier): Tier => tiers[Math.min(tiers.indexOf(tier) + 1, tiers.length - 1)]!

/**
 * What is drawn under the cases: grids for a street or a community; for wider areas the areas right below with how many
 * cases are open in each. An id is `area` or `area.grid`.
 */
export const useMapShapes = (areaId: number | undefined): readonly Shape[] => {
  const may = useMay()
  const tier = areaId === undefined ? undefined : tierOf(areaId)
  const small = tier === 'street' || tier === 'community'
  const asked = areaId === undefined ? undefined : { params: { areaId } }
  const grids = useAnswer(listGrids, small ? asked : undefined, { fresh: 600_000 })
  const outlines = useAnswer(
    listOutlines,
    !small && asked && tier ? { ...asked, query: { tier: below(tier) } } : undefined,
    {
      fresh: 600_000,
    },
  )
  const numbers = useAnswer(indicatorsByArea, !small && may('incidents.read_numbers') ? asked : undefined, {
    fresh: 30_000,
  })
  return useMemo(() => {
    if (small)
      return (grids.data?.features ?? []).map((f) => ({
        id: `${f.properties.areaId}.${f.properties.gridNo}`,
        label: f.properties.name,
        geometry: f.geometry,
      }))
    const open = new Map(numbers.data?.rows.map((row) => [row.areaId, row.figures.open?.value ?? 0]))
    const most = Math.max(1, ...open.values())
    return (outlines.data?.features ?? []).map((f) => ({
      id: String(f.properties.id),
      label: `${f.properties.name}${open.has(f.properties.id) ? ` ${open.get(f.properties.id)}` : ''}`,
      geometry: f.geometry,
      weight: (open.get(f.properties.id) ?? 0) / most,
    }))
  }, [small, grids.data, outlines.data, numbers.data])
}
