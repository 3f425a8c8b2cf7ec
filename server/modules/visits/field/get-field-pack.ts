import { sql } from 'kysely'
import type { z } from 'zod'
import { monthOf } from '#contract/visits/duty.ts'
import type { FieldPack, fieldPack as packRoute } from '#contract/visits/field-pack.ts'
import { fieldTasks } from '#modules/incidents/index.ts'
import { changesKeptDays } from '#modules/people/index.ts'
import { groundOfWorker } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { localDay } from '#platform/local-day.ts'
import { openCampaigns } from '../campaigns/campaign-store.ts'
import { mostGrids } from '../duty/get-duty.ts'
import { ledgerOf } from '../duty/ledger.ts'
import { ensureMust } from '../duty/must.ts'
import { answeredGrids, ownMust } from '../duty/own-must.ts'
import { planFor } from '../duty/plan-store.ts'
import { markOf, readCursor, writeCursor, type Cursor, type Marks } from './cursor.ts'
import { checkIn } from './devices.ts'
import { endHanded, noteHanded } from './handed.ts'
import { listsFor } from './lists.ts'
import { packDiary } from './pack-diary.ts'
import { packGround } from './pack-ground.ts'

type Asked = z.output<(typeof packRoute)['query']>
const dayMs = 86_400_000

/** The oldest transaction that may still write: whatever is written from it on, the next sync asks for. */
const oldestRunning = async (db: Db) =>
  (await sql<{ tx: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text tx`.execute(db)).rows[0]!.tx

/** What the phone has is worth building on: of this account, role and phone, of this ground, not too old. */
const holds = (since: Cursor | undefined, marks: Pick<Marks, 'who' | 'ground'>, now: Date): since is Cursor =>
  since !== undefined &&
  since.who === marks.who &&
  since.ground === marks.ground &&
  since.at <= now &&
  now.getTime() - since.at.getTime() < changesKeptDays * dayMs

/**
 * 离线包 of the asker in a community: whole, or with `since` what changed. Cheap when nothing did, because all phones of a city
 * ask in the same minutes: each part is looked at by an index or one short statement, and only what changed is read.
 */
export const getFieldPack = async (context: Context, areaId: number, asked: Asked): Promise<FieldPack> => {
  const { db, actor, now } = context
  const workerId = actor.accountId!
  const month = monthOf(now)
  await checkIn(context, areaId, asked)
  // Before anything is read: what is written meanwhile is sent twice rather than never.
  const tx = await oldestRunning(db)
  const ground = await groundOfWorker(db, areaId, workerId, mostGrids)
  const grids = ground.grids.map((g) => g.gridNo)
  const lists = await listsFor(context, areaId)
  const who = markOf([workerId, actor.role, asked.deviceId, lists.careKinds.map((k) => k.code)])
  const marks = { who, ground: markOf(ground.mark) }
  const known = readCursor(asked.since)
  const since = holds(known, marks, now) ? known : undefined
  const holder = { areaId, accountId: workerId, deviceId: asked.deviceId, now }
  if (since) await endHanded(db, holder, ground.grids)
  else await noteHanded(db, holder, ground.grids)

  await ensureMust(context, areaId, month)
  const must = await ownMust(context, areaId, await answeredGrids(context, ground.grids), month)
  const diary = await packDiary(context, areaId, { grids, month, since })
  const tasks = await fieldTasks(context, areaId, since?.tx)
  const ledger = await ledgerOf(db, workerId, month)
  const campaigns = (await openCampaigns(db, areaId, localDay(now))).filter(
    (c) => !c.grids.length || c.grids.some((no) => grids.includes(no)),
  )
  const next: Cursor = {
    tx,
    at: now,
    ...marks,
    households: diary.mark,
    must: markOf([month, must]),
    tasks: markOf(tasks.ids),
    ledger: markOf([month, ledger]),
    campaigns: markOf(campaigns),
    lists: lists.mark,
  }
  /** Null where the phone has it already. */
  const ifChanged = <T>(part: keyof Marks, value: T): T | null => (since && since[part] === next[part] ? null : value)
  return {
    at: now.toISOString(),
    next: writeCursor(next),
    whole: !since,
    workerId,
    month,
    plan: await planFor(db, areaId, month),
    ...(await packGround(db, areaId, ground.grids, !since)),
    households: diary.households,
    householdIds: diary.ids === null ? null : ifChanged('households', diary.ids),
    must: ifChanged('must', must),
    tasks: tasks.changed,
    taskIds: ifChanged('tasks', tasks.ids),
    visits: diary.visits,
    ledger: ifChanged('ledger', ledger),
    campaigns: ifChanged('campaigns', campaigns),
    careKinds: ifChanged('lists', lists.careKinds),
    categories: ifChanged('lists', lists.categories),
    fields: ifChanged('lists', lists.fields),
    colleagues: lists.colleagues.filter((c) => c.accountId !== workerId),
  }
}
