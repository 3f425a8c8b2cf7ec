import { sql } from 'kysely'
import { accountNames } from '#modules/access/index.ts'
import { digest } from '#platform/crypto.ts'
import type { Fact } from '#contract/people/fields.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { invalid, notFound } from '#platform/problem.ts'
import { dayOf } from './day.ts'
import { loadFieldBook } from './field-book.ts'
import { stated } from './get-person.ts'
import { areApart, decidePair } from './pair-store.ts'
import { shownName } from './person-rows.ts'
import { documentsOf, lockPerson, phonesOf, readPerson, type PersonKey } from './person-store.ts'
import { keptApart, changedSince, mergeUndone, sameRow } from './problems.ts'
import { proposeFacts } from './propose-facts.ts'
import { applyStand, residencesOf } from './residence-store.ts'
import { countDisputes } from './value-store.ts'
import { openWhole, readWhole, removeWhole, restoreWhole, sealWhole, type WholePerson } from './whole-person.ts'

type Heads = { id: string }[]
type Kept = { people: [WholePerson, WholePerson]; heads: Heads; after: string }

/** What a change of key renews says nothing about the person. */
const renewed = /^(?:sealed.*|index|match_keys|key_no)$/

/** Equal as long as nobody touched either row: every write of a sealed value raises a version or makes a row. */
const fingerprint = async (db: Db, keys: readonly PersonKey[]) => {
  const all = []
  for (const key of keys) all.push(await readWhole(db, key))
  return digest(JSON.stringify(all, (name, value) => (renewed.test(name) ? null : value))).toString('hex')
}

type Asked = { id: string; keep: { id: string; version: number }; merge: { id: string; version: number } }

/**
 * 合并: what the other row knew is told to the kept one under its own sources, so that it fills, confirms or competes; its
 * residences, care and requests go over. Both rows as they were are kept, sealed, for undoing.
 */
export const mergePeople = async (context: Context, areaId: number, asked: Asked) => {
  const { db, now, actor } = context
  const { rows: done } = await sql<{
    kept_id: string
  }>`select kept_id from people.merge where area_id = ${areaId} and id = ${asked.id}::uuid`.execute(db)
  const keep = { areaId, id: asked.keep.id }
  const gone = { areaId, id: asked.merge.id }
  if (done[0])
    return {
      id: asked.id,
      personId: done[0].kept_id,
      disputes: (await readPerson(db, { areaId, id: done[0].kept_id })).disputes,
    }
  if (keep.id === gone.id) throw sameRow()
  await lockPerson(db, keep, asked.keep.version)
  const other = await lockPerson(db, gone, asked.merge.version)
  if (await areApart(context, keep, gone)) throw keptApart()
  const before: [WholePerson, WholePerson] = [await readWhole(db, keep), await readWhole(db, gone)]
  const { rows: heads } = await sql<{
    id: string
  }>`update people.household set head_id = ${keep.id}::uuid where area_id = ${areaId} and head_id = ${gone.id}::uuid returning id`.execute(
    db,
  )
  const book = await loadFieldBook(db)
  const values = stated(book, other, await documentsOf(db, gone), await phonesOf(db, gone))
  for (const [sourceId, some] of Map.groupBy(values, (v) => v.sourceId)) {
    const facts: Fact[] = some
      .filter((v) => book.fields.get(v.field)?.active)
      .map((v) => ({ field: v.field, value: v.field === 'document' ? { number: String(v.value) } : v.value }))
    if (facts.length) await proposeFacts(context, keep, facts, sourceId)
  }
  await repoint(context, keep, gone)
  await sql`update people.person set standing = 'merged', merged_into = ${keep.id}::uuid, match_keys = '{}', disputes = 0, version = version + 1, updated_at = ${now}
    where area_id = ${areaId} and id = ${gone.id}::uuid`.execute(db)
  await sql`update people.person set disputes = ${countDisputes(keep)} where area_id = ${areaId} and id = ${keep.id}::uuid`.execute(
    db,
  )
  await applyStand(db, keep, now)
  await decidePair(context, keep, gone, 'merged')
  const kept: Kept = { people: before, heads, after: await fingerprint(db, [keep, gone]) }
  await sql`insert into people.merge (area_id, id, kept_id, merged_id, before_sealed, at, by_account)
    values (${areaId}, ${asked.id}::uuid, ${keep.id}::uuid, ${gone.id}::uuid, ${sealWhole(kept)}, ${now}, ${actor.accountId}::uuid)`.execute(
    db,
  )
  context.announce({ name: 'people.merged', areaId, about: { personId: keep.id, mergedId: gone.id } })
  context.audit({ merged: gone.id, into: keep.id }, areaId)
  return { id: asked.id, personId: keep.id, disputes: (await readPerson(db, keep)).disputes }
}

