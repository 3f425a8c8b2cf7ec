import type { Asked } from '#contract/route.ts'
import type * as wire from '#contract/incidents/indicators.ts'
import { linkOf, type RowsLink } from '#contract/incidents/indicators.ts'
import {
  figureOf,
  figuresOf,
  indicatorDefinitions,
  indicators,
  metricDefinitions,
  type Counts,
  type Indicator,
} from '#contract/incidents/metrics.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import { countLiving } from '#modules/people/index.ts'
import { childrenOf, findOrganisations, getArea } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { loadConfiguration, numberRuleOf, type Configuration } from './configuration.ts'
import { firstDay, hasData, lastDay, monthsIn, periodOf, shift, sumUp, type Period } from './indicator-period.ts'
import { withDescendants } from './list-conditions.ts'
import { categoryUnknown } from './problems.ts'
import { readTallies, type TallyAsked, type TallyRow } from './tally-store.ts'

type Query = { from?: string; to?: string; categoryId?: number; organisationId?: number }

const subtree = (id: number) => ({ id, last: rangeOf(id).to })

const chosen = (
  conf: Configuration,
  { categoryId, organisationId }: Query,
): Pick<TallyAsked, 'categoryIds' | 'organisationId'> => {
  if (categoryId !== undefined && !conf.categories.has(categoryId)) throw categoryUnknown({ categoryId })
  return { categoryIds: categoryId === undefined ? undefined : withDescendants(conf, [categoryId]), organisationId }
}

const linkFor = (areaId: number, period: Period, { categoryId, organisationId }: Query): RowsLink => ({
  areaId,
  scope: 'all',
  metric: 'reported',
  category: categoryId,
  countedBy: organisationId,
  countedFrom: firstDay(period.from),
  countedTo: lastDay(period.to),
})

const days = ({ from, to }: Period) => ({ from: firstDay(from), to: firstDay(to) })
const head = async (context: Context, period: Period) => ({
  ...period,
  areaId: context.areaId,
  areaName: (await getArea(context.db, context.areaId)).name,
})
/** One board reckons by one rule: that of the area it is read for. */
const reckoningOf = (conf: Configuration, areaId: number) => ({
  fairlySatisfiedShare: numberRuleOf(conf, areaId, 'fairly_satisfied_share')!.value,
})
/** The population reports are divided by: what the area said of itself, else what the register counts. */
const residentsOf = async ({ db, area, areaId }: Context, conf: Configuration) => {
  const said = numberRuleOf(conf, areaId, 'residents')
  if (said) return { count: said.value, source: said.source }
  const count = await countLiving(db, area)
  return count === null ? null : { count, source: null }
}
/** Levels of the moment have no months before. */
const hasMonths = (indicator: Indicator) => metricDefinitions[indicatorDefinitions[indicator].rows].basis !== 'now'

/** The numbers of an area: total with 环比 and 同比, and month by month (I02). */
export const readIndicators = async (context: Context, { query }: Asked<typeof wire.getIndicators>) => {
  const period = periodOf(query, context.now)
  const conf = await loadConfiguration(context.db)
  const before = shift(period, -monthsIn(period).length)
  const yearAgo = shift(period, -12)
  const since = before.from < yearAgo.from ? before.from : yearAgo.from
  const rows = await readTallies(context.db, {
    ...chosen(conf, query),
    areas: [subtree(context.areaId)],
    ...days({ from: since, to: period.to }),
  })
  const department = query.organisationId !== undefined
  const link = linkFor(context.areaId, period, query)
  const by = reckoningOf(conf, context.areaId)
  const now = figuresOf(sumUp(rows, period), by, department)
  const then = (p: Period) => (hasData(rows, p) ? figuresOf(sumUp(rows, p), by, department) : undefined)
  const [previous, lastYear] = [then(before), then(yearAgo)]
  const figure = (indicator: Indicator) => ({
    ...now[indicator],
    previous: hasMonths(indicator) ? (previous?.[indicator].value ?? null) : null,
    yearAgo: hasMonths(indicator) ? (lastYear?.[indicator].value ?? null) : null,
    link: linkOf(link, indicator),
  })
  const whole = !department && query.categoryId === undefined
  const residents = whole ? await residentsOf(context, conf) : null
  const share = numberRuleOf(conf, context.areaId, 'fairly_satisfied_share')!
  return {
    ...(await head(context, period)),
    figures: Object.fromEntries(indicators.map((i) => [i, figure(i)])) as Record<Indicator, ReturnType<typeof figure>>,
    months: monthsIn(period).map((month) => ({
      month,
      figures: figuresOf(sumUp(rows, { from: month, to: month }), by, department),
      link: linkFor(context.areaId, { from: month, to: month }, query),
    })),
    reportedPer10k: residents ? (now.reported.counted / residents.count) * 10_000 : null,
    residents,
    fairlySatisfied: { share: share.value, source: share.source },
  }
}

