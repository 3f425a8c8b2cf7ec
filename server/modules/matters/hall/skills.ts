import { sql } from 'kysely'
import type * as wire from '#contract/matters/hall-duty.ts'
import { ableLevel, routeInside, type Able } from '#contract/matters/routing.ts'
import { say } from '#contract/phrases.ts'
import type { Answering, Asked } from '#contract/route.ts'
import { accountNames, areAbsent, staffWithin } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { queueNow, takes } from '../tickets/queue-now.ts'
import { classWords, requireClass } from './class-words.ts'
import { dayAt } from './hall-day.ts'
import { staffUnknown } from './problems.ts'
import { loadSite, type SiteKey } from './site-store.ts'
import { personsOf } from './unmanned.ts'

const halls = ['window_clerk', 'community_head', 'grid_worker', 'street_officer'] as const
type SkillRow = { accountId: string; code: string; level: number }
const skillsIn = async ({ db, area }: Context) =>
  (
    await sql<SkillRow>`select account_id "accountId", class_code code, level from matters.skill
      where area_id between ${area.from} and ${area.to}`.execute(db)
  ).rows

/** 技能表 with its gaps: classes that fewer than two can do alone. */
export const listSkills = async (context: Context): Promise<Answering<typeof wire.listSkills>> => {
  const { db, area, now } = context
  const { classes } = await classWords(db)
  const rows = await skillsIn(context)
  const staff = (await staffWithin(db, area, undefined, now)).filter((p) =>
    (halls as readonly string[]).includes(p.role),
  )
  const people = [...new Map(staff.map((p) => [p.accountId, p])).values()]
  const active = [...classes.values()].filter((c) => c.active)
  return {
    classes: active.map(({ code, zh, en }) => ({ code, zh, en })),
    people: people.map((p) => ({
      areaId: p.areaId,
      accountId: p.accountId,
      name: p.name,
      role: p.role,
      levels: Object.fromEntries(rows.filter((r) => r.accountId === p.accountId).map((r) => [r.code, r.level])),
    })),
    gaps: active
      .map(({ code }) => ({
        code,
        able: new Set(rows.filter((r) => r.code === code && r.level >= ableLevel).map((r) => r.accountId)).size,
      }))
      .filter((gap) => gap.able < 2),
  }
}

/** What one worker can do; level 0 takes the class out. */
export const saveSkills = async (
  context: Context,
  { areaId, accountId }: { areaId: number; accountId: string },
  { levels }: Asked<typeof wire.saveSkills>['body'],
) => {
  const { db, area, now } = context
  if (!(await staffWithin(db, area, undefined, now, 2000)).some((p) => p.accountId === accountId)) throw staffUnknown()
  const entries = Object.entries(levels).filter(([, level]) => level > 0)
  await sql`delete from matters.skill where area_id = ${areaId} and account_id = ${accountId}::uuid`.execute(db)
  await sql`insert into matters.skill (area_id, account_id, class_code, level)
    select ${areaId}::bigint, ${accountId}::uuid, key, value::int from jsonb_each_text(${JSON.stringify(Object.fromEntries(entries))}::jsonb)`.execute(
    db,
  )
  context.audit({ skillsOf: accountId, classes: entries.length }, areaId)
  return { levels: Object.fromEntries(entries) }
}

/** 门外一把抓、门内再分家 (D05): which windows take a class in now, and who inside can finish it. */
export const getRouting = async (
  context: Context,
  key: SiteKey,
  query: Asked<typeof wire.getRouting>['query'],
): Promise<Answering<typeof wire.getRouting>> => {
  const { db, now, locale } = context
  await requireClass(db, query.class)
  const site = await loadSite(db, key, now)
  const today = dayAt(now)
  const q = await queueNow(db, site, now)
  const { placeOn } = await personsOf(db, site, today, 1)
  const skills = (await skillsIn(context)).filter((s) => s.code === query.class)
  const places = site.windows.filter((w) => w.active).map((w) => ({ window: w, ...placeOn(today, w.no) }))
  const ids = [
    ...new Set([...skills.map((s) => s.accountId), ...places.flatMap((p) => [p.a, p.b].filter((id) => id !== null))]),
  ]
  const absent = await areAbsent(db, ids, now)
  const able = ids.map((accountId): Able => {
    const asA = places.find((p) => p.a === accountId)
    const place = asA ?? places.find((p) => p.b === accountId)
    return {
      accountId,
      level: skills.find((s) => s.accountId === accountId)?.level ?? 0,
      absent: absent.has(accountId),
      windowNo: place?.window.no ?? null,
      duty: place ? (asA ? 'A' : 'B') : null,
    }
  })
  const routed = routeInside(able)
  const names = await accountNames(db, [
    ...ids,
    ...[...q.windows.values()].flatMap((w) => (w.accountId ? [w.accountId] : [])),
  ])
  const open = places.filter((p) => q.windows.get(p.window.no)?.state === 'open')
  return {
    windows: open
      .map(({ window, acting }) => {
        const sits = q.windows.get(window.no)!.accountId ?? acting
        const classes = q.classes.get(window.no) ?? []
        return {
          no: window.no,
          name: window.name,
          named: classes.includes(query.class),
          acting: sits,
          actingName: sits ? (names.get(sits)?.name ?? null) : null,
          waiting: q.waiting.filter((t) => takes(classes, t.classCode)).length,
        }
      })
      .toSorted((a, b) => Number(b.named) - Number(a.named) || a.waiting - b.waiting || a.no - b.no),
    people: routed.map((p) => ({
      accountId: p.accountId,
      name: names.get(p.accountId)?.name ?? '',
      level: p.level,
      absent: p.absent,
      standsInFor: p.standsInFor ? (names.get(p.standsInFor)?.name ?? null) : null,
    })),
    why: !open.length
      ? say(locale, 'matters.routing.closed')
      : routed.length
        ? null
        : say(locale, 'matters.routing.nobody'),
  }
}
