import { sql } from 'kysely'
import { mostWishes, type SlotWish, type wishForSlot as wishRoute } from '#contract/matters/slot-wishes.ts'
import { slotsOf } from '#contract/matters/slots.ts'
import type { Answering, Asked } from '#contract/route.ts'
import { phoneOf } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { informResident } from '../notices/inform-resident.ts'
import { classWords, requireClass } from './class-words.ts'
import { isTaken, planFor, takenOn } from './free-slots.ts'
import { dayAt, plusDays } from './hall-day.ts'
import { keyTaken, slotsFree, tooManyWishes } from './problems.ts'
import { loadSite, type LoadedSite, type SiteKey } from './site-store.ts'
import { refuseSlot } from './slots-at.ts'

type Row = Omit<SlotWish, 'className' | 'madeAt' | 'toldAt'> & { accountId: string; madeAt: Date; toldAt: Date | null }
const columns =
  sql.raw(`w.area_id "areaId", w.id, w.site_id "siteId", s.name "siteName", w.class_code "classCode", w.on_day "day",
  w.account_id "accountId", w.made_at "madeAt", w.told_at "toldAt"`)
const source = sql.raw('matters.slot_wish w join matters.site s on s.area_id = w.area_id and s.id = w.site_id')

const viewer = async ({ db, locale }: Pick<Context, 'db' | 'locale'>) => {
  const words = await classWords(db, locale)
  return (w: Row) => ({ ...w, className: words.className(w.classCode) })
}

/** Times of a day that are still free for a class, and how many there are at all. */
const freeOn = async (db: Db, site: LoadedSite, classCode: string, day: string, now: Date) => {
  const made = slotsOf(await planFor(db, site, day, 1), day, classCode, now.getTime())
  const taken = await takenOn(db, site, day, day, now)
  return { all: made.slots.length, free: made.slots.filter((s) => !isTaken(taken, s)).length, why: made.why[0] }
}

/** Wishes for a full day; the same wish again is the same one, open anew when it had been answered. */
export const wishForSlot = async (
  context: Context,
  key: SiteKey,
  { id, classCode, day }: Asked<typeof wishRoute>['body'],
): Promise<Answering<typeof wishRoute>> => {
  const { db, now, actor } = context
  const site = await loadSite(db, key, now)
  await requireClass(db, classCode)
  const today = dayAt(now)
  const { all, free, why } =
    day < today || day > plusDays(today, site.rules.aheadDays)
      ? { all: 0, free: 0, why: { code: day < today ? ('past' as const) : ('too_far' as const) } }
      : await freeOn(db, site, classCode, day, now)
  if (!all) throw await refuseSlot(context, site, classCode, { why })
  if (free) throw slotsFree()
  await sql`select pg_advisory_xact_lock(hashtextextended(${actor.accountId}, 17))`.execute(db)
  const { rows: open } = await sql<{
    id: string
  }>`select id from matters.wishes_of(${actor.accountId}::uuid, ${today}::date)`.execute(db)
  const { rows: known } = await sql<{ mine: boolean }>`
    select (account_id, site_id, class_code, on_day) = (${actor.accountId}::uuid, ${site.id}::uuid, ${classCode}, ${day}::date) mine
    from matters.slot_wish where area_id = ${site.areaId} and id = ${id}::uuid`.execute(db)
  if (known[0] && !known[0].mine) throw keyTaken()
  if (!known[0] && open.length >= mostWishes) throw tooManyWishes({ most: mostWishes })
  const { rows } = await sql<Row>`
    with w as (insert into matters.slot_wish (area_id, id, site_id, class_code, on_day, account_id, made_at)
      values (${site.areaId}, ${id}, ${site.id}, ${classCode}, ${day}, ${actor.accountId}, ${now})
      on conflict (area_id, site_id, on_day, class_code, account_id) do update
        set told_at = null, made_at = case when slot_wish.told_at is null then slot_wish.made_at else excluded.made_at end returning *)
    select ${columns} from w join matters.site s on s.area_id = w.area_id and s.id = w.site_id`.execute(db)
  context.audit({ wish: rows[0]!.id, site: site.id, day }, site.areaId)
  return (await viewer(context))(rows[0]!)
}

/** 我在等的空位: those still open, and those told about days to come. */
export const mySlotWishes = async (context: Context) => {
  const { db, actor, now } = context
  const { rows } = await sql<Row>`select ${columns} from ${source}
    where w.account_id = ${actor.accountId}::uuid and w.on_day >= ${dayAt(now)} order by w.on_day, w.made_at limit 50`.execute(
    db,
  )
  return { rows: rows.map(await viewer(context)) }
}

/** Whoever's it isn't ends nothing. */
export const endSlotWish = async ({ db, actor, audit }: Context, { areaId, id }: { areaId: number; id: string }) => {
  const { numAffectedRows } = await sql`delete from matters.slot_wish
    where area_id = ${areaId} and id = ${id}::uuid and account_id = ${actor.accountId}::uuid`.execute(db)
  if (numAffectedRows) audit({ wish: id }, areaId)
  return { ended: numAffectedRows === 1n }
}

const tell = async (context: Context, site: LoadedSite, w: Row) => {
  await informResident(context, {
    areaId: w.areaId,
    accountId: w.accountId,
    phone: await phoneOf(context.db, w.accountId),
    kind: 'slot_freed',
    params: { site: site.name, day: { on: w.day } },
    link: `/book?class=${w.classCode}&site=${w.siteId}&day=${w.day}`,
    urgent: true,
  })
  await sql`update matters.slot_wish set told_at = ${context.now} where area_id = ${w.areaId} and id = ${w.id}::uuid`.execute(
    context.db,
  )
}

/**
 * A time may have freed at a hall (cancelled, moved, not confirmed, not come, the plan changed): as many as there are free times are
 * told, who has waited longest first. Nothing is kept for them: first come, first served.
 */
export const tellWishes = async (context: Context, areaId: number, siteIds: readonly string[]): Promise<void> => {
  const { db, now } = context
  const { rows } = await sql<Row>`select ${columns} from ${source}
    where w.area_id = ${areaId} and w.site_id = any(${[...siteIds]}::uuid[]) and w.on_day >= ${dayAt(now)} and w.told_at is null
    order by w.made_at, w.id for update of w`.execute(db)
  for (const same of Map.groupBy(rows, (w) => `${w.siteId} ${w.classCode} ${w.day}`).values()) {
    const { siteId, classCode, day } = same[0]!
    const site = await loadSite(db, { areaId, siteId }, now)
    const { free } = await freeOn(db, site, classCode, day, now)
    for (const wish of same.slice(0, free)) await tell(context, site, wish)
  }
}

/** Who was told first may not want it any more: half an hour later the next are told, while something is free. */
export const tellMore = async (context: Context): Promise<void> => {
  const { rows } = await sql<{ areaId: number; siteIds: string[] }>`
    select area_id "areaId", array_agg(distinct site_id::text) "siteIds" from matters.slot_wish
    where told_at is null and on_day >= ${dayAt(context.now)} group by area_id limit 1000`.execute(context.db)
  for (const { areaId, siteIds } of rows) await tellWishes(context, areaId, siteIds)
}

/** Wishes for days that are over. */
export const forgetWishes = async ({ db, now }: Context): Promise<void> => {
  await sql`delete from matters.slot_wish where on_day < ${dayAt(now)}`.execute(db)
}
