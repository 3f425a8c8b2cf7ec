import { sql } from 'kysely'
import type { z } from 'zod'
import type {
  answerNotice as answerRoute,
  askTransfer as askRoute,
  giveTransfer as giveRoute,
  Notice,
} from '#contract/people/notices.ts'
import { parseDocument } from '#contract/people/identity/document.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { conflict, invalid, notFound } from '#platform/problem.ts'
import { ageOn, dayOf } from './day.ts'
import { locateByDocument } from './find-resident.ts'
import { findNotice, noticeColumns, sendNotice, type NoticeRow } from './notice-store.ts'
import { shownName } from './person-rows.ts'
import { lockPerson, type PersonKey } from './person-store.ts'
import { checkCommunity, inCommunity } from './place-checks.ts'
import {
  askedAlready,
  nobodyElsewhere,
  noticeAnswerMissing,
  noticeNotSuch,
  noticeOver,
  notPresent,
} from './problems.ts'
import { sameValue } from './weigh-fact.ts'
import { dailyWork } from './source-store.ts'

const show = async ({ db, actor }: Pick<Context, 'db' | 'actor'>, rows: readonly NoticeRow[]): Promise<Notice[]> => {
  const names = await areaNames(db, [...new Set(rows.map((r) => r.otherAreaId))])
  return rows.map((r) => ({
    ...r,
    otherAreaName: names.get(r.otherAreaId) ?? '',
    name: shownName(actor, r.name),
    at: r.at.toISOString(),
    readAt: r.readAt?.toISOString() ?? null,
    answeredAt: r.answeredAt?.toISOString() ?? null,
  }))
}
const get = async (context: Context, areaId: number, id: string): Promise<Notice> =>
  (await show(context, [(await findNotice(context, areaId, id))!]))[0]!

/** 收件、发件, newest first, with how many wait for this side. */
export const listNotices = async (
  context: Context,
  {
    box,
    waiting,
    after,
    limit,
  }: { box: 'in' | 'out'; waiting?: boolean | undefined; after?: string | undefined; limit: number },
) => {
  const { db, area } = context
  const [at, id] = after?.split('/') ?? []
  if (after !== undefined && !(Number.isFinite(Date.parse(at ?? '')) && /^[0-9a-f-]{36}$/.test(id ?? '')))
    throw invalid([{ field: 'after', message: 'unknown page' }])
  const { rows } = await sql<NoticeRow>`select ${noticeColumns} from people.notice n
    where n.area_id between ${area.from} and ${area.to} and n.box = ${box} ${waiting ? sql`and n.state in ('new', 'read')` : sql``}
      ${after === undefined ? sql`` : sql`and (n.at, n.id) < (${at}::timestamptz, ${id}::uuid)`} order by n.at desc, n.id desc limit ${limit + 1}`.execute(
    db,
  )
  const { rows: counted } = await sql<{
    n: number
  }>`select count(*)::int n from people.notice where area_id between ${area.from} and ${area.to} and box = 'in' and state in ('new', 'read')`.execute(
    db,
  )
  const page = rows.slice(0, limit)
  const tail = page.at(-1)
  return {
    rows: await show(context, page),
    next: rows.length > limit && tail ? `${tail.at.toISOString()}/${tail.id}` : null,
    waiting: counted[0]!.n,
  }
}

const write = (context: Context, areaId: number, id: string, state: string, answer: string | null) =>
  sql`select people.answer_notice(${id}::uuid, ${areaId}::bigint, ${state}, ${answer}, ${context.actor.accountId}::uuid, ${context.now})`.execute(
    context.db,
  )

export const readNotice = async (context: Context, areaId: number, id: string): Promise<Notice> => {
  const notice = await findNotice(context, areaId, id)
  if (!notice) throw notFound()
  if (notice.box === 'in' && notice.state === 'new') await write(context, areaId, id, 'read', null)
  return get(context, areaId, id)
}

/** Accepts (a transfer is carried out at once), refuses with a reason, answers, or takes back what one sent. */
export const answerNotice = async (
  context: Context,
  areaId: number,
  id: string,
  { version, state, answer }: z.output<(typeof answerRoute)['body']>,
): Promise<Notice> => {
  const notice = await findNotice(context, areaId, id)
  if (!notice) throw notFound()
  if (notice.version !== version) throw conflict({ version: notice.version })
  if (notice.state !== 'new' && notice.state !== 'read') throw noticeOver()
  const transfer = notice.kind === 'asks_transfer' || notice.kind === 'gives_transfer'
  if (
    (state === 'withdrawn') !== (notice.box === 'out') ||
    (transfer ? state === 'answered' : state === 'accepted' || state === 'refused')
  )
    throw noticeNotSuch()
  if (state === 'refused' && !answer) throw noticeAnswerMissing()
  await write(context, areaId, id, state, answer ?? null)
  if (state === 'accepted') {
    const sourceId = await dailyWork(context, areaId)
    const { rows } = await sql<{
      from_area: number
      to_area: number
    }>`select * from people.carry_out_transfer(${id}::uuid, ${sourceId}::bigint, ${dayOf(context.now)}::date, ${context.now})`.execute(
      context.db,
    )
    // Ended, merged or moved while the question lay there.
    if (!rows[0]) throw notPresent()
    const { from_area: from, to_area: to } = rows[0]
    context.announce({ name: 'people.moved', areaId: to, about: { personId: notice.personId, from, to } })
    context.audit({ transferred: notice.personId, from, to }, from)
    context.audit({ transferred: notice.personId, from, to }, to)
  } else context.audit({ notice: id, state }, areaId)
  return get(context, areaId, id)
}

