import { useNavigate, useSearch } from '@tanstack/react-router'
import { listSites } from '#contract/matters/hall-sites.ts'
import { keep, kept } from '#kit/kept.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'

/** The halls of my area, and the one I work at: said in the address, else the one of last time, else the first. */
export const useSite = ({ all = false }: { /** Also those out of use. */ all?: boolean } = {}) => {
  const { data: session } = useSession()
  const go = useNavigate()
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const areaId = session?.areaId ?? undefined
  const query = useAnswer(listSites, areaId ? { params: { areaId }, query: all ? { all: 'true' } : {} } : undefined)
  const rows = query.data?.rows ?? []
  const wanted = search['site'] ?? kept('hall.site')
  const site = rows.find((row) => row.id === wanted) ?? rows[0]
  const choose = (id: string) => {
    keep('hall.site', id)
    void go({ to: '.', search: { ...search, site: id } as never, replace: true })
  }
  return { query, rows, site, choose, areaId, session }
}
