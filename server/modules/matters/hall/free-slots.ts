import { sql } from 'kysely'
import type { Answering, Asked } from '#contract/route.ts'
import type { listSlots as slotsRoute } from '#contract/matters/bookings.ts'
import { slotsOf, type Slot, type SitePlan } from '#contract/matters/slots.ts'
import { findOrganisations, loadCalendar } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { dayAt, daysFrom, plusDays } from './hall-day.ts'
import { loadSite, planOf, type LoadedSite, type SiteKey } from './site-store.ts'
import { whyView } from './site-view.ts'
import { unmannedOn } from './unmanned.ts'

export type Taken = { windowNo: number; from: number; to: number; lapsedHold: string | null }

/** Rows of `hot` (id, window_no, during, state, held_until) as one text: a day may have hundreds, and a row each costs more. */
export const packTaken = (
  now: Date,
) => sql`select string_agg(concat_ws(' ', window_no, extract(epoch from lower(during))::bigint,
  extract(epoch from upper(during))::bigint, case when state = 'held' and held_until <= ${now} then id end), ',') from hot`
export const unpackTaken = (packed: string | null): Taken[] =>
  (packed?.split(',') ?? []).map((one) => {
    const [windowNo, from, to, lapsedHold] = one.split(' ')
    return {
      windowNo: Number(windowNo),
      from: Number(from) * 1000,
      to: Number(to) * 1000,
      lapsedHold: lapsedHold ?? null,
    }
  })
/** Word for word the predicate of the constraint that keeps one person to a window. */
export const holdsTime = sql.raw(`state in ('booked', 'checked_in', 'served', 'held')`)

/** Times of windows that somebody has, on some days; a slot kept too long counts as free and is named. */
export const takenOn = async (
  db: Db,
  site: Pick<LoadedSite, 'areaId' | 'id'>,
  from: string,
  to: string,
  now: Date,
): Promise<Taken[]> => {
  const { rows } = await sql<{ packed: string | null }>`
    with hot as (select id, window_no, during, state, held_until from matters.booking
      where area_id = ${site.areaId} and site_id = ${site.id}::uuid and on_day between ${from} and ${to} and ${holdsTime})
    select (${packTaken(now)}) packed`.execute(db)
  return unpackTaken(rows[0]!.packed)
}

type Stretch = Pick<Slot, 'windowNo' | 'from' | 'to'>
/** Is a window taken during a slot? */
export const isTaken = (taken: readonly Taken[], slot: Stretch) =>
  taken.some((t) => !t.lapsedHold && t.windowNo === slot.windowNo && t.from < slot.to && slot.from < t.to)

/** The same question for many slots of many taken times. What one window has never overlaps, so its ends are in order too. */
const takenTimes = (taken: readonly Taken[]) => {
  const byWindow = Map.groupBy(
    taken.filter((t) => !t.lapsedHold).toSorted((a, b) => a.from - b.from),
    (t) => t.windowNo,
  )
  return ({ windowNo, from, to }: Stretch): boolean => {
    const times = byWindow.get(windowNo)
    if (!times) return false
    let [low, high] = [0, times.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (times[middle]!.to <= from) low = middle + 1
      else high = middle
    }
    return low < times.length && times[low]!.from < to
  }
}

/** The plan of a site for some days: its calendar, and the windows nobody is at. */
export const planFor = async (db: Db, site: LoadedSite, from: string, days: number): Promise<SitePlan> =>
  planOf(site, await loadCalendar(db, site.areaId), await unmannedOn(db, site, from, days))

/** Slots of a day at one time: how many are left of how many. */
const grouped = (
  slots: readonly Slot[],
  taken: (slot: Slot) => boolean,
  organisationOf: (rotationId: string | null) => string | null,
) =>
  [...Map.groupBy(slots, (s) => `${s.from}-${s.to}-${s.rotationId ?? ''}`).values()].map((same) => ({
    from: new Date(same[0]!.from).toISOString(),
    to: new Date(same[0]!.to).toISOString(),
    left: same.filter((s) => !taken(s)).length,
    total: same.length,
    organisation: organisationOf(same[0]!.rotationId),
  }))

const organisationBook = async (db: Db, site: LoadedSite) => {
  const names = new Map(
    site.rotations.length
      ? (
          await findOrganisations(
            db,
            site.rotations.map((r) => r.organisationId),
          )
        ).map((o) => [o.id, o.name])
      : [],
  )
  const of = new Map(site.rotations.map((r) => [r.id, names.get(r.organisationId) ?? null]))
  return (rotationId: string | null) => (rotationId ? (of.get(rotationId) ?? null) : null)
}

/** Of slots in order, all that begin at the first `count` times at which one is free. */
const firstFree = (slots: readonly Slot[], taken: (slot: Slot) => boolean, count: number): Slot[] => {
  const times = new Set<number>()
  for (const slot of slots) {
    if (times.size >= count) break
    if (!times.has(slot.from) && !taken(slot)) times.add(slot.from)
  }
  return slots.filter((s) => times.has(s.from))
}

/** The first free times from now on, at most `count`: the losers of a rush ask this, so it stops at the first that will do. */
export const nextFree = async (db: Db, site: LoadedSite, classCode: string, now: Date, count = 6) => {
  const today = dayAt(now)
  const organisationOf = await organisationBook(db, site)
  const found: ReturnType<typeof grouped> = []
  for (let ahead = 0; ahead <= site.rules.aheadDays && found.length < count; ahead += 3) {
    const from = plusDays(today, ahead)
    const days = Math.min(3, site.rules.aheadDays - ahead + 1)
    const plan = await planFor(db, site, from, days)
    const made = daysFrom(from, days)
      .map((day) => slotsOf(plan, day, classCode, now.getTime()))
      .filter((m) => m.slots.length > 0)
    if (!made.length) continue
    const taken = takenTimes(await takenOn(db, site, made[0]!.day, made.at(-1)!.day, now))
    for (const { slots } of made)
      if (found.length < count)
        found.push(
          ...grouped(firstFree(slots, taken, count - found.length), taken, organisationOf).filter((s) => s.left > 0),
        )
  }
  return found.slice(0, count)
}

/** Times that can be booked, by day; a day without any says why. */
export const listSlots = async (
  { db, now, locale }: Context,
  key: SiteKey,
  query: Asked<typeof slotsRoute>['query'],
): Promise<Answering<typeof slotsRoute>> => {
  const site = await loadSite(db, key, now)
  const today = dayAt(now)
  const from = query.from ?? today
  const plan = await planFor(db, site, from, query.days)
  const taken = takenTimes(await takenOn(db, site, from, plusDays(from, query.days - 1), now))
  const organisationOf = await organisationBook(db, site)
  const days = daysFrom(from, query.days).map((day) => {
    const made = slotsOf(plan, day, query.class, now.getTime())
    const slots = grouped(made.slots, taken, organisationOf)
    const why = slots.length && slots.every((s) => s.left === 0) ? [{ code: 'full' as const }] : made.why
    return { day, spans: [...made.spans], assumes: made.assumes, slots, why: why.map((w) => whyView(locale, w)) }
  })
  const [next] = await nextFree(db, site, query.class, now, 1)
  return { days, next: next ?? null, lastDay: plusDays(today, site.rules.aheadDays) }
}
