import { sql } from 'kysely'
import { slotsOf, type Slot, type Why } from '#contract/matters/slots.ts'
import { say } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { holdsTime, nextFree, packTaken, planFor, takenOn, unpackTaken, type Taken } from './free-slots.ts'
import { dayAt, plusDays } from './hall-day.ts'
import { noSuchSlot } from './problems.ts'
import type { LoadedSite } from './site-store.ts'
import { sayWhy } from './site-view.ts'

/** The slots that begin at one time; without any, why. */
export type SlotsFrom = { day: string; slots: readonly Slot[]; why: Why | undefined }

/** The windows of a site that begin a slot at `from` for a class, taken or not. */
export const slotsFrom = async (
  db: Db,
  site: LoadedSite,
  classCode: string,
  from: Date,
  now: Date,
  byStaff: boolean,
): Promise<SlotsFrom> => {
  const today = dayAt(now)
  const day = dayAt(from)
  if (day < today || day > plusDays(today, site.rules.aheadDays))
    return { day, slots: [], why: { code: day < today ? 'past' : 'too_far' } }
  const plan = await planFor(db, site, day, 1)
  // Staff may book whoever stands before them into a slot about to begin.
  const made = slotsOf(plan, day, classCode, now.getTime(), byStaff ? 0 : undefined)
  return { day, slots: made.slots.filter((s) => s.from === from.getTime()), why: made.why[0] }
}

/** The refusal of a time that isn't a slot, with the reason of that day and the next free times. */
export const refuseSlot = async (
  { db, now, locale }: Pick<Context, 'db' | 'now' | 'locale'>,
  site: LoadedSite,
  classCode: string,
  { why }: Pick<SlotsFrom, 'why'>,
) =>
  noSuchSlot({
    why: why ? sayWhy(locale, why) : say(locale, 'matters.why.not_a_slot'),
    next: await nextFree(db, site, classCode, now),
  })

/** The windows that begin a slot at `from`, and what is taken that day. Throws `matters.no_such_slot`. */
export const slotsAt = async (
  { db, now, locale }: Context,
  site: LoadedSite,
  classCode: string,
  from: Date,
  byStaff: boolean,
) => {
  const offered = await slotsFrom(db, site, classCode, from, now, byStaff)
  if (!offered.slots.length) throw await refuseSlot({ db, now, locale }, site, classCode, offered)
  return { ...offered, taken: await takenOn(db, site, offered.day, offered.day, now) }
}

/** What a try to book asks at once: the site's version, whether it was sent before, what is taken that day, and a number nobody has. */
export const askAbout = async (
  db: Db,
  { areaId, id }: Pick<LoadedSite, 'areaId' | 'id'>,
  wanted: { id: string; day: string; numbers: readonly string[] },
  now: Date,
) => {
  const { rows } = await sql<{ version: number | null; sent: boolean; packed: string | null; number: string | null }>`
    with hot_day as (select id, window_no, during, state, held_until, number from matters.booking
      where area_id = ${areaId} and site_id = ${id}::uuid and on_day = ${wanted.day}),
      hot as (select * from hot_day where ${holdsTime})
    select (select version from matters.site where area_id = ${areaId} and id = ${id}::uuid) version,
      exists (select from matters.booking where area_id = ${areaId} and id = ${wanted.id}::uuid) sent, (${packTaken(now)}) packed,
      (select n from unnest(${[...wanted.numbers]}::text[]) n where n not in (select number from hot_day) limit 1) number`.execute(
    db,
  )
  const { packed, ...found } = rows[0]!
  const taken: Taken[] = unpackTaken(packed)
  return { ...found, taken }
}
