import { z } from 'zod'
import { route } from '../route.ts'
import { Day, InArea, Instant, Stream } from '../shapes.ts'
import { indicatorDefinitions, indicators, metricDefinitions, metrics, type Indicator, type Metric } from './metrics.ts'

/** Categories, limits, duties and organisations are numbered in 32 bits. */
const Key = z.coerce.number().int().min(1).max(2_147_483_647)
/** A calendar month `2026-11` in Asia/Shanghai. */
export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)

/** What the rows behind a number are found by: the query of `incidents.list` (and of its export and map) in area `areaId`. */
export const RowsLink = z.object({
  areaId: z.number(),
  scope: z.literal('all'),
  metric: z.enum(metrics),
  category: z.number().optional(),
  /** The organisation it was counted for. */
  countedBy: z.number().optional(),
  /** Days, both included; left out for levels of this moment. */
  countedFrom: Day.optional(),
  countedTo: Day.optional(),
})
export type RowsLink = z.infer<typeof RowsLink>

/** `value`: a count, a share of 1, hours or a grade; null is shown as «-». */
export const FigureShape = z.object({ value: z.number().nullable(), counted: z.number(), of: z.number().nullable() })
export const Figures = z.record(z.enum(indicators), FigureShape)
const withChange = z.record(
  z.enum(indicators),
  FigureShape.extend({
    /** 环比: the same number of months right before; null where nothing was counted then. */
    previous: z.number().nullable(),
    /** 同比: the same months a year earlier. */
    yearAgo: z.number().nullable(),
    link: RowsLink,
  }),
)

/** The link of one figure of a row, from the row's own link; levels of the moment have no days. */
export const linkOf = (link: RowsLink, indicator: Indicator): RowsLink => {
  const metric: Metric = indicatorDefinitions[indicator].rows
  const { countedFrom, countedTo, ...rest } = link
  return metricDefinitions[metric].basis === 'now' ? { ...rest, metric } : { ...rest, countedFrom, countedTo, metric }
}

export const IndicatorQuery = z.object({
  /** First and last month, both included; the current month when left out; at most 36. */
  from: Month.optional(),
  to: Month.optional(),
  categoryId: Key.optional(),
  organisationId: Key.optional(),
})
const IndicatorQueryByCategory = IndicatorQuery.omit({ categoryId: true })
const numbers = {
  method: 'GET',
  permission: 'incidents.read_numbers',
  params: InArea,
  problems: ['incidents.period_wrong', 'incidents.category_unknown', 'territory.area_unknown'],
} as const
const Period = { from: Month, to: Month, areaId: z.number(), areaName: z.string() }

export const getIndicators = route({
  ...numbers,
  name: 'incidents.indicators',
  path: '/api/areas/{areaId}/indicators',
  about: { zh: '事件指标：合计与逐月', en: 'Indicators of an area: total and by month' },
  query: IndicatorQuery,
  answer: z.object({
    ...Period,
    figures: withChange,
    months: z.array(z.object({ month: Month, figures: Figures, link: RowsLink })),
    /** 每万人上报数: null («-») while the population isn't known, and for one department or category. */
    reportedPer10k: z.number().nullable(),
    /** The people it was divided by: as the area said (with its source), else as the register counts them (source null). */
    residents: z.object({ count: z.number().int(), source: z.string().nullable() }).nullable(),
    /** With which share 基本满意 counts, and who says so. */
    fairlySatisfied: z.object({ share: z.number(), source: z.string() }),
  }),
})

const AreaFigures = z.object({
  areaId: z.number(),
  name: z.string(),
  tier: z.string(),
  figures: Figures,
  link: RowsLink,
})
/** The areas right below, in the order of their numbers: they are not ranked. */
export const indicatorsByArea = route({
  ...numbers,
  name: 'incidents.indicators_by_area',
  path: '/api/areas/{areaId}/indicators/by-area',
  about: { zh: '事件指标：下级区域', en: 'Indicators of the areas below' },
  query: IndicatorQuery,
  answer: z.object({ ...Period, rows: z.array(AreaFigures) }),
})

const CategoryFigures = z.object({
  categoryId: z.number(),
  parentId: z.number().nullable(),
  taxonomy: z.string(),
  zh: z.string(),
  en: z.string(),
  figures: Figures,
  link: RowsLink,
})
/** Categories with anything counted; a heading is the sum of what is below it. */
export const indicatorsByCategory = route({
  ...numbers,
  name: 'incidents.indicators_by_category',
  path: '/api/areas/{areaId}/indicators/by-category',
  about: { zh: '事件指标：分类别', en: 'Indicators by category' },
  query: IndicatorQueryByCategory,
  answer: z.object({ ...Period, rows: z.array(CategoryFigures) }),
})

const OrganisationFigures = z.object({
  organisationId: z.number(),
  name: z.string(),
  kind: z.string(),
  areaId: z.number(),
  /** Departments only; stations, committees and companies of the base are listed after them without a rank. */
  rank: z.number().nullable(),
  figures: Figures,
  link: RowsLink,
})
export const indicatorsByOrganisation = route({
  ...numbers,
  name: 'incidents.indicators_by_organisation',
  path: '/api/areas/{areaId}/indicators/by-organisation',
  about: { zh: '事件指标：分部门', en: 'Indicators by department' },
  query: IndicatorQuery.omit({ organisationId: true }).extend({ sort: z.enum(indicators).default('in_time_rate') }),
  answer: z.object({ ...Period, rows: z.array(OrganisationFigures) }),
})

/** 台账: rows come from the cases, nobody fills them in (M01, M02). */
export const ledgerKinds = ['incidents'] as const
export const LedgerColumn = z.object({ key: z.string(), zh: z.string(), en: z.string(), source: z.string() })
export const Ledger = z.object({
  kind: z.enum(ledgerKinds),
  zh: z.string(),
  en: z.string(),
  period: z.literal('month'),
  columns: z.array(LedgerColumn),
  month: Month,
  rows: z.number(),
  /** The last export of this month's ledger and how many of its cases changed since. */
  lastExport: z.object({ at: Instant, rows: z.number(), changedSince: z.number() }).nullable(),
})
export const findLedgers = route({
  name: 'incidents.find_ledgers',
  method: 'GET',
  path: '/api/areas/{areaId}/ledgers',
  permission: 'incidents.read_numbers',
  about: { zh: '电子台账', en: 'Ledgers' },
  params: InArea,
  query: z.object({ month: Month.optional() }),
  answer: z.object({ rows: z.array(Ledger) }),
})
export const exportLedger = route({
  name: 'incidents.export_ledger',
  method: 'GET',
  path: '/api/areas/{areaId}/ledgers/{kind}/export',
  permission: 'incidents.export',
  about: { zh: '导出台账（xlsx）', en: 'Export a ledger (xlsx)' },
  params: InArea.extend({ kind: z.enum(ledgerKinds) }),
  query: z.object({ month: Month }),
  medium: 'file',
  answer: Stream,
})