const askedBefore = async ({ db }: Context, areaId: number, personId: string) => {
  const { rows } =
    await sql`select 1 from people.notice where area_id = ${areaId} and box = 'out' and person_id = ${personId}::uuid and kind in ('asks_transfer', 'gives_transfer') and state in ('new', 'read')`.execute(
      db,
    )
  if (rows.length) throw askedAlready()
}

/**
 * 请求调入: document and name must both fit, so that the number alone tells nothing about anybody
 * (`people.nobody_elsewhere` for either).
 */
export const askTransfer = async (
  context: Context,
  areaId: number,
  asked: z.output<(typeof askRoute)['body']>,
): Promise<Notice> => {
  inCommunity(areaId)
  const known = await findNotice(context, areaId, asked.id)
  if (known) return get(context, areaId, asked.id)
  const elsewhere = (await locateByDocument(context.db, parseDocument(asked.document).canonical)).filter(
    (k) => k.areaId !== areaId,
  )
  const { rows } = await sql<{ area_id: number; id: string; name: string }>`
    select area_id, id, name from people.read_for_matching(${elsewhere.map((k) => k.areaId)}::bigint[], ${elsewhere.map((k) => k.id)}::uuid[])`.execute(
    context.db,
  )
  const found = rows.find((r) => sameValue('name', r.name, asked.name))
  context.audit({ askedFor: found ? found.id : 'nobody' }, areaId)
  if (!found) throw nobodyElsewhere()
  await askedBefore(context, areaId, found.id)
  await sendNotice(context, {
    id: asked.id,
    from: areaId,
    to: found.area_id,
    kind: 'asks_transfer',
    personId: found.id,
    homeAreaId: found.area_id,
    name: found.name,
    about: asked.note ? { note: asked.note } : {},
  })
  return get(context, areaId, asked.id)
}

/** 请对方接收: offers somebody who moved to another community. */
export const giveTransfer = async (
  context: Context,
  key: PersonKey,
  asked: z.output<(typeof giveRoute)['body']>,
): Promise<Notice> => {
  inCommunity(key.areaId)
  const known = await findNotice(context, key.areaId, asked.id)
  if (known) return get(context, key.areaId, asked.id)
  const person = await lockPerson(context.db, key)
  await checkCommunity(context.db, asked.toAreaId)
  if (asked.toAreaId === key.areaId) throw noticeNotSuch()
  await askedBefore(context, key.areaId, key.id)
  await sendNotice(context, {
    id: asked.id,
    from: key.areaId,
    to: asked.toAreaId,
    kind: 'gives_transfer',
    personId: key.id,
    homeAreaId: key.areaId,
    name: person.name,
    about: asked.note ? { note: asked.note } : {},
  })
  context.audit({ offered: key.id, to: asked.toAreaId }, key.areaId)
  return get(context, key.areaId, asked.id)
}

/** 户在人不在: registered here, kept by another community. */
export const listAway = async (
  { db, area, actor, now }: Context,
  { after, limit }: { after?: string | undefined; limit: number },
) => {
  if (after !== undefined && !/^\d{12}\/[0-9a-f-]{36}$/.test(after))
    throw invalid([{ field: 'after', message: 'unknown page' }])
  const [areaAfter, idAfter] = after?.split('/') ?? []
  const { rows } = await sql<{
    areaId: number
    homeAreaId: number
    personId: string
    name: string
    sex: string
    birth_on: string | null
    since: string | null
  }>`
    select area_id "areaId", home_area_id "homeAreaId", person_id "personId", name, sex, birth_on, since from people.away
    where area_id between ${area.from} and ${area.to} and until is null ${after === undefined ? sql`` : sql`and (area_id, person_id) > (${areaAfter}::bigint, ${idAfter}::uuid)`}
    order by area_id, person_id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const names = await areaNames(db, [...new Set(page.map((r) => r.homeAreaId))])
  const today = dayOf(now)
  const tail = page.at(-1)
  return {
    rows: page.map(({ birth_on, ...r }) => ({
      ...r,
      name: shownName(actor, r.name),
      age: ageOn(birth_on, today),
      homeAreaName: names.get(r.homeAreaId) ?? '',
    })),
    next: rows.length > limit && tail ? `${tail.areaId}/${tail.personId}` : null,
  }
}
