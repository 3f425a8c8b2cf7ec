import { sql } from 'kysely'
import { agencyFlow } from '#contract/matters/agency-flow.ts'
import type { FollowedAgency } from '#contract/matters/agency.ts'
import { maskName } from '#contract/platform/mask.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { accountNames } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { iso } from '#platform/local-day.ts'
import { movesOf, stepsOf, type Key } from '../part-steps.ts'
import { findOrder, followersOf, linksOf, materialsOf, nameOf, type Order } from './order-store.ts'
import { relationTo } from './relations.ts'

/** Steps between colleagues aren't the resident's business, nor are their words. */
const inside = new Set(['escalated', 'turned_yellow'])
const withNote = new Set([
  'opened',
  'plan_visit',
  'report',
  'get_result',
  'hand_back',
  'decline',
  'return_materials',
  'cancel',
  'cancel_for',
  'confirm',
])

const sayFollowed = async (context: Context, o: Order): Promise<FollowedAgency | undefined> => {
  const { db, actor } = context
  const key = { areaId: o.area_id, id: o.id }
  const me = actor.accountId
  const as =
    me === null
      ? undefined
      : o.resident_account_id === me
        ? ('self' as const)
        : o.asker_account_id === me
          ? ('asker' as const)
          : (await followersOf(db, key)).some((f) => f.account_id === me)
            ? ('follower' as const)
            : undefined
  if (!as) return undefined
  const agent = o.agent_id ? (await accountNames(db, [o.agent_id])).get(o.agent_id) : undefined
  const word = (move: string) => `matters.agency.move.${move}` as WordKey
  return {
    areaId: o.area_id,
    areaName: (await areaNames(db, [o.area_id])).get(o.area_id) ?? '',
    id: o.id,
    number: o.number,
    state: o.state,
    matter: o.matter,
    name: as === 'follower' ? maskName(nameOf(o)) : nameOf(o),
    as,
    agent: agent?.name ?? null,
    agentPhone: agent?.officePhone ?? null,
    homeVisit: o.home_visit,
    visitAt: iso(o.visit_at),
    dueAt: iso(o.due_at),
    materials: (await materialsOf(db, key)).map((m) => ({
      id: m.id,
      name: m.name,
      original: m.original,
      copies: m.copies,
      takenAt: m.taken_at.toISOString(),
      returnedAt: iso(m.returned_at),
      receivedBy: m.received_by,
    })),
    applications: await linksOf(db, key),
    result: o.result,
    timeline: (await stepsOf(db, key))
      .filter((s) => !inside.has(s.move))
      .map((s) => ({
        at: s.at,
        move: s.move,
        zh: say('zh', word(s.move)),
        en: say('en', word(s.move)),
        note: withNote.has(s.move) ? s.note : null,
      })),
    moves: movesOf(context, agencyFlow, o.state, relationTo(actor, o)),
    version: o.version,
  }
}

/** What the resident, who asked, and who follows see (D19). Throws `platform.not_found` for everybody else. */
export const followAgency = async (context: Context, key: Key): Promise<FollowedAgency> => {
  const o = await findOrder(context.db, key)
  const said = o && (await sayFollowed(context, o))
  if (!said) throw notFound()
  return said
}

/** 我的代办. */
export const myAgency = async (context: Context) => {
  const me = context.actor.accountId
  const { rows } = await sql<{ area_id: number; id: string }>`
    select area_id, id from (
      select area_id, id, asked_at from matters.agency_order where resident_account_id = ${me}::uuid or asker_account_id = ${me}::uuid
      union select o.area_id, o.id, o.asked_at from matters.agency_follower f join matters.agency_order o on o.area_id = f.area_id and o.id = f.order_id where f.account_id = ${me}::uuid) mine
    order by asked_at desc, id limit 100`.execute(context.db)
  const said = []
  for (const { area_id: areaId, id } of rows) said.push(await followAgency(context, { areaId, id }))
  return { rows: said }
}
