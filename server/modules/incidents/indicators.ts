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
import { childrenOf, findOrganisations, getArea } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { loadConfiguration, type Configuration } from './configuration.ts'
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
  const now = figuresOf(sumUp(rows, period), department)
  const then = (p: Period) => (hasData(rows, p) ? figuresOf(sumUp(rows, p), department) : undefined)
  const [previous, lastYear] = [then(before), then(yearAgo)]
  const figure = (indicator: Indicator) => ({
    ...now[indicator],
    previous: hasMonths(indicator) ? (previous?.[indicator].value ?? null) : null,
    yearAgo: hasMonths(indicator) ? (lastYear?.[indicator].value ?? null) : null,
    link: linkOf(link, indicator),
  })
  return {
    ...(await head(context, period)),
    figures: Object.fromEntries(indicators.map((i) => [i, figure(i)])) as Record<Indicator, ReturnType<typeof figure>>,
    months: monthsIn(period).map((month) => ({
      month,
      figures: figuresOf(sumUp(rows, { from: month, to: month }), department),
      link: linkFor(context.areaId, { from: month, to: month }, query),
    })),
    reportedPer10k: null,
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
      figures: figuresOf(sumUp(counted.get(child.id) ?? [], period), query.organisationId !== undefined),
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
          figures: figuresOf(counts, query.organisationId !== undefined),
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
  const sign = 'better' in definition && definition.better === 'less' ? 1 : -1
  const rows = organisations
    .map((o) => ({ o, counts: sumUp(counted.get(o.id)!, period) }))
    .filter(({ counts }) => Object.values(counts).some((n) => n !== 0))
    .map(({ o, counts }) => ({ o, figures: figuresOf(counts, true), value: figureOf(query.sort, counts).value }))
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
