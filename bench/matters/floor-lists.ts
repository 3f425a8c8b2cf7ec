import type { FloorRoutes } from '../floor-process.ts'

const open = `a.state in ('submitted', 'supplement', 'handling')`
/** What each way of choosing means in SQL; `$3` where something is sought. */
const chosen: Record<string, string> = {
  open,
  overdue: `${open} and a.due_at < now()`,
  online: `a.state = 'done' and a.channel = 'online'`,
  since: `a.submitted_at >= '2026-06-01'`,
  all: 'true',
  item: 'a.item_code = $3',
  number: 'a.number = $3::bigint',
  phone: `a.phone_index = decode($3, 'hex')`,
  name: `a.name_index = decode($3, 'hex')`,
}

/** A page of fifty with everything a row shows, still sealed, and the count up to ten thousand: two statements, no walls, no names. */
export const listFloor: FloorRoutes = (pool) => ({
  '/applications': async (query) => {
    const by = query.get('by')!
    const text = query.get('text')
    const values = [Number(query.get('from')), Number(query.get('to')), ...(text === null ? [] : [text])]
    const where = `a.area_id between $1 and $2 and ${chosen[by]!}`
    const order = by === 'open' || by === 'overdue' ? 'a.due_at, a.id' : 'a.submitted_at desc, a.id desc'
    const [page, count] = await Promise.all([
      pool.query<{ id: string }>(
        `select a.* from matters.application a where ${where} order by ${order} limit 51`,
        values,
      ),
      pool.query<{ n: string }>(
        `select count(*) n from (select from matters.application a where ${where} limit 10001) c`,
        values,
      ),
    ])
    return { rows: page.rows, total: count.rows[0]!.n }
  },
})
