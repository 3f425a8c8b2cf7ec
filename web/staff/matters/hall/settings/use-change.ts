import { useState } from 'react'
import type { PlanChange, SitePlanView } from '#contract/matters/hall-sites.ts'
import type { z } from 'zod'

export type Plan = z.output<typeof SitePlanView>
/** A change somebody wants: how it is called, and the reason they have given already. */
export type Proposed = { change: PlanChange; title: string; reason?: string; onDone?: () => void }
export type Propose = (proposed: Proposed) => void

/** One change at a time goes through its preview. */
export const useChange = () => {
  const [proposed, set] = useState<Proposed>()
  return { proposed, propose: set as Propose, drop: () => set(undefined) }
}
