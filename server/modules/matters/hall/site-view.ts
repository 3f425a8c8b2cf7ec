import { say, type Locale, type WordKey } from '#contract/phrases.ts'
import { openingOf, isComing, type SitePlan, type Why } from '#contract/matters/slots.ts'
import { loadCalendar, areaNames, findOrganisations } from '#modules/territory/index.ts'
import type { Db } from '#platform/database.ts'
import { dayAt, daysFrom, minuteAt } from './hall-day.ts'
import type { LoadedSite } from './site-store.ts'

/** Why there is nothing, as a sentence. */
export const sayWhy = (locale: Locale, why: Why): string => {
  const key = why.code === 'too_far' && !why.next ? 'too_far_plain' : why.code
  const sentence = say(locale, `matters.why.${key}` as WordKey, why)
  return why.next && why.code !== 'too_far' ? sentence + say(locale, 'matters.why.next', { next: why.next }) : sentence
}
export const whyView = (locale: Locale, why: Why) => ({ ...why, text: sayWhy(locale, why) })

/** A day of a site as residents see it. */
export const dayView = (plan: SitePlan, day: string, locale: Locale) => {
  const { spans, why, assumes } = openingOf(plan, day)
  return { day, spans: [...spans], why: why && whyView(locale, why), assumes }
}

/** Is it open at this moment? */
export const isOpenAt = (plan: SitePlan, at: Date) => {
  const minute = minuteAt(at)
  return openingOf(plan, dayAt(at)).spans.some((s) => s.from <= minute && minute < s.to)
}

/** A site without who sits where: that is for colleagues. */
export const publicSite = (site: LoadedSite, areaName: string) => ({
  areaId: site.areaId,
  areaName,
  id: site.id,
  name: site.name,
  address: site.address,
  point: site.lon === null || site.lat === null ? null : { lon: site.lon, lat: site.lat },
  phone: site.phone,
  about: site.about,
  active: site.active,
  rules: site.rules,
  queues: site.queues,
  windows: site.windows.map(({ no, name, classes, bookable, active }) => ({ no, name, classes, bookable, active })),
  example: site.example,
  version: site.version,
})
export const viewOf = async (db: Db, site: LoadedSite) =>
  publicSite(site, (await areaNames(db, [site.areaId])).get(site.areaId) ?? '')

/** The plan of a site with its area's calendar. */
export const withCalendar = async <T>(
  db: Db,
  site: LoadedSite,
  make: (calendar: SitePlan['calendar']) => T,
): Promise<T> => make(await loadCalendar(db, site.areaId))

/** Departments on site (轮转公示), day by day, cancelled ones with the reason. */
export const comingRows = async (
  db: Db,
  sites: readonly { site: LoadedSite; plan: SitePlan }[],
  from: string,
  days: number,
) => {
  const organisations = await findOrganisations(db, [
    ...new Set(sites.flatMap(({ site }) => site.rotations.map((r) => r.organisationId))),
  ])
  const names = new Map(organisations.map((o) => [o.id, o.name]))
  return daysFrom(from, days).flatMap((day) =>
    sites.flatMap(({ site, plan }) =>
      site.rotations
        .filter((r) => isComing(plan, r, day))
        .map((r) => {
          const { spans } = openingOf(plan, day)
          return {
            areaId: site.areaId,
            siteId: site.id,
            siteName: site.name,
            rotationId: r.id,
            kind: r.kind,
            organisation: names.get(r.organisationId) ?? '',
            windowNo: r.windowNo,
            classes: r.classes,
            day,
            from: r.from ?? spans[0]!.from,
            to: r.to ?? spans.at(-1)!.to,
            cancelled: plan.cancelled[`${r.id}|${day}`] ?? null,
            present: site.present.find((p) => p.rotationId === r.id && p.day === day)?.present ?? null,
          }
        }),
    ),
  )
}
