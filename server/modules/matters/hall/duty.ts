import { sql } from 'kysely'
import type * as wire from '#contract/matters/hall-duty.ts'
import { openingOf } from '#contract/matters/slots.ts'
import { say } from '#contract/phrases.ts'
import type { Answering, Asked } from '#contract/route.ts'
import { accountNames, staffWithin } from '#modules/access/index.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import type { Context } from '#platform/context.ts'
import { dayAt } from './hall-day.ts'
import { dayNotCome, samePerson, staffUnknown, windowUnknown } from './problems.ts'
import { loadSite, planOf, type SiteKey } from './site-store.ts'
import { sayWhy } from './site-view.ts'
import { personsOf } from './unmanned.ts'

/** 带班: window 0 of the roster. */
const lead = 0

/** Who is at which window on each day, who stands in for whom, and what was handed over. */
export const getDuty = async (
  { db, now, locale }: Context,
  key: SiteKey,
  query: Asked<typeof wire.getDuty>['query'],
): Promise<Answering<typeof wire.getDuty>> => {
  const site = await loadSite(db, key, now)
  const plan = planOf(site, await loadCalendar(db, site.areaId))
  const from = query.from ?? dayAt(now)
  const { days, ids, isAway, placeOn } = await personsOf(db, site, from, query.days)
  const { rows: said } = await sql<{ day: string; at: Date; by: string; note: string }>`
    select on_day "day", at, account_id "by", note from matters.duty_hand_over
    where area_id = ${site.areaId} and site_id = ${site.id}::uuid and on_day between ${from} and ${days.at(-1)!} order by at`.execute(
    db,
  )
  const names = await accountNames(db, [...ids, ...said.map((s) => s.by)])
  const person = (id: string | null, day: string) =>
    id === null
      ? null
      : {
          accountId: id,
          name: names.get(id)?.name ?? '',
          officePhone: names.get(id)?.officePhone ?? null,
          absent: isAway(id, day),
        }
  const places = [{ no: lead, name: say(locale, 'matters.duty.lead') }, ...site.windows.filter((w) => w.active)]
  return {
    days: days.map((day) => {
      const { spans, why } = openingOf(plan, day)
      const special = spans.find((s) => s.kind === 'holiday_duty' || s.kind === 'weekend_duty')
      const holiday = plan.exceptions[day]?.kind === 'holiday_duty'
      return {
        day,
        open: spans.length > 0,
        kind: !spans.length
          ? ('closed' as const)
          : holiday
            ? ('holiday_duty' as const)
            : ((special?.kind as 'weekend_duty' | undefined) ?? 'usual'),
        why: why && sayWhy(locale, why),
        places: places.map(({ no, name }) => {
          const { a, b, acting, changed, note } = placeOn(day, no)
          return { windowNo: no, windowName: name, a: person(a, day), b: person(b, day), acting, changed, note }
        }),
        handOvers: said
          .filter((s) => s.day === day)
          .map((s) => ({ at: s.at, by: names.get(s.by)?.name ?? '', note: s.note })),
      }
    }),
    withoutB: site.windows.filter((w) => w.active && w.personA && !w.personB).map((w) => w.no),
  }
}

/** Everybody who may be put on a roster: staff of the area, of those above it, of what lies below. */
const knownStaff = async ({ db, now }: Context, areaId: number, ids: readonly string[]) => {
  const around = await staffWithin(db, { from: areaId, to: areaId + 999 }, undefined, now, 2000)
  const above = await Promise.all(
    ancestorsOf(areaId).map((id) => staffWithin(db, { from: id, to: id }, undefined, now, 2000)),
  )
  const known = new Set([around, ...above].flat().map((p) => p.accountId))
  return ids.every((id) => known.has(id))
}

/** Sets A and B of windows on days; null for both leaves the place empty that day. */
export const saveDuty = async (context: Context, key: SiteKey, { entries }: Asked<typeof wire.saveDuty>['body']) => {
  const { db, now } = context
  const site = await loadSite(db, key, now)
  const wrong = entries.find((e) => e.windowNo !== lead && !site.windows.some((w) => w.no === e.windowNo && w.active))
  if (wrong) throw windowUnknown({ no: wrong.windowNo })
  if (entries.some((e) => e.a !== null && e.a === e.b)) throw samePerson()
  const ids = [...new Set(entries.flatMap((e) => [e.a, e.b].filter((id) => id !== null)))]
  if (!(await knownStaff(context, key.areaId, ids))) throw staffUnknown()
  const rows = [...new Map(entries.map((e) => [`${e.day} ${e.windowNo}`, e])).values()]
  await sql`insert into matters.duty (area_id, site_id, on_day, window_no, person_a, person_b, note)
    select ${key.areaId}::bigint, ${key.siteId}::uuid, day, "windowNo", a, b, note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (day date, "windowNo" int, a uuid, b uuid, note text)
    on conflict (area_id, site_id, on_day, window_no) do update set person_a = excluded.person_a, person_b = excluded.person_b, note = excluded.note`.execute(
    db,
  )
  context.audit({ site: key.siteId, duty: rows.length }, key.areaId)
  return { saved: rows.length }
}

/** 交接记录 of a day that has come (节假日值班 D12). */
export const handOver = async (
  context: Context,
  { day, ...key }: SiteKey & { day: string },
  { id, note }: Asked<typeof wire.handOver>['body'],
) => {
  const { db, now, actor } = context
  await loadSite(db, key, now)
  if (day > dayAt(now)) throw dayNotCome({ day })
  await sql`insert into matters.duty_hand_over (area_id, site_id, id, on_day, at, account_id, note)
    values (${key.areaId}, ${key.siteId}, ${id}, ${day}, ${now}, ${actor.accountId}, ${note}) on conflict do nothing`.execute(
    db,
  )
  context.audit({ site: key.siteId, handOver: day }, key.areaId)
  return { at: now }
}
