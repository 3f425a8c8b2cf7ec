import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { maskName, maskPhone } from '#contract/platform/mask.ts'
import { phonesOf } from '#modules/access/index.ts'
import { findBuilding, findGrid } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { open } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import type { CaseMore, Photo, Step, TaskMore } from './case-reading.ts'
import type { ClockRow } from './case-store.ts'
import { loadConfiguration, responsibleFor } from './configuration.ts'
import type { Case, Task } from './incident-case.ts'
import { instant, sayRows } from './incident-rows.ts'
import { isCalled, movesFor } from './may-move.ts'
import { namesOf, type Names } from './name-book.ts'
import { namesInSteps, sayStep } from './say-step.ts'

/** A case with everything a page of it shows. */
export type WholeCase = {
  c: Case
  tasks: readonly Task[]
  more: CaseMore
  steps: readonly Step[]
  tasksWhole: readonly TaskMore[]
  clocks: readonly ClockRow[]
  photos: readonly Photo[]
}

/** Only the first character of the name and the ends of the phone, for screens; undamaged even when the key is gone. */
const maskedContact = (
  { reporter_name: name, reporter_phone: given }: CaseMore,
  reporterId: string | null,
  phones: ReadonlyMap<string, string>,
) => {
  const phone = given ? open(given) : reporterId && phones.get(reporterId)
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

const buildingName = async (context: Pick<Context, 'db'>, areaId: number, buildingNo: number) => {
  const building = await findBuilding(context.db, areaId, buildingNo)
  return building?.name ?? building?.address ?? null
}

/** Where a case is, in words: the same few grids and buildings again and again. */
const placesOf = (db: Db) => {
  const grids = new Map<string, Promise<string | null>>()
  const buildings = new Map<string, Promise<string | null>>()
  const once = (known: Map<string, Promise<string | null>>, key: string, read: () => Promise<string | null>) => {
    const found = known.get(key) ?? read()
    known.set(key, found)
    return found
  }
  return {
    grid: (areaId: number, no: number | null) =>
      no === null ? null : once(grids, `${areaId}-${no}`, async () => (await findGrid(db, areaId, no))?.name ?? null),
    building: (areaId: number, no: number | null) =>
      no === null ? null : once(buildings, `${areaId}-${no}`, () => buildingName({ db }, areaId, no)),
  }
}

/** Cases whole as the asker sees them, in their order: names said, reporters masked, and what the asker may do now. */
export const sayCases = async (context: Pick<Context, 'db' | 'actor'>, all: readonly WholeCase[]) => {
  const { db, actor } = context
  const conf = await loadConfiguration(db)
  const dutyOf = ({ c }: WholeCase) => responsibleFor(conf, c.area_id, c.category_id) ?? null
  const inSteps = all.map((w) => namesInSteps(w.steps))
  const names = await namesOf(db, {
    areas: inSteps.flatMap((s) => s.areas),
    organisations: [
      ...all.map(dutyOf),
      ...inSteps.flatMap((s) => s.organisations),
      ...all.flatMap((w) => w.tasksWhole.map((t) => t.organisation_id)),
    ],
    accounts: [
      ...all.flatMap(({ c }) => [c.handler_account_id, c.first_receiver_id, c.hand_over_to]),
      ...inSteps.flatMap((s) => s.accounts),
      ...all.flatMap((w) => w.tasksWhole.map((t) => t.checked_in_by)),
    ],
  })
  const rows = await sayRows(
    context,
    all.map(({ c, more, tasks }) => ({ ...c, ...more, called: isCalled(actor, tasks) })),
  )
  const phones = await phonesOf(
    db,
    all.flatMap(({ c, more }) => (more.reporter_phone ? [] : (c.reporter_id ?? []))),
  )
  const places = placesOf(db)
  const nameOf = (id: string | null) => (id === null ? null : (names.account.get(id)?.name ?? null))
  const said: IncidentDetail[] = []
  for (const [n, w] of all.entries()) {
    const { c, more } = w
    const duty = dutyOf(w)
    said.push({
      ...rows[n]!,
      ...maskedContact(more, c.reporter_id, phones),
      scale: more.scale,
      externalNo: more.external_no,
      historical: c.historical,
      gridName: await places.grid(c.area_id, c.grid_no),
      buildingName: await places.building(c.area_id, more.building_no),
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
      steps: w.steps.map((s) => sayStep(s, names)),
      tasks: w.tasksWhole.map((t) => sayTask(t, names)),
      clocks: w.clocks.map(sayClock),
      photos: [...w.photos],
      moves: movesFor(actor, c, w.tasks),
    })
  }
  return said
}
