import type * as wire from '#contract/matters/hall-sites.ts'
import type { PlanChange } from '#contract/matters/hall-sites.ts'
import { isComing, lanesOf, openingOf, slotsOf, type SitePlan } from '#contract/matters/slots.ts'
import type { Answering, Asked } from '#contract/route.ts'
import { accountNames } from '#modules/access/index.ts'
import { findOrganisation, findOrganisations, loadCalendar } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { conflict } from '#platform/problem.ts'
import { dayAt, daysFrom, plusDays } from './hall-day.ts'
import {
  bookingsAffected,
  dayPast,
  organisationUnknown,
  reasonMissing,
  rotationClash,
  rotationNotThatDay,
  rotationTimes,
  rotationUnknown,
  samePerson,
  siteUnknown,
  spansMissing,
  staffUnknown,
  windowTwice,
  windowUnknown,
} from './problems.ts'
import { affectedBookings, affectedView, settleBookings } from './settle-bookings.ts'
import { loadSite, lockSite, planOf, readSite, type LoadedSite, type SiteKey } from './site-store.ts'
import { viewOf, whyView } from './site-view.ts'
import { writeChange } from './write-plan.ts'

const previewDays = 28
/** A clash of two departments is looked for this far. */
const clashDays = 183

/** The site as it would be after a change. */
const changed = (site: LoadedSite, change: PlanChange): LoadedSite => {
  if (change.kind === 'week') {
    const entry = { validFrom: change.validFrom, week: change.week, publishedAt: '', by: null }
    const others = site.weeks.filter((w) => w.validFrom !== change.validFrom)
    return { ...site, weeks: [...others, entry].toSorted((a, b) => a.validFrom.localeCompare(b.validFrom)) }
  }
  if (change.kind === 'days') {
    const exceptions = { ...site.exceptions }
    for (const day of change.days) {
      if (change.exception) exceptions[day] = change.exception
      else delete exceptions[day]
    }
    return { ...site, exceptions }
  }
  if (change.kind === 'windows') return { ...site, windows: change.windows }
  if (change.kind === 'rotation')
    return { ...site, rotations: [...site.rotations.filter((r) => r.id !== change.rotation.id), change.rotation] }
  if (change.kind === 'end_rotation')
    return {
      ...site,
      rotations: site.rotations.map((r) => (r.id === change.id ? { ...r, validTo: change.lastDay } : r)),
    }
  const others = site.cancelled.filter((c) => c.rotationId !== change.id || c.day !== change.day)
  const entry = change.reason === null ? [] : [{ rotationId: change.id, day: change.day, reason: change.reason }]
  return { ...site, cancelled: [...others, ...entry] }
}

/** What makes no sense is refused before anybody looks at slots. */
const checkChange = async ({ db, now }: Context, site: LoadedSite, change: PlanChange, plan: SitePlan) => {
  const today = dayAt(now)
  if (change.kind === 'days') {
    const past = change.days.find((d) => d < today)
    if (past) throw dayPast({ day: past })
    if (change.exception && change.exception.kind !== 'closed' && !change.exception.spans.length) throw spansMissing()
  }
  if (change.kind === 'week' && change.validFrom < today) throw dayPast({ day: change.validFrom })
  if (change.kind === 'windows') {
    const twice = change.windows.find((w, i) => change.windows.findIndex((o) => o.no === w.no) !== i)
    if (twice) throw windowTwice({ no: twice.no })
    const orphan = site.rotations.find(
      (r) => (!r.validTo || r.validTo >= today) && !change.windows.some((w) => w.no === r.windowNo && w.active),
    )
    if (orphan) throw windowUnknown({ no: orphan.windowNo })
    const persons = [...new Set(change.windows.flatMap((w) => [w.personA, w.personB].filter((p) => p !== null)))]
    if ((await accountNames(db, persons)).size < persons.length) throw staffUnknown()
    if (change.windows.some((w) => w.personA && w.personA === w.personB)) throw samePerson()
  }
  if (change.kind === 'rotation') {
    const { rotation } = change
    if (rotation.from !== null && rotation.to !== null && rotation.from >= rotation.to) throw rotationTimes()
    if (!site.windows.some((w) => w.no === rotation.windowNo && w.active))
      throw windowUnknown({ no: rotation.windowNo })
    if (!(await findOrganisation(db, rotation.organisationId))) throw organisationUnknown()
    refuseClash(changed(site, change), plan, rotation.id, today)
  }
  if (change.kind === 'end_rotation' || change.kind === 'rotation_day') {
    const rotation = site.rotations.find((r) => r.id === change.id)
    if (!rotation) throw rotationUnknown()
    if (change.kind === 'rotation_day') {
      if (change.day < today) throw dayPast({ day: change.day })
      if (!isComing(plan, rotation, change.day)) throw rotationNotThatDay({ day: change.day })
    }
  }
}

/** Two departments can't sit at one window at the same time. */
const refuseClash = (site: LoadedSite, before: SitePlan, id: string, today: string) => {
  const own = site.rotations.find((r) => r.id === id)!
  const rivals = site.rotations.filter((r) => r.id !== id && r.windowNo === own.windowNo)
  if (!rivals.length) return
  const plan = planOf(site, before.calendar)
  for (const day of daysFrom(today, clashDays)) {
    if (!isComing(plan, own, day)) continue
    const [from, to] = [own.from ?? 0, own.to ?? 1440]
    if (rivals.some((r) => isComing(plan, r, day) && (r.from ?? 0) < to && from < (r.to ?? 1440)))
      throw rotationClash({ day, window: own.windowNo })
  }
}

