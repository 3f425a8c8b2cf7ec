import { sql } from 'kysely'
import { uuid7 } from '#platform/crypto.ts'
import type { Context } from '#platform/context.ts'
import type { Notice } from '#contract/people/notices.ts'

export type NoticeRow = Omit<Notice, 'otherAreaName' | 'at' | 'readAt' | 'answeredAt'> & {
  at: Date
  readAt: Date | null
  answeredAt: Date | null
}
export const noticeColumns = sql.raw(
  `n.area_id "areaId", n.id, n.box, n.other_area_id "otherAreaId", n.kind, n.person_id "personId", n.home_area_id "homeAreaId", n.name, n.about, n.state, n.answer, n.at,
   n.read_at "readAt", n.answered_at "answeredAt", n.version`,
)
export type NewNotice = {
  id?: string
  from: number
  to: number
  kind: Notice['kind']
  personId: string
  homeAreaId: number
  name: string
  about?: Record<string, unknown>
}

/** Tells or asks another community; both sides get their row. Nothing within one community, and nothing twice by the same id. */
export const sendNotice = async ({ db, now, announce }: Context, n: NewNotice): Promise<string> => {
  const id = n.id ?? uuid7()
  await sql`select people.send_notice(${id}::uuid, ${n.from}::bigint, ${n.to}::bigint, ${n.kind}, ${n.personId}::uuid, ${n.homeAreaId}::bigint, ${n.name}, ${JSON.stringify(n.about ?? {})}::jsonb, ${now})`.execute(
    db,
  )
  announce({ name: 'people.notified', areaId: n.to, about: { noticeId: id, kind: n.kind, from: n.from } })
  return id
}
export const findNotice = async (
  { db }: Pick<Context, 'db'>,
  areaId: number,
  id: string,
): Promise<NoticeRow | undefined> =>
  (
    await sql<NoticeRow>`select ${noticeColumns} from people.notice n where n.area_id = ${areaId} and n.id = ${id}::uuid`.execute(
      db,
    )
  ).rows[0]

/** Keeps the list 户在人不在 of the community of the register in step with where the person lives. */
export const noteAway = (
  { db }: Pick<Context, 'db'>,
  key: { areaId: number; id: string },
  registeredAreaId: number | null,
  since: string | null,
) =>
  sql`select people.note_away(${key.areaId}::bigint, ${key.id}::uuid, ${registeredAreaId}::bigint, ${since}::date)`.execute(
    db,
  )
