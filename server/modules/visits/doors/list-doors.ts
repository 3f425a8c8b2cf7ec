import { sql } from 'kysely'
import type { z } from 'zod'
import { hidePersonal } from '#contract/matters/personal-text.ts'
import type { DoorMessageDetail, DoorMessageRow, listDoorMessages as listRoute } from '#contract/visits/doors.ts'
import type { listPraise as praiseRoute } from '#contract/visits/doors.ts'
import { monthOf } from '#contract/visits/duty.ts'
import { phoneOf } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { endOfLocal, iso, startOfLocal } from '#platform/local-day.ts'
import { notFound } from '#platform/problem.ts'
import { allOf, newestFirst, pageOfRows } from '#platform/row-place.ts'
import { buildingNames, nameIn } from './building-names.ts'
import { sayDoorClock } from './door-clock.ts'
import { doorMovesFor, isAnswerer } from './door-owner.ts'
import { doorColumns, doorSteps, findDoor, type DoorKey, type DoorMessage } from './door-store.ts'
import { stepNotYours } from './problems.ts'

const sayRows = async ({ db, actor }: Context, rows: readonly DoorMessage[]): Promise<DoorMessageRow[]> => {
  const areas = await areaNames(db, [...new Set(rows.map((m) => m.area_id))])
  const buildings = await buildingNames(db, rows)
  return rows.map((m) => ({
    areaId: m.area_id,
    areaName: areas.get(m.area_id) ?? '',
    id: m.id,
    kind: m.kind,
    state: m.state,
    gridNo: m.grid_no,
    buildingNo: m.building_no,
    building: nameIn(buildings, m),
    room: m.anonymous ? null : m.room,
    sinceMonths: m.since_months,
    text: hidePersonal(m.text),
    saidAt: m.said_at.toISOString(),
    dueAt: iso(m.due_at),
    yellowAt: iso(m.yellow_at),
    escalated: m.escalated_at !== null,
    helped: m.helped,
    mine: isAnswerer(actor, m) && ['asked', 'asked_again'].includes(m.state),
    version: m.version,
  }))
}

const readPage = async (
  { db }: Pick<Context, 'db'>,
  where: Parameters<typeof allOf>[0],
  after: string | undefined,
  limit: number,
) => {
  const by = newestFirst('m.said_at', 'm.id', after)
  const { rows } = await sql<
    DoorMessage & { place: number }
  >`select ${doorColumns}, ${by.at} place from visits.door_message m
    where ${allOf(where)} ${by.further} order by ${by.order} limit ${limit + 1}`.execute(db)
  const { page, next } = pageOfRows(
    rows.map((row) => ({ row, place: row.place, id: row.id })),
    limit,
  )
  return { rows: page.map(({ row }) => row), next }
}

/** What residents said at the doors of an area, newest first. */
export const listDoorMessages = async (
  context: Context,
  { after, limit, scope, kind, state, grid, from, to }: z.output<(typeof listRoute)['query']>,
) => {
  const { area, actor, now } = context
  const open = sql`m.state in ('asked', 'asked_again')`
  const scopes = {
    mine: sql`${open} and ((m.owner_area_id = ${actor.areaId}::bigint and m.owner_role = ${actor.role}) or m.escalated_to = ${actor.areaId}::bigint)`,
    open,
    overdue: sql`${open} and m.due_at < ${now}`,
    all: sql`true`,
  }
  const { rows, next } = await readPage(
    context,
    [
      sql`m.area_id between ${area.from} and ${area.to}`,
      scopes[scope],
      kind && sql`m.kind = ${kind}`,
      state && sql`m.state = ${state}`,
      grid !== undefined && sql`m.grid_no = ${grid}`,
      from && sql`m.said_at >= ${startOfLocal(from)}`,
      to && sql`m.said_at < ${endOfLocal(to)}`,
    ],
    after,
    limit,
  )
  return { rows: await sayRows(context, rows), next }
}

/** Throws `platform.not_found`. */
export const getDoorMessage = async (context: Context, key: DoorKey): Promise<DoorMessageDetail> => {
  const m = await findDoor(context.db, key)
  if (!m) throw notFound()
  const [row] = await sayRows(context, [m])
  return {
    ...row!,
    hasContact: !m.anonymous,
    clock: await sayDoorClock(context, m),
    steps: await doorSteps(context.db, key),
    moves: doorMovesFor(context.actor, m),
  }
}

/** The number to call back, to whoever answers, logged with the reason; never of somebody who stays unnamed. */
export const revealDoorSpeaker = async (context: Context, key: DoorKey, reason: string) => {
  const m = await findDoor(context.db, key)
  if (!m) throw notFound()
  if (!isAnswerer(context.actor, m)) throw stepNotYours()
  const phone = m.anonymous ? null : await phoneOf(context.db, m.asker_id)
  context.audit({ doorMessage: m.id, revealed: phone ? ['phone'] : [], reason }, m.area_id)
  return { phone }
}

/** 表扬, newest first: words, building, month. */
export const listPraise = async (context: Context, { after, limit, grid }: z.output<(typeof praiseRoute)['query']>) => {
  const { area } = context
  const { rows, next } = await readPage(
    context,
    [
      sql`m.area_id between ${area.from} and ${area.to}`,
      sql`m.kind = 'praise'`,
      grid !== undefined && sql`m.grid_no = ${grid}`,
    ],
    after,
    limit,
  )
  const buildings = await buildingNames(context.db, rows)
  return {
    rows: rows.map((m) => ({
      areaId: m.area_id,
      id: m.id,
      gridNo: m.grid_no,
      building: nameIn(buildings, m),
      month: monthOf(m.said_at),
      text: hidePersonal(m.text),
    })),
    next,
  }
}
