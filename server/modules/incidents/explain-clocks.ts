import { explainDeadline } from '#contract/time/explain-deadline.ts'
import type { LimitUnit } from '#contract/time/limit.ts'
import { sayLimit } from '#contract/time/limit.ts'
import { limitGroups, type LimitGroup } from '#contract/incidents/taxonomy-names.ts'
import { say } from '#contract/phrases.ts'
import type { ClockStep } from '#contract/incidents/incident-flow.ts'
import type { LimitRule } from '#contract/incidents/limit-for.ts'
import type { Context } from '#platform/context.ts'
import { reckonClock } from './case-clock.ts'
import { clocksOf, type CaseKey, type ClockRow } from './case-store.ts'
import { loadConfiguration } from './configuration.ts'
import { getVisible } from './get-incident.ts'
import { namesOf } from './name-book.ts'

/** Where a limit comes from, in words: which area, department, category, group and level its row is for. */
const limitFrom = async ({ db, locale }: Context, rule: LimitRule | undefined): Promise<string> => {
  if (!rule) return say(locale, 'incidents.limit.built_in')
  const conf = await loadConfiguration(db)
  const names = await namesOf(db, { areas: [rule.areaId || null], organisations: [rule.organisationId] })
  const category = rule.categoryId === null ? undefined : conf.categories.get(rule.categoryId)
  const name = category && (locale === 'zh' ? category.zh : category.en)
  const parts = [
    rule.areaId === 0
      ? say(locale, 'incidents.limit.everywhere')
      : say(locale, 'incidents.limit.area', { area: names.area.get(rule.areaId) ?? rule.areaId }),
    rule.organisationId === null
      ? ''
      : say(locale, 'incidents.limit.organisation', {
          organisation: names.organisation.get(rule.organisationId) ?? '',
        }),
    name ? say(locale, 'incidents.limit.category', { category: name }) : '',
    rule.limitGroup === null
      ? ''
      : say(locale, 'incidents.limit.group', {
          group: limitGroups[rule.limitGroup as LimitGroup]?.[locale] ?? rule.limitGroup,
        }),
    rule.level === null
      ? ''
      : say(locale, 'incidents.limit.level', {
          level: say(locale, `incidents.level.${rule.level}` as 'incidents.level.1'),
        }),
  ]
  return parts.filter(Boolean).join(locale === 'zh' ? '，' : ', ')
}

const explainOne = async (context: Context, areaId: number, clock: ClockRow) => {
  const { db, locale } = context
  const due = await reckonClock(db, areaId, clock)
  const rule = (await loadConfiguration(db)).limits.find((limit) => limit.id === clock.limit_id)
  const longer = due.extension
    ? [
        say(locale, 'incidents.limit.extended', {
          by: sayLimit(locale, { amount: clock.extra_days, unit: 'working_days' }),
        }),
        ...explainDeadline(locale, due.extension),
      ]
    : []
  return {
    seq: clock.seq,
    step: clock.step as ClockStep,
    running: clock.ended_at === null,
    startedAt: clock.started_at.toISOString(),
    endedAt: clock.ended_at?.toISOString() ?? null,
    amount: clock.amount,
    unit: clock.unit as LimitUnit,
    extraDays: clock.extra_days,
    dueAt: due.dueAt?.toISOString() ?? null,
    yellowAt: due.yellowAt?.toISOString() ?? null,
    limitFrom: await limitFrom(context, rule),
    explanation: [...due.explanation, ...(due.extension ?? [])],
    sentences: [...explainDeadline(locale, due.explanation), ...longer],
  }
}

/** 期限说明 (J02): every clock of a case with why it ends when it ends; running ones first, then the latest. */
export const explainClocks = async (context: Context, key: CaseKey) => {
  await getVisible(context, key)
  const clocks = await clocksOf(context.db, key)
  const explained = []
  for (const clock of clocks) explained.push(await explainOne(context, key.areaId, clock))
  return { clocks: explained.toSorted((a, b) => Number(b.running) - Number(a.running) || b.seq - a.seq) }
}