const firstDayOf = (change: PlanChange, today: string) =>
  change.kind === 'week' || change.kind === 'rotation_day'
    ? change.kind === 'week'
      ? change.validFrom
      : change.day
    : change.kind === 'days'
      ? change.days.toSorted()[0]!
      : change.kind === 'rotation' && change.rotation.validFrom > today
        ? change.rotation.validFrom
        : today

const everyClass = (plan: SitePlan, day: string, now: Date) => {
  // Slots of every lane, whatever it serves: each lane once.
  const classes = [...new Set(lanesOf(plan, day).flatMap((l) => l.classes))]
  const reach = { ...plan, rules: { ...plan.rules, aheadDays: 366 } }
  const slots = classes.flatMap((c) => slotsOf(reach, day, c === '*' ? 'any' : c, now.getTime()).slots)
  return new Set(slots.map((s) => `${s.windowNo}-${s.from}`)).size
}

/** Tries a change: four weeks of slots before and after, and the bookings it touches. Nothing is written. */
export const previewPlan = async (
  context: Context,
  key: SiteKey,
  { change }: Asked<typeof wire.previewPlan>['body'],
): Promise<Answering<typeof wire.previewPlan>> => {
  const { db, now, locale } = context
  const site = await loadSite(db, key, now)
  const calendar = await loadCalendar(db, site.areaId)
  const before = planOf(site, calendar)
  await checkChange(context, site, change, before)
  const after = planOf(changed(site, change), calendar)
  const organisations = new Map(
    (
      await findOrganisations(
        db,
        after.rotations.map((r) => r.organisationId),
      )
    ).map((o) => [o.id, o.shortName]),
  )
  const today = dayAt(now)
  const first = firstDayOf(change, today)
  return {
    days: daysFrom(first < today ? today : first, previewDays).map((day) => {
      const { spans, why, assumes } = openingOf(after, day)
      const coming = after.rotations.filter(
        (r) => isComing(after, r, day) && after.cancelled[`${r.id}|${day}`] === undefined,
      )
      return {
        day,
        spans: [...spans],
        why: why && whyView(locale, why),
        assumes,
        slotsBefore: everyClass(before, day, now),
        slotsAfter: everyClass(after, day, now),
        coming: coming.map((r) => organisations.get(r.organisationId) ?? ''),
      }
    }),
    affected: (await affectedBookings(db, site, before, after, now)).map(affectedView),
  }
}

/** Publishes a change; bookings it touches are settled in the same moment. */
export const publishPlan = async (
  context: Context,
  key: SiteKey,
  asked: Asked<typeof wire.publishPlan>['body'],
): Promise<Answering<typeof wire.publishPlan>> => {
  const { db, now } = context
  const locked = await lockSite(db, key)
  if (!locked) throw siteUnknown()
  if (locked.version !== asked.version) throw conflict({ version: locked.version })
  const site = await loadSite(db, key, now)
  const calendar = await loadCalendar(db, site.areaId)
  const before = planOf(site, calendar)
  const { change } = asked
  await checkChange(context, site, change, before)
  const after = planOf(changed(site, change), calendar)
  const affected = await affectedBookings(db, site, before, after, now)
  if (affected.length && !asked.affected)
    throw bookingsAffected({ count: affected.length, affected: affected.slice(0, 100).map(affectedView) })
  const given =
    change.kind === 'rotation_day' ? change.reason : change.kind === 'days' ? change.exception?.reason : undefined
  const reason = asked.reason ?? given ?? undefined
  if (affected.length && asked.affected !== 'keep' && !reason) throw reasonMissing()
  await writeChange(context, site, change)
  const settled = await settleBookings(context, site, after, affected, {
    how: asked.affected ?? 'keep',
    reason: reason ?? '',
  })
  context.announce({
    name: 'matters.plan_changed',
    areaId: key.areaId,
    about: { siteId: site.id, change: change.kind },
  })
  context.audit(
    { site: site.id, change: change.kind, affected: affected.length, settled: asked.affected ?? null },
    key.areaId,
  )
  return { version: site.version + 1, affected: affected.length, ...settled }
}

/** Everything that decides on slots, for the screen that changes it. */
export const getPlan = async ({ db, now }: Context, key: SiteKey): Promise<Answering<typeof wire.getPlan>> => {
  const site = await readSite(db, key, now)
  const today = dayAt(now)
  const organisations = new Map(
    (
      await findOrganisations(
        db,
        site.rotations.map((r) => r.organisationId),
      )
    ).map((o) => [o.id, o.name]),
  )
  const persons = site.windows.flatMap((w) => [w.personA, w.personB].filter((p) => p !== null))
  const authors = site.weeks.flatMap((w) => (w.by ? [w.by] : []))
  const names = await accountNames(db, [...persons, ...authors])
  return {
    site: await viewOf(db, site),
    windows: site.windows,
    weeks: site.weeks.map((w) => ({
      ...w,
      publishedAt: new Date(w.publishedAt),
      by: w.by && (names.get(w.by)?.name ?? null),
    })),
    exceptions: Object.entries(site.exceptions)
      .filter(([day]) => day >= plusDays(today, -30))
      .map(([day, e]) => ({ ...e, day }))
      .toSorted((a, b) => a.day.localeCompare(b.day)),
    rotations: site.rotations.map((r) => ({ ...r, organisation: organisations.get(r.organisationId) ?? '' })),
    cancelled: site.cancelled,
    names: Object.fromEntries(persons.map((p) => [p, names.get(p)?.name ?? ''])),
  }
}