/** Rows of one key, in the order the keys first appear. */
const byKey = (rows: readonly TallyRow[]) => Map.groupBy(rows, (row) => row.key)

/** The areas right below in the order of their numbers; communities aren't ranked. */
export const readByArea = async (context: Context, { query }: Asked<typeof wire.indicatorsByArea>) => {
  const period = periodOf(query, context.now)
  const conf = await loadConfiguration(context.db)
  const start = await head(context, period)
  const children = await childrenOf(context.db, context.areaId)
  const counted = byKey(
    await readTallies(context.db, {
      ...chosen(conf, query),
      areas: children.map((c) => subtree(c.id)),
      by: 'area',
      ...days(period),
    }),
  )
  return {
    ...start,
    rows: children.map((child) => ({
      areaId: child.id,
      name: child.name,
      tier: child.tier,
      figures: figuresOf(
        sumUp(counted.get(child.id) ?? [], period),
        reckoningOf(conf, context.areaId),
        query.organisationId !== undefined,
      ),
      link: linkFor(child.id, period, query),
    })),
  }
}

/** Categories with something to count, headings before what is below them, in their own order. */
export const readByCategory = async (context: Context, { query }: Asked<typeof wire.indicatorsByCategory>) => {
  const period = periodOf(query, context.now)
  const conf = await loadConfiguration(context.db)
  const rows = await readTallies(context.db, {
    ...chosen(conf, query),
    areas: [subtree(context.areaId)],
    by: 'category',
    ...days(period),
  })
  const sums = new Map<number, Counts>()
  for (const [id, own] of byKey(rows)) {
    const counts = sumUp(own, period)
    for (
      let at = conf.categories.get(id);
      at;
      at = at.parentId === null ? undefined : conf.categories.get(at.parentId)
    ) {
      const sum = sums.get(at.id)
      sums.set(
        at.id,
        sum
          ? (Object.fromEntries(Object.entries(sum).map(([m, n]) => [m, n + counts[m as keyof Counts]])) as Counts)
          : { ...counts },
      )
    }
  }
  return {
    ...(await head(context, period)),
    rows: [...conf.categories.values()].flatMap((c) => {
      const counts = sums.get(c.id)
      if (!counts || !Object.values(counts).some((n) => n !== 0)) return []
      return [
        {
          categoryId: c.id,
          parentId: c.parentId,
          taxonomy: c.taxonomy,
          zh: c.zh,
          en: c.en,
          figures: figuresOf(counts, reckoningOf(conf, context.areaId), query.organisationId !== undefined),
          link: linkFor(context.areaId, period, { ...query, categoryId: c.id }),
        },
      ]
    }),
  }
}

/** Who handled: departments ranked by one indicator, organisations of the base after them without a rank. */
export const readByOrganisation = async (context: Context, { query }: Asked<typeof wire.indicatorsByOrganisation>) => {
  const period = periodOf(query, context.now)
  const conf = await loadConfiguration(context.db)
  const counted = byKey(
    await readTallies(context.db, {
      ...chosen(conf, query),
      areas: [subtree(context.areaId)],
      by: 'organisation',
      ...days(period),
    }),
  )
  const organisations = await findOrganisations(context.db, [...counted.keys()])
  const definition = indicatorDefinitions[query.sort]
  const by = reckoningOf(conf, context.areaId)
  const sign = 'better' in definition && definition.better === 'less' ? 1 : -1
  const rows = organisations
    .map((o) => ({ o, counts: sumUp(counted.get(o.id)!, period) }))
    .filter(({ counts }) => Object.values(counts).some((n) => n !== 0))
    .map(({ o, counts }) => ({
      o,
      figures: figuresOf(counts, by, true),
      value: figureOf(query.sort, counts, by).value,
    }))
    .map((row) => ({ ...row, ranked: row.o.kind === 'department' && definition.ofDepartments && row.value !== null }))
    .toSorted(
      (a, b) => Number(b.ranked) - Number(a.ranked) || (a.ranked ? sign * (a.value! - b.value!) : 0) || a.o.id - b.o.id,
    )
  return {
    ...(await head(context, period)),
    rows: rows.map(({ o, figures, value, ranked }) => ({
      organisationId: o.id,
      name: o.name,
      kind: o.kind,
      areaId: o.areaId,
      // Equal values share a rank.
      rank: ranked ? 1 + rows.filter((other) => other.ranked && sign * (other.value! - value!) < 0).length : null,
      figures,
      link: linkFor(context.areaId, period, { ...query, organisationId: o.id }),
    })),
  }
}
