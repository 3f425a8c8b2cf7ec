import { sql } from 'kysely'
import type * as wire from '#contract/matters/hall-sites.ts'
import type { Answering, Asked } from '#contract/route.ts'
import { areaNames, loadCalendar } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { dayAt, daysFrom } from './hall-day.ts'
import { loadSite, planOf, sitesWithin, type LoadedSite, type SiteKey } from './site-store.ts'
import { comingRows, dayView, isOpenAt, publicSite, viewOf } from './site-view.ts'

const serves = (site: LoadedSite, code: string) =>
  [...site.windows.filter((w) => w.active), ...site.rotations].some(
    (w) => w.classes.includes('*') || w.classes.includes(code),
  )

/** Halls of an area with today's hours and how many wait. */
export const listSites = async (
  { db, area, now, locale }: Context,
  query: Asked<typeof wire.listSites>['query'],
): Promise<Answering<typeof wire.listSites>> => {
  const today = dayAt(now)
  const found = await sitesWithin(db, area, now, query.all)
  const sites = query.class ? found.filter((s) => serves(s, query.class!)) : found
  const names = await areaNames(db, [...new Set(sites.map((s) => s.areaId))])
  const { rows: load } = await sql<{ siteId: string; waiting: number; open: number }>`
    select s.id "siteId",
      (select count(*)::int from matters.ticket t where (t.area_id, t.site_id, t.on_day) = (s.area_id, s.id, ${today}::date) and t.state = 'waiting') waiting,
      (select count(*)::int from matters.window_now w where (w.area_id, w.site_id) = (s.area_id, s.id) and w.state = 'open' and w.since >= ${today}::date) open
    from matters.site s where s.area_id between ${area.from} and ${area.to}`.execute(db)
  const loadOf = new Map(load.map((l) => [l.siteId, l]))
  const rows = []
  for (const site of sites) {
    const plan = planOf(site, await loadCalendar(db, site.areaId))
    rows.push({
      ...publicSite(site, names.get(site.areaId) ?? ''),
      today: dayView(plan, today, locale),
      openNow: isOpenAt(plan, now),
      waiting: loadOf.get(site.id)?.waiting ?? 0,
      windowsOpen: loadOf.get(site.id)?.open ?? 0,
    })
  }
  return { rows }
}

/** One hall: windows, hours, coming days, departments. */
export const getSite = async ({ db, now, locale }: Context, key: SiteKey): Promise<Answering<typeof wire.getSite>> => {
  const site = await loadSite(db, key, now)
  const plan = planOf(site, await loadCalendar(db, site.areaId))
  const today = dayAt(now)
  const inForce = site.weeks.findLast((w) => w.validFrom <= today)
  return {
    ...(await viewOf(db, site)),
    week: inForce?.week ?? null,
    weekFrom: inForce?.validFrom ?? null,
    days: daysFrom(today, 30).map((day) => dayView(plan, day, locale)),
    coming: await comingRows(db, [{ site, plan }], today, 30),
  }
}

/** 轮转公示 of an area or of one site. */
export const listComing = async (
  { db, area, now }: Context,
  query: Asked<typeof wire.listComing>['query'],
): Promise<Answering<typeof wire.listComing>> => {
  const from = query.from ?? dayAt(now)
  const sites = (await sitesWithin(db, area, now)).filter((s) => !query.siteId || s.id === query.siteId)
  const planned = []
  for (const site of sites) planned.push({ site, plan: planOf(site, await loadCalendar(db, site.areaId)) })
  return { from, rows: await comingRows(db, planned, from, query.days) }
}
