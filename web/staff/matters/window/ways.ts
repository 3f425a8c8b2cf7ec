import type { ItemForApplicant } from '#contract/matters/window.ts'

export const ways = ['finish', 'accept', 'notify', 'letThrough', 'keep', 'refuse'] as const
export type Way = (typeof ways)[number]

/** What may be done with what lies on the table: the likeliest first. */
export const waysOf = (matter: Pick<ItemForApplicant, 'mayAccept' | 'mayDecide' | 'item'>, missing: number): Way[] => {
  if (!matter.mayAccept) return []
  if (missing > 0) return ['notify', 'keep', 'letThrough', 'refuse']
  return matter.item.atOnce && matter.mayDecide ? ['finish', 'accept', 'refuse'] : ['accept', 'keep', 'refuse']
}
