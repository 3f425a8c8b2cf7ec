import { sql } from 'kysely'
import type { z } from 'zod'
import type { listCare as listRoute, saveCare as saveRoute } from '#contract/people/care.ts'
import { maskAddress } from '#contract/platform/mask.ts'
import { accountNames } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { open, seal } from '#platform/crypto.ts'
import { conflict, invalid, notFound } from '#platform/problem.ts'
import { careKinds, maySee } from './care-sight.ts'
import { ageOn, dayOf, monthsAfter } from './day.ts'
import { loadFieldBook } from './field-book.ts'
import { seesNames, shownName } from './person-rows.ts'
import { findPerson } from './person-store.ts'
import {
  alreadyOnRegister,
  careKindUnknown,
  careReasonMissing,
  dateOrder,
  fieldNotOfRegister,
  notYoursToSee,
  personUnknown,
} from './problems.ts'

type State = 'active' | 'suspended' | 'ended'
type Row = {
  area_id: number
  id: string
  person_id: string
  name: string
  birth_on: string | null
  address: string | null
  kind_id: number
  kind: string
  state: State
  since: string
  until: string | null
  review_on: string
  sealed_details: Buffer | null
  version: number
}
const columns = sql.raw(
  `c.area_id, c.id, c.person_id, p.name, p.birth_on, d.address, c.kind_id, k.code kind, c.state, c.since, c.until, c.review_on, c.sealed_details, c.version
   from people.care c join people.care_kind k on k.id = c.kind_id join people.person p on p.area_id = c.area_id and p.id = c.person_id
   left join people.dwelling d on d.area_id = p.area_id and d.id = p.dwelling_id`,
)
const purpose = 'people.care'

/** The register of a code, if the asker needs to know. Throws `people.care_kind_unknown`, `people.not_yours_to_see`. */
const kindFor = async ({ db, actor }: Context, code: string) => {
  const kind = (await careKinds(db)).find((k) => k.code === code && k.active)
  if (!kind) throw careKindUnknown()
  if (!maySee(actor, kind)) throw notYoursToSee()
  return kind
}
const shown = ({ actor, now }: Context, r: Row) => ({
  areaId: r.area_id,
  id: r.id,
  personId: r.person_id,
  name: shownName(actor, r.name),
  age: ageOn(r.birth_on, dayOf(now)),
  address: r.address && (seesNames(actor) ? r.address : maskAddress(r.address)),
  kind: r.kind,
  state: r.state,
  since: r.since,
  until: r.until,
  reviewOn: r.review_on,
  reviewDue: r.state !== 'ended' && r.review_on <= dayOf(now),
  version: r.version,
})

/** One register, for those who need to know; that it was read stands in the audit log. */
export const listCare = async (
  context: Context,
  { kind: code, state, grid, reviewDue, after, limit }: z.output<(typeof listRoute)['query']>,
) => {
  const kind = await kindFor(context, code)
  const { db, area, now } = context
  if (after !== undefined && !/^\d{12}\/[0-9a-f-]{36}$/.test(after))
    throw invalid([{ field: 'after', message: 'unknown page' }])
  const [areaAfter, idAfter] = after?.split('/') ?? []
  const { rows } =
    await sql<Row>`select ${columns} where c.area_id between ${area.from} and ${area.to} and c.kind_id = ${kind.id}
    ${state ? sql`and c.state = ${state}` : sql``} ${grid === undefined ? sql`` : sql`and d.grid_no = ${grid}`}
    ${reviewDue ? sql`and c.state <> 'ended' and c.review_on <= ${dayOf(now)}::date` : sql``}
    ${after === undefined ? sql`` : sql`and (c.area_id, c.id) > (${areaAfter}::bigint, ${idAfter}::uuid)`} order by c.area_id, c.id limit ${limit + 1}`.execute(
      db,
    )
  const page = rows.slice(0, limit)
  const tail = page.at(-1)
  context.audit({ read: 'care', kind: code, rows: page.length })
  return {
    rows: page.map((r) => shown(context, r)),
    next: rows.length > limit && tail ? `${tail.area_id}/${tail.id}` : null,
  }
}

const find = async ({ db }: Context, areaId: number, id: string) =>
  (await sql<Row>`select ${columns} where c.area_id = ${areaId} and c.id = ${id}::uuid`.execute(db)).rows[0]

