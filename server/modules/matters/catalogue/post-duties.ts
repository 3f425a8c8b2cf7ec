import { sql } from 'kysely'
import { accountNames, areAbsent, findColleagues } from '#modules/access/index.ts'
import { postKinds } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { accountUnknown, aIsB, postUnknown } from './problems.ts'

type DutyRow = { post: string; duty: 'A' | 'B'; account_id: string }
const dutiesOf = async (db: Db, areaId: number): Promise<DutyRow[]> =>
  (
    await sql<DutyRow>`select post, duty, account_id from matters.post_duty where area_id = ${areaId} order by post, duty`.execute(
      db,
    )
  ).rows

/** Who has the matters of a post in an area today: A, B while A is absent, nobody when both are (then the desk has them). */
export const onDutyFor = async (db: Db, areaId: number, post: string | null, now: Date): Promise<string | null> => {
  if (post === null) return null
  const there = (await dutiesOf(db, areaId)).filter((d) => d.post === post)
  if (!there.length) return null
  const absent = await areAbsent(
    db,
    there.map((d) => d.account_id),
    now,
  )
  return there.find((d) => !absent.has(d.account_id))?.account_id ?? null
}

/** For whom somebody stands in today: the absent A posts they are B of. */
export const standsInFor = async (db: Db, accountId: string | null, now: Date): Promise<string[]> => {
  if (accountId === null) return []
  const { rows } = await sql<{ a: string }>`select distinct a.account_id a from matters.post_duty b
    join matters.post_duty a on a.area_id = b.area_id and a.post = b.post and a.duty = 'A'
    where b.account_id = ${accountId}::uuid and b.duty = 'B'`.execute(db)
  if (!rows.length) return []
  const absent = await areAbsent(
    db,
    rows.map((r) => r.a),
    now,
  )
  return rows.map((r) => r.a).filter((a) => absent.has(a))
}

/** 各岗位的 A 岗、B 岗, also those nobody has: a gap must be seen (D03). */
export const listPostDuties = async ({ db, areaId, now }: Context) => {
  const duties = await dutiesOf(db, areaId)
  const ids = [...new Set(duties.map((d) => d.account_id))]
  const names = await accountNames(db, ids)
  const absent = await areAbsent(db, ids, now)
  const offered = [...(await loadCatalogue(db)).offered(areaId).values()]
  const who = (post: string, duty: 'A' | 'B') => {
    const row = duties.find((d) => d.post === post && d.duty === duty)
    return row
      ? {
          accountId: row.account_id,
          name: names.get(row.account_id)?.name ?? '',
          absent: absent.has(row.account_id),
        }
      : null
  }
  return {
    rows: (await postKinds(db))
      .filter((k) => k.validTo === null)
      .map((k) => {
        const [a, b] = [who(k.code, 'A'), who(k.code, 'B')]
        return {
          areaId,
          post: k.code,
          zh: k.nameZh,
          en: k.nameEn,
          a,
          b,
          today: [a, b].find((one) => one && !one.absent)?.name ?? null,
          items: offered.filter((v) => v.content.post === k.code).length,
        }
      }),
  }
}

/** Names A and B of a post. Throws `matters.post_unknown`, `matters.account_unknown`, `matters.a_is_b`. */
export const savePostDuty = async (
  context: Context,
  post: string,
  { a, b }: { a: string | null; b: string | null },
) => {
  const { db, areaId, area, now } = context
  if (!(await postKinds(db, post)).length) throw postUnknown()
  if (a !== null && a === b) throw aIsB()
  const here = new Set((await findColleagues(db, area, now)).map((c) => c.accountId))
  if ([a, b].some((id) => id !== null && !here.has(id))) throw accountUnknown()
  for (const [duty, id] of [
    ['A', a],
    ['B', b],
  ] as const)
    if (id === null)
      await sql`delete from matters.post_duty where area_id = ${areaId} and post = ${post} and duty = ${duty}`.execute(
        db,
      )
    else
      await sql`insert into matters.post_duty (area_id, post, duty, account_id) values (${areaId}, ${post}, ${duty}, ${id}::uuid)
        on conflict (area_id, post, duty) do update set account_id = excluded.account_id`.execute(db)
  context.audit({ post, a, b })
  return listPostDuties(context)
}
