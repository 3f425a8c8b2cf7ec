import { sql } from 'kysely'
import { accountNames } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { seenKinds } from './care-sight.ts'
import { loadFieldBook } from './field-book.ts'
import { showValue } from './get-person.ts'
import { readPerson, type PersonKey } from './person-store.ts'
import { readSources } from './source-store.ts'
import { valueOf, valuesOf } from './value-store.ts'

type Event = { at: Date; what: string; about: string; who: string | null; source_id: number | null }

/** 时间轴: values replaced, residences, care as far as the asker may see, merges, reveals; newest first. */
export const personHistory = async (context: Context, key: PersonKey) => {
  const { db, actor } = context
  const person = await readPerson(db, key)
  const book = await loadFieldBook(db)
  const past = await valuesOf(db, key, 'past')
  const kinds = await seenKinds(db, actor)
  const of = (alias: string) =>
    sql`${sql.ref(`${alias}.area_id`)} = ${key.areaId} and ${sql.ref(`${alias}.person_id`)} = ${key.id}::uuid`
  const { rows } = await sql<Event>`
    select * from (
      select p.created_at at, 'recorded' what, '' about, null::uuid who, p.source_id from people.person p where p.area_id = ${key.areaId} and p.id = ${key.id}::uuid
      union all select coalesce(r.since, s.on_day)::timestamptz, 'residence_' || r.kind, coalesce(r.address, ''), s.account_id, r.source_id from people.residence r join people.source s on s.id = r.source_id where ${of('r')}
      union all select t.at, 'care_' || t.to_state, k.zh || coalesce('：' || t.reason, ''), t.account_id, null from people.care c join people.care_kind k on k.id = c.kind_id
        join people.care_step t on t.area_id = c.area_id and t.care_id = c.id where ${of('c')} and c.kind_id = any(${kinds.map((k) => k.id)}::int[])
      union all select m.at, 'merged', '', m.by_account, null from people.merge m where m.area_id = ${key.areaId} and ${key.id}::uuid in (m.kept_id, m.merged_id)
      union all select m.undone_at, 'unmerged', '', m.undone_by, null from people.merge m where m.area_id = ${key.areaId} and ${key.id}::uuid in (m.kept_id, m.merged_id) and m.undone_at is not null
      union all select v.at, 'revealed', v.reason, v.account_id, null from people.reveal v where ${of('v')}
    ) e order by at desc limit 300`.execute(db)
  const sources = await readSources(db, [
    person.source_id,
    ...past.map((v) => v.source_id),
    ...rows.flatMap((r) => r.source_id ?? []),
  ])
  const names = await accountNames(
    db,
    rows.flatMap((r) => r.who ?? []),
  )
  return {
    rows: rows.map((r) => ({
      at: r.at.toISOString(),
      what: r.what,
      about: r.about,
      who: r.who ? (names.get(r.who)?.name ?? null) : null,
      source: r.source_id === null ? null : (sources.get(r.source_id) ?? null),
    })),
    past: past.map((v) => ({
      ...showValue(book, actor, sources, { field: v.field, value: valueOf(v), sourceId: v.source_id }),
      endedAt: v.ended_at?.toISOString() ?? null,
      endedHow: v.ended_how,
    })),
  }
}