export const getCare = async (context: Context, areaId: number, id: string) => {
  const found = await find(context, areaId, id)
  if (!found) throw notFound()
  await kindFor(context, found.kind)
  const { rows } = await sql<{
    seq: number
    at: Date
    from: State | null
    to: State
    account_id: string | null
    reason: string | null
  }>`
    select seq, at, from_state "from", to_state "to", account_id, reason from people.care_step where area_id = ${areaId} and care_id = ${id}::uuid order by seq`.execute(
    context.db,
  )
  const names = await accountNames(
    context.db,
    rows.flatMap((s) => s.account_id ?? []),
  )
  context.audit({ read: 'care', kind: found.kind, person: found.person_id }, areaId)
  return {
    ...shown(context, found),
    details: found.sealed_details
      ? (JSON.parse(open(found.sealed_details, purpose)) as Record<string, string | number | boolean>)
      : {},
    steps: rows.map(({ account_id, ...s }) => ({
      ...s,
      at: s.at.toISOString(),
      who: account_id ? (names.get(account_id)?.name ?? null) : null,
    })),
  }
}

/** 列入、暂停、恢复、退出: a step each time the state changes; steps are never overwritten. */
export const saveCare = async (
  context: Context,
  areaId: number,
  id: string,
  asked: z.output<(typeof saveRoute)['body']>,
) => {
  const { db, now, actor } = context
  const kind = await kindFor(context, asked.kind)
  const book = await loadFieldBook(db)
  const stray = Object.keys(asked.details).find((field) => !kind.fields.includes(field))
  if (stray !== undefined) throw fieldNotOfRegister({ field: book.fields.get(stray)?.zh ?? stray })
  const known = await find(context, areaId, id)
  if (known && known.kind !== asked.kind) throw notFound()
  const today = dayOf(now)
  const onDay = asked.onDay ?? today
  if (onDay > today || (known && onDay < known.since)) throw dateOrder()
  const person = await findPerson(db, { areaId, id: asked.personId })
  if (!person || person.standing === 'merged') throw personUnknown()
  // Sent twice is done once.
  if (known && asked.version === null && known.person_id === asked.personId && known.state === asked.state)
    return getCare(context, areaId, id)
  if ((known?.version ?? null) !== asked.version || (known && known.person_id !== asked.personId))
    throw conflict({ version: known?.version })
  if ((asked.state !== 'active' || known) && known?.state !== asked.state && !asked.reason) throw careReasonMissing()
  const { rows: others } =
    await sql`select 1 from people.care where area_id = ${areaId} and person_id = ${asked.personId}::uuid and kind_id = ${kind.id} and state <> 'ended' and id <> ${id}::uuid`.execute(
      db,
    )
  if (others.length && asked.state !== 'ended') throw alreadyOnRegister()
  const again = known?.state === 'ended' && asked.state !== 'ended'
  const since = known && !again ? known.since : onDay
  const details = Object.keys(asked.details).length ? seal(JSON.stringify(asked.details), purpose) : null
  await sql`insert into people.care (area_id, id, person_id, kind_id, state, since, until, review_on, sealed_details, updated_at)
    values (${areaId}, ${id}::uuid, ${asked.personId}::uuid, ${kind.id}, ${asked.state}, ${since}, ${asked.state === 'ended' ? onDay : null}, ${asked.reviewOn ?? monthsAfter(today, kind.reviewMonths)}, ${details}, ${now})
    on conflict (area_id, id) do update set state = excluded.state, since = excluded.since, until = excluded.until, review_on = excluded.review_on,
      sealed_details = excluded.sealed_details, updated_at = excluded.updated_at, version = people.care.version + 1`.execute(
    db,
  )
  if (known?.state !== asked.state)
    await sql`insert into people.care_step (area_id, care_id, seq, at, from_state, to_state, account_id, reason)
      select ${areaId}, ${id}::uuid, coalesce(max(seq), 0) + 1, ${now}, ${known?.state ?? null}, ${asked.state}, ${actor.accountId}::uuid, ${asked.reason ?? null}
      from people.care_step where area_id = ${areaId} and care_id = ${id}::uuid`.execute(db)
  context.announce({
    name: 'people.care_changed',
    areaId,
    about: { personId: asked.personId, kind: asked.kind, state: asked.state },
  })
  context.audit({ person: asked.personId, care: asked.kind, state: asked.state }, areaId)
  return getCare(context, areaId, id)
}
