import type { z } from 'zod'
import { monthOf } from '#contract/visits/duty.ts'
import type { FieldPack, fieldPack as packRoute } from '#contract/visits/field-pack.ts'
import { fieldTasks } from '#modules/incidents/index.ts'
import { changesKeptDays } from '#modules/people/index.ts'
import { groundOfWorker } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { localDay } from '#platform/local-day.ts'
import { openCampaigns } from '../campaigns/campaign-store.ts'
import { mostGrids } from '../duty/get-duty.ts'
import { ensureMust } from '../duty/must.ts'
import { ledgerOf } from '../duty/ledger.ts'
import { answeredGrids, ownMust } from '../duty/own-must.ts'
import { planAmong } from '../duty/plan-store.ts'
import { markOf, readCursor, writeCursor, type Cursor, type Marks } from './cursor.ts'
import { checkIn } from './devices.ts'
import { endHanded, noteHanded } from './handed.ts'
import { listsFor } from './lists.ts'
import { lookAround } from './look-around.ts'
import { packDiary } from './pack-diary.ts'
import { packGround } from './pack-ground.ts'

type Asked = z.output<(typeof packRoute)['query']>
const dayMs = 86_400_000

/** Whether the phone has shown that it knows its grids as they are; then nothing it held before is in good faith any more. */
const [untold, heard] = ['0', '1'] as const

/** What is asked at the doors of these grids today. */
const campaignsFor = async ({ db, now }: Context, areaId: number, grids: readonly number[]) =>
  (await openCampaigns(db, areaId, localDay(now))).filter(
    (c) => !c.grids.length || c.grids.some((no) => grids.includes(no)),
  )

/** What the phone has is worth building on: of this account, role and phone, and of this ground. */
const holds = (since: Cursor | undefined, marks: Pick<Marks, 'who' | 'ground'>, now: Date): since is Cursor =>
  since !== undefined && since.who === marks.who && since.ground === marks.ground && since.at <= now

/**
 * 离线包 of the asker in a community: whole, or with `since` what changed. Cheap when nothing did, because all phones of a city
 * ask in the same minutes: each part is looked at by an index or one short statement, and only what changed is read.
 */
export const getFieldPack = async (context: Context, areaId: number, asked: Asked): Promise<FieldPack> => {
  const { db, actor, now } = context
  const workerId = actor.accountId!
  const month = monthOf(now)
  const said = readCursor(asked.since)
  const known = said && now.getTime() - said.at.getTime() < changesKeptDays * dayMs ? said : undefined
  // Before anything else is read: what is written meanwhile is sent twice rather than never.
  const around = await lookAround(db, { areaId, deviceId: asked.deviceId, worker: workerId, month, day: localDay(now), since: known?.at }) // prettier-ignore
  await checkIn(context, areaId, asked, around.device)
  const ground = await groundOfWorker(db, areaId, workerId, mostGrids)
  const grids = ground.grids.map((g) => g.gridNo)
  const lists = await listsFor(context, areaId)
  const who = markOf([workerId, actor.role, asked.deviceId, lists.careKinds.map((k) => k.code)])
  const marks = { who, ground: markOf(ground.mark) }
  const since = holds(known, marks, now) ? known : undefined
  const holder = { areaId, accountId: workerId, deviceId: asked.deviceId, now }
  if (!since) await noteHanded(db, holder, ground.grids)
  else if (since.heard !== heard) await endHanded(db, holder, ground.grids)

  const diary = await packDiary(context, areaId, { grids, month, since, touched: around.touched })
  const tasks = await fieldTasks(context, areaId, since?.tx)
  const answered = await answeredGrids(context, ground.grids)
  if (!around.made) {
    await ensureMust(context, areaId, month)
    around.mustMark = 'just made'
  }
  const next: Cursor = {
    tx: around.tx,
    at: now,
    ...marks,
    households: diary.mark,
    must: markOf([month, [...answered], around.mustMark]),
    tasks: markOf(tasks.ids),
    ledger: markOf(month),
    campaigns: markOf(around.campaigns),
    lists: lists.mark,
    staff: lists.staffMark,
    heard: since ? heard : untold,
  }
  /** The phone has it already. */
  const has = (part: keyof Marks) => since !== undefined && since[part] === next[part]
  const ifChanged = <T>(part: keyof Marks, value: T): T | null => (has(part) ? null : value)
  // A household that moved to another grid takes its must-visit along, and whoever was visited is seen, though the list is as it was.
  const sameMust = has('must') && !diary.stirred && !around.touched.length
  const sameLedger = has('ledger') && !around.touched.some((v) => v.mine)
  return {
    at: now.toISOString(),
    next: writeCursor(next),
    whole: !since,
    workerId,
    month,
    plan: planAmong(around.plans, areaId, month),
    ...(await packGround(db, areaId, ground.grids, !since)),
    households: diary.households,
    householdIds: diary.ids === null ? null : ifChanged('households', diary.ids),
    must: sameMust ? null : await ownMust(context, areaId, answered, month),
    tasks: tasks.changed,
    taskIds: ifChanged('tasks', tasks.ids),
    visits: diary.visits,
    ledger: sameLedger ? null : await ledgerOf(db, workerId, month),
    campaigns: has('campaigns') ? null : await campaignsFor(context, areaId, grids),
    careKinds: ifChanged('lists', lists.careKinds),
    categories: ifChanged('lists', lists.categories),
    fields: ifChanged('lists', lists.fields),
    colleagues: ifChanged(
      'staff',
      lists.colleagues.filter((c) => c.accountId !== workerId),
    ),
    organisations: ifChanged('staff', lists.organisations),
    boxes: ifChanged('staff', lists.boxes),
  }
}
