import pg from 'pg'
import { SiteRules } from '#contract/matters/hall-site.ts'
import { dayMs } from '#contract/time/local-time.ts'
import { dayAt, instantOf, plusDays } from '#modules/matters/hall/hall-day.ts'
import { uuid7 } from '#platform/crypto.ts'
import { signIn } from '../session.ts'

export const classCode = 'shebao'
export const slotMinutes = 5
export const days = 28
/** Numbers that wait at each hall when the bench begins. */
const waiting = 4000

/** One connection: a window of a hall that another connection books and calls at too. */
export type Actor = {
  areaId: number
  siteId: string
  windowNo: number
  accountId: string
  cookie: string
  /** The first slot (ms) of those the hall has: every five minutes, day and night, for four weeks. */
  firstSlot: number
  today: string
}
export type Material = { actors: Actor[] }

const always = [{ from: 0, to: 1440, kind: 'usual' }]
const week = JSON.stringify({ 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always })
const rules = JSON.stringify(SiteRules.parse({ slotMinutes, aheadDays: days + 2, leadMinutes: 0 }))

/** Appointments each hall has had in the weeks before: what is planned for an empty table is planned wrongly for a full one. */
const past = 1000

/** A hall for every two connections, open day and night also on holidays, with one bookable window and a long queue. */
export const gatherMaterial = async (ownerUrl: string, connections: number): Promise<Material> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const today = dayAt(Date.now())
  const tomorrow = plusDays(today, 1)
  try {
    const { rows: heads } = await client.query<{ area_id: string; account_id: string; id: string }>(
      `select distinct on (area_id) area_id, account_id, id from access.post where role = 'community_head' order by area_id, id limit $1`,
      [Math.ceil(connections / 2)],
    )
    await client.query(
      `insert into matters.class (code, area_id, zh, en) values ($1, 0, '社会保险', 'Social insurance') on conflict do nothing`,
      [classCode],
    )
    const actors: Actor[] = []
    for (const head of heads) {
      const siteId = uuid7()
      const key = [head.area_id, siteId]
      await client.query(
        `insert into matters.site (area_id, id, name, address, rules, queues) values ($1, $2, '压测大厅', '压测', $3, '[{"letter":"A","name":"综合","classes":["*"]}]')`,
        [...key, rules],
      )
      await client.query(
        `insert into matters.site_week (area_id, site_id, valid_from, week, published_at) values ($1, $2, '2020-01-01', $3, now())`,
        [...key, week],
      )
      await client.query(
        `insert into matters.site_exception (area_id, site_id, on_day, kind, spans, reason)
         select $1, $2, $3::date + d, 'holiday_duty', $4, '压测' from generate_series(0, $5::int) d`,
        [...key, today, JSON.stringify(always), days + 2],
      )
      await client.query(
        `insert into matters.hall_window (area_id, site_id, no, name, classes, bookable, active) values ($1, $2, 1, '一', '{*}', true, true), ($1, $2, 2, '二', '{*}', false, true)`,
        key,
      )
      await client.query(
        `insert into matters.window_now (area_id, site_id, no, state, account_id, since) select $1, $2, n, 'open', $3, now() from generate_series(1, 2) n`,
        [...key, head.account_id],
      )
      await client.query(
        `insert into matters.ticket (area_id, id, site_id, on_day, letter, number, class_code, state, rank_at, taken_at)
         select $1, gen_random_uuid(), $2, $3, 'A', n, $4, 'waiting', now() + n * interval '1 millisecond', now() from generate_series(1, $5::int) n`,
        [...key, today, classCode, waiting],
      )
      await client.query(
        `insert into matters.booking (area_id, id, site_id, window_no, during, on_day, class_code, number, state, how, name, phone, phone_index, created_at, changed_at)
         select $1::bigint, gen_random_uuid(), $2::uuid, 1, tstzrange(t, t + $4::int * interval '1 minute'), (t at time zone 'Asia/Shanghai')::date, $3::text, lpad(n::text, 6, '0'), 'served', 'staff',
           '', '', sha256(($2::uuid::text || n)::bytea), t, t
         from generate_series(1, $5::int) n, lateral (select ($6::date - 1)::timestamp at time zone 'Asia/Shanghai' - n * $4::int * interval '1 minute' t) at`,
        [...key, classCode, slotMinutes, past, today],
      )
      const cookie = await signIn(client, head.account_id, 'staff', Number(head.id))
      for (const windowNo of [1, 2])
        actors.push({
          areaId: Number(head.area_id),
          siteId,
          windowNo,
          accountId: head.account_id,
          cookie,
          firstSlot: instantOf(tomorrow, 0),
          today,
        })
    }
    await client.query('analyze matters.ticket, matters.site, matters.booking, matters.notice, matters.text_message')
    return { actors: actors.slice(0, connections) }
  } finally {
    await client.end()
  }
}
/** Slots of a hall. */
export const slotCount = (days * dayMs) / (slotMinutes * 60_000)
