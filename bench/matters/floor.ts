import { blindIndex, seal, setDataKey, uuid7 } from '#platform/crypto.ts'
import type { FloorRoutes } from '../floor-process.ts'
import { listFloor } from './floor-lists.ts'

type Book = { id: string; areaId: number; siteId: string; classCode: string; from: string; to: string; phone: string }
type Call = { areaId: number; siteId: string; windowNo: number; accountId: string; today: string; callId: string }

// Any key will do: what is sealed here is never opened.
setDataKey(Buffer.alloc(32, 5).toString('base64'))

/**
 * The same writes as the product: sealing included, for the database keeps no name in clear, and what tells the person; no session,
 * plan, limits, audit, facts.
 */
export const floorRoutes: FloorRoutes = (pool) => ({
  ...listFloor(pool),
  '/book': async (_, body) => {
    const b = (await body()) as Book
    const { rows } = await pool.query({
      name: 'book',
      text: `with made as (insert into matters.booking (area_id, id, site_id, window_no, during, on_day, class_code, number, state, how, name, phone, phone_index, created_at, changed_at)
        values ($1, $2, $3, 1, tstzrange($4, $5), ($4::timestamptz at time zone 'Asia/Shanghai')::date, $6, lpad((random() * 999999)::int::text, 6, '0'),
          'booked', 'staff', $7, $8, $9, now(), now()) on conflict do nothing returning id),
        told as (insert into matters.notice (area_id, id, phone_index, kind, params, at) select $1, $10, $9, 'booking_made_for_you', $11, now() from made),
        texted as (insert into matters.text_message (area_id, id, phone, kind, params, state, next_at, at)
          select $1, $10, $12, 'booking_made_for_you', $11, 'waiting', now(), now() from made)
        select id from made`,
      values: [
        b.areaId,
        b.id,
        b.siteId,
        b.from,
        b.to,
        b.classCode,
        seal('压测'),
        seal(b.phone),
        blindIndex('phone', b.phone),
        uuid7(),
        JSON.stringify({ site: '压测大厅', at: { at: b.from }, window: 1, number: '000000' }),
        seal(b.phone),
      ],
    })
    if (rows.length) return { booked: true }
    // The loser is shown what is still free: the times that are taken in the next days.
    const taken = await pool.query<{ f: Date }>({
      name: 'taken',
      text: `select window_no, lower(during) f, upper(during) t from matters.booking where area_id = $1 and site_id = $2
        and on_day between current_date and current_date + 2 and state in ('booked', 'checked_in', 'served', 'held')`,
      values: [b.areaId, b.siteId],
    })
    return { booked: false, taken: taken.rows.length }
  },
  '/call': async (_, body) => {
    const c = (await body()) as Call
    const { rows } = await pool.query<{ id: string }>({
      name: 'call',
      text: `with n as (select id wanted from matters.ticket where area_id = $1 and site_id = $2 and on_day = $3 and state = 'waiting'
          order by rank_at, id limit 1 for update skip locked)
        update matters.ticket set state = 'called', window_no = $4, clerk_id = $5, call_id = $6, called_at = now(), first_called_at = now(), calls = calls + 1,
          version = version + 1 from n where area_id = $1 and id = wanted returning *`,
      values: [c.areaId, c.siteId, c.today, c.windowNo, c.accountId, c.callId],
    })
    return rows[0] ?? null
  },
  '/finish': async (_, body) => {
    const { areaId, id } = (await body()) as { areaId: number; id: string }
    await pool.query({
      name: 'finish',
      text: `update matters.ticket set state = 'done', started_at = called_at, ended_at = now(), version = version + 1 where area_id = $1 and id = $2`,
      values: [areaId, id],
    })
    return { done: true }
  },
})
