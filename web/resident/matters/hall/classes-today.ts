import type { getSite } from '#contract/matters/hall-sites.ts'
import type { Answer } from '#contract/route.ts'

/** What the windows of a hall do today, with the departments that are there; `*` is everything. */
export const classesToday = (site: Answer<typeof getSite> | undefined): ReadonlySet<string> => {
  if (!site) return new Set()
  const today = site.days[0]?.day
  const guests = site.coming.filter((row) => row.day === today && row.cancelled === null)
  return new Set([...site.windows.filter((w) => w.active), ...guests].flatMap((w) => w.classes))
}
