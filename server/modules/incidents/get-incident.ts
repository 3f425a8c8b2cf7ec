import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { maskName, maskPhone } from '#contract/platform/mask.ts'
import { phoneOf } from '#modules/access/index.ts'
import { findBuilding, findGrid } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { open } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import type { FileGuard } from '#platform/module.ts'
import { findMore, photosOf, stepsOf, tasksWhole, type CaseMore, type TaskMore } from './case-reading.ts'
import { loadConfiguration, responsibleFor } from './configuration.ts'
import { clocksOf, findCase, tasksOf, type CaseKey, type ClockRow } from './case-store.ts'
import type { Case } from './incident-case.ts'
import { instant, sayRows } from './incident-rows.ts'
import { isCalled, maySee, movesFor } from './may-move.ts'
import { namesOf, type Names } from './name-book.ts'
import { incidentUnknown } from './problems.ts'
import { namesInSteps, sayStep } from './say-step.ts'

/** A case the asker may see. `incidents.unknown` also for one they may not: that it exists is not theirs to know. */
export const getVisible = async (context: Context, key: CaseKey) => {
  const c = await findCase(context.db, key)
  if (!c) throw incidentUnknown()
  const tasks = await tasksOf(context.db, key)
  if (!maySee(context.actor, c, tasks)) throw incidentUnknown()
  return { c, tasks }
}

/** Only the first character of the name and the ends of the phone, for screens; undamaged even when the key is gone. */
const maskedContact = async (
  db: Db,
  { reporter_name: name, reporter_phone: given }: CaseMore,
  reporterId: string | null,
) => {
  const phone = given ? open(given) : reporterId && (await phoneOf(db, reporterId))
  return { reporterName: name && maskName(open(name)), reporterPhone: phone ? maskPhone(phone) : null }
}

const sayTask = (t: TaskMore, names: Names) => ({
  organisationId: t.organisation_id,
  organisation: names.organisation.get(t.organisation_id) ?? '',
  kind: t.kind,
  calledAt: instant(t.called_at),
  checkedInAt: instant(t.checked_in_at),
  checkedInBy: t.checked_in_by === null ? null : (names.account.get(t.checked_in_by)?.name ?? null),
  endedAt: instant(t.ended_at),
})
const sayClock = (k: ClockRow) => ({
  seq: k.seq,
  step: k.step as NonNullable<Case['step']>,
  startedAt: instant(k.started_at),
  amount: k.amount,
  unit: k.unit,
  extraDays: k.extra_days,
  dueAt: instant(k.due_at),
  yellowAt: instant(k.yellow_at),
  endedAt: instant(k.ended_at),
})

/** 事件详情 (J01): the case whole, names said, the reporter masked, and what the asker may do to it now. */
export const getIncident = async (context: Context, key: CaseKey): Promise<IncidentDetail> => {
  const { db, actor } = context
  const { c, tasks } = await getVisible(context, key)
  const more = await findMore(db, key)
  const [steps, whole, clocks, photos] = [
    await stepsOf(db, key),
    await tasksWhole(db, key),
    await clocksOf(db, key),
    await photosOf(db, key),
  ]
  const duty = responsibleFor(await loadConfiguration(db), c.area_id, c.category_id) ?? null
  const inSteps = namesInSteps(steps)
  const names = await namesOf(db, {
    areas: inSteps.areas,
    organisations: [duty, ...inSteps.organisations, ...whole.map((t) => t.organisation_id)],
    accounts: [
      c.handler_account_id,
      c.first_receiver_id,
      c.hand_over_to,
      ...inSteps.accounts,
      ...whole.map((t) => t.checked_in_by),
    ],
  })
  const nameOf = (id: string | null) => (id === null ? null : (names.account.get(id)?.name ?? null))
  const [row] = await sayRows(context, [{ ...c, ...more, called: isCalled(actor, tasks) }])
  return {
    ...row!,
    ...(await maskedContact(db, more, c.reporter_id)),
    scale: more.scale,
    externalNo: more.external_no,
    historical: c.historical,
    gridName: c.grid_no === null ? null : ((await findGrid(db, c.area_id, c.grid_no))?.name ?? null),
    buildingName: more.building_no === null ? null : await buildingName(context, c.area_id, more.building_no),
    handlerName: nameOf(c.handler_account_id),
    duty: duty === null ? null : { organisationId: duty, name: names.organisation.get(duty) ?? '' },
    firstReceiver: nameOf(c.first_receiver_id),
    handOverTo: nameOf(c.hand_over_to),
    escalatedTo: c.escalated_to,
    handleDueAt: instant(c.handle_due_at),
    contactedAt: instant(c.contacted_at),
    asked: c.asked,
    askedDetails: c.asked_details,
    pauseKind: c.pause_kind,
    mergedInto: c.merged_into,
    steps: steps.map((s) => sayStep(s, names)),
    tasks: whole.map((t) => sayTask(t, names)),
    clocks: clocks.map(sayClock),
    photos,
    moves: movesFor(actor, c, tasks),
  }
}

const buildingName = async (context: Context, areaId: number, buildingNo: number) => {
  const building = await findBuilding(context.db, areaId, buildingNo)
  return building?.name ?? building?.address ?? null
}

/** Who may see a case may see its photos; the reporter too. */
export const incidentPhotos: FileGuard = {
  prefix: 'incidents.incident',
  mayRead: async (context, usedBy) => {
    const key = { areaId: context.areaId, id: usedBy.slice(usedBy.indexOf(':') + 1) }
    const c = await findCase(context.db, key)
    if (!c) return false
    const reads =
      context.actor.permissions.has('incidents.read') ||
      (c.reporter_id !== null && c.reporter_id === context.actor.accountId)
    return reads && maySee(context.actor, c, await tasksOf(context.db, key))
  },
}