/** Everything that hung on the merged row goes over to the kept one; of two residences or registers of one kind the kept one's goes on. */
const repoint = async ({ db, now }: Context, keep: PersonKey, gone: PersonKey) => {
  const from = sql`area_id = ${gone.areaId} and person_id = ${gone.id}::uuid`
  const into = sql`person_id = ${keep.id}::uuid`
  const today = dayOf(now)
  const open = (await residencesOf(db, keep)).filter((r) => r.until === null)
  for (const r of await residencesOf(db, gone)) {
    const doubled = r.until === null && open.some((o) => o.kind === r.kind || o.kind === 'both' || r.kind === 'both')
    await sql`update people.residence set ${into}, until = ${doubled ? sql`greatest(${today}::date, since)` : sql`until`} where ${from} and id = ${r.id}::uuid`.execute(
      db,
    )
  }
  await sql`update people.care c set state = 'ended', until = greatest(${today}::date, c.since) where c.area_id = ${gone.areaId} and c.person_id = ${gone.id}::uuid and c.state <> 'ended'
    and exists (select from people.care k where k.area_id = c.area_id and k.person_id = ${keep.id}::uuid and k.kind_id = c.kind_id and k.state <> 'ended')`.execute(
    db,
  )
  for (const table of ['care', 'subject_request', 'field_value'])
    await sql`update ${sql.table(`people.${table}`)} set ${into} where ${from}`.execute(db)
  for (const table of ['document', 'phone'])
    await sql`delete from ${sql.table(`people.${table}`)} where ${from}`.execute(db)
}

/** 撤销合并: both rows exactly as they were. Throws `people.changed_since` when anything of either was touched since. */
export const undoMerge = async (context: Context, areaId: number, id: string) => {
  const { db, now, actor } = context
  const { rows } = await sql<{ kept_id: string; merged_id: string; before_sealed: Buffer; undone_at: Date | null }>`
    select kept_id, merged_id, before_sealed, undone_at from people.merge where area_id = ${areaId} and id = ${id}::uuid for update`.execute(
    db,
  )
  const merge = rows[0]
  if (!merge) throw notFound()
  if (merge.undone_at) throw mergeUndone()
  const keys = [
    { areaId, id: merge.kept_id },
    { areaId, id: merge.merged_id },
  ]
  const kept = openWhole<Kept>(merge.before_sealed)
  if ((await fingerprint(db, keys)) !== kept.after) throw changedSince()
  for (const key of keys) await removeWhole(db, key)
  await restoreWhole(db, kept.people)
  await sql`update people.household set head_id = ${merge.merged_id}::uuid where area_id = ${areaId} and id = any(${kept.heads.map((h) => h.id)}::uuid[])`.execute(
    db,
  )
  await sql`update people.merge set undone_at = ${now}, undone_by = ${actor.accountId}::uuid where area_id = ${areaId} and id = ${id}::uuid`.execute(
    db,
  )
  await decidePair(context, keys[0]!, keys[1]!, 'apart', '合并后撤销')
  context.announce({ name: 'people.unmerged', areaId, about: { personId: merge.kept_id, mergedId: merge.merged_id } })
  context.audit({ unmerged: merge.merged_id, from: merge.kept_id }, areaId)
  return { people: keys.map((k) => k.id) }
}

export const listMerges = async (
  { db, area, actor }: Context,
  { after, limit }: { after?: string | undefined; limit: number },
) => {
  const [at, id] = after?.split('/') ?? []
  if (after !== undefined && !(Number.isFinite(Date.parse(at ?? '')) && /^[0-9a-f-]{36}$/.test(id ?? '')))
    throw invalid([{ field: 'after', message: 'unknown page' }])
  const { rows } = await sql<{
    id: string
    keptId: string
    name: string | null
    mergedId: string
    at: Date
    by_account: string | null
    undoneAt: Date | null
  }>`
    select m.id, m.kept_id "keptId", p.name, m.merged_id "mergedId", m.at, m.by_account, m.undone_at "undoneAt" from people.merge m
    left join people.person p on p.area_id = m.area_id and p.id = m.kept_id where m.area_id between ${area.from} and ${area.to}
    ${after === undefined ? sql`` : sql`and (m.at, m.id) < (${at}::timestamptz, ${id}::uuid)`} order by m.at desc, m.id desc limit ${limit + 1}`.execute(
    db,
  )
  const page = rows.slice(0, limit)
  const names = await accountNames(
    db,
    page.flatMap((r) => r.by_account ?? []),
  )
  const tail = page.at(-1)
  return {
    rows: page.map(({ by_account, ...r }) => ({
      ...r,
      name: r.name ? shownName(actor, r.name) : '',
      at: r.at.toISOString(),
      undoneAt: r.undoneAt?.toISOString() ?? null,
      who: by_account ? (names.get(by_account)?.name ?? null) : null,
    })),
    next: rows.length > limit && tail ? `${tail.at.toISOString()}/${tail.id}` : null,
  }
}
