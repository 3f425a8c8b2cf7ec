import { sql } from 'kysely'
import type { z } from 'zod'
import { agencyFlow } from '#contract/matters/agency-flow.ts'
import type { AgencyDetail, AgencyFilter, AgencyRow } from '#contract/matters/agency.ts'
import { maskAddress, maskName, maskPhone } from '#contract/platform/mask.ts'
import { accountNames } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Actor, Context } from '#platform/context.ts'
import { open } from '#platform/crypto.ts'
import { notFound } from '#platform/problem.ts'
import { endOfLocal, iso, startOfLocal } from '#platform/local-day.ts'
import { sayClock } from '../part-clock.ts'
import { stepNotYours } from '../part-problems.ts'
import { movesOf, stepsOf, type Key } from '../part-steps.ts'
import { allOf, newestFirst, pageOfRows } from '#platform/row-place.ts'
import {
  addressOf,
  filesOf,
  findOrder,
  followersOf,
  linksOf,
  materialsOf,
  nameOf,
  orderColumns,
  phoneOfOrder,
  phonePurpose,
  type Order,
} from './order-store.ts'
import { isAgent, isDesk, mayRead, relationTo } from './relations.ts'

type Names = { area: ReadonlyMap<number, string>; account: ReadonlyMap<string, { name: string }> }
const doesIt = (actor: Actor, o: Order) => isAgent(actor, o) || isDesk(actor, o)

const sayRow = (actor: Actor, o: Order, names: Names): AgencyRow => ({
  areaId: o.area_id,
  areaName: names.area.get(o.area_id) ?? '',
  id: o.id,
  number: o.number,
  state: o.state,
  matter: o.matter,
  itemCode: o.item_code,
  name: doesIt(actor, o) ? nameOf(o) : maskName(nameOf(o)),
  homeVisit: o.home_visit,
  visitAt: iso(o.visit_at),
  gridNo: o.grid_no,
  agent: o.agent_id ? (names.account.get(o.agent_id)?.name ?? null) : null,
  substitute: o.substitute,
  askedAt: o.asked_at.toISOString(),
  dueAt: iso(o.due_at),
  yellowAt: iso(o.yellow_at),
  closedAt: iso(o.closed_at),
  mine: isAgent(actor, o),
  version: o.version,
})
const namesFor = async (
  { db }: Context,
  orders: readonly Order[],
  more: readonly (string | null)[] = [],
): Promise<Names> => ({
  area: await areaNames(db, [...new Set(orders.map((o) => o.area_id))]),
  account: await accountNames(
    db,
    [...orders.map((o) => o.agent_id), ...more].filter((id) => id !== null),
  ),
})

const scopes = (actor: Actor, now: Date) => ({
  mine: sql`o.closed_at is null and (o.agent_id = ${actor.accountId}::uuid or (o.agent_id is null and o.owner_role = ${actor.role} and o.owner_area_id = ${actor.areaId}::bigint) or o.escalated_to = ${actor.areaId}::bigint)`,
  open: sql`o.closed_at is null`,
  overdue: sql`o.closed_at is null and o.due_at < ${now}`,
  all: sql`true`,
})

type AgencyAsked = z.output<typeof AgencyFilter> & { after?: string | undefined; limit: number }
/** 代办单, newest first. */
export const listAgency = async (
  context: Context,
  { after, limit, scope, state, grid, visit, originals, q, from, to }: AgencyAsked,
) => {
  const { db, area, actor, now } = context
  const by = newestFirst('o.asked_at', 'o.id', after)
  const like = q && `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const number = /^\d{1,8}$/.test(q ?? '') ? Number(q) : undefined
  const { rows } = await sql<
    Order & { place: number }
  >`select ${orderColumns}, ${by.at} place from matters.agency_order o
    where ${allOf([
      sql`o.area_id between ${area.from} and ${area.to}`,
      !mayRead(actor) && sql`false`,
      scopes(actor, now)[scope],
      state && sql`o.state = ${state}`,
      grid && sql`o.grid_no = ${grid}`,
      visit !== undefined && sql`o.home_visit = ${visit}`,
      originals !== undefined &&
        sql`${sql.raw(originals ? 'exists' : 'not exists')} (select from matters.agency_material m
        where m.area_id = o.area_id and m.order_id = o.id and m.original and m.returned_at is null)`,
      like && sql`(o.matter ilike ${like} or o.number = ${number ?? null}::int)`,
      from && sql`o.asked_at >= ${startOfLocal(from)}`,
      to && sql`o.asked_at < ${endOfLocal(to)}`,
    ])} ${by.further} order by ${by.order} limit ${limit + 1}`.execute(db)
  const { page, next } = pageOfRows(rows, limit)
  const names = await namesFor(context, page)
  return { rows: page.map((o) => sayRow(actor, o, names)), next }
}

/** An order as colleagues see it; whoever does it sees the address, others masked. Throws `platform.not_found`. */
export const getAgency = async (context: Context, key: Key): Promise<AgencyDetail> => {
  const { db, actor } = context
  const o = mayRead(actor) ? await findOrder(db, key) : undefined
  if (!o) throw notFound()
  const materials = await materialsOf(db, key)
  const files = await filesOf(db, key)
  const names = await namesFor(
    context,
    [o],
    materials.map((m) => m.taken_by),
  )
  const phone = phoneOfOrder(o)
  const address = addressOf(o)
  const does = doesIt(actor, o)
  return {
    ...sayRow(actor, o, names),
    phone: phone && maskPhone(phone),
    address: address && (does ? address : maskAddress(address)),
    personId: o.person_id,
    note: o.note,
    askedBy: o.asked_by,
    relation: o.relation,
    authorisation: o.authorised_manner && {
      manner: o.authorised_manner,
      scope: o.authorised_scope!,
      until: o.authorised_until!,
      witness: o.witness,
      at: o.authorised_at!.toISOString(),
      files: files.filter((f) => f.kind === 'authorisation').map((f) => f.file_id),
    },
    materials: materials.map((m) => ({
      id: m.id,
      name: m.name,
      original: m.original,
      copies: m.copies,
      takenAt: m.taken_at.toISOString(),
      takenBy: m.taken_by ? (names.account.get(m.taken_by)?.name ?? null) : null,
      returnedAt: iso(m.returned_at),
      receivedBy: m.received_by,
    })),
    outstanding: materials.filter((m) => m.original && !m.returned_at).length,
    applications: await linksOf(db, key),
    files: files.filter((f) => f.kind !== 'authorisation').map((f) => f.file_id),
    followers: (await followersOf(db, key)).map((f) => ({
      relation: f.relation,
      phone: maskPhone(open(f.sealed_phone, phonePurpose)),
    })),
    result: o.result,
    clock: await sayClock(context, o.area_id, (agencyFlow.states[o.state] as { clock?: string }).clock ?? '', o),
    steps: await stepsOf(db, key),
    moves: movesOf(context, agencyFlow, o.state, relationTo(actor, o)),
    mayReveal: does && actor.permissions.has('matters.agency'),
  }
}

/** Phone and address in clear, to whoever does it, logged with the reason (architecture rule 8). */
export const revealAgency = async (context: Context, key: Key, reason: string) => {
  const o = mayRead(context.actor) ? await findOrder(context.db, key) : undefined
  if (!o) throw notFound()
  if (!doesIt(context.actor, o)) throw stepNotYours()
  context.audit({ agency: o.id, number: o.number, revealed: ['name', 'phone', 'address'], reason }, o.area_id)
  return { name: nameOf(o), phone: phoneOfOrder(o), address: addressOf(o) }
}
