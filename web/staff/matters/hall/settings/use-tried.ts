import { useQuery } from '@tanstack/react-query'
import { type PlanChange, previewPlan } from '#contract/matters/hall-sites.ts'
import { callWith } from '#kit/call.ts'

/** A change as it would turn out: asked by POST, as it carries the change, but nothing is written. */
export const useTried = (params: { areaId: number; siteId: string }, change: PlanChange) =>
  useQuery({
    queryKey: [previewPlan.name, params, change],
    queryFn: ({ signal }) => callWith(previewPlan, { params, body: { change } }, signal),
    staleTime: 0,
    gcTime: 0,
  })
