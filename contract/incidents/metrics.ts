/**
 * What is counted (incidents.md, Indicators). Each move of a case adds to some of these; `basis` says which month it goes to:
 * `reported` the month the case was reported in, whenever it happened, so that every rate compares like with like and
 * its rows are the cases reported in the period; `event` the month it happened in; `now` a level of this moment.
 * Category: the one the case has now (a change of category moves all its counts). Organisation: the one that handled it then.
 */
export type Basis = 'reported' | 'event' | 'now'
export type MetricDefinition = { basis: Basis; zh: string; en: string }

export const metricDefinitions = {
  open: { basis: 'now', zh: '在办：尚未结束的事件', en: 'In hand: cases not ended' },
  overdue_now: {
    basis: 'now',
    zh: '超期未办：在办、未挂起且当前时限已超',
    en: 'Overdue now: open, not paused, the running clock is over',
  },
  suspended_now: {
    basis: 'now',
    zh: '挂账：在办且挂起或等待当事人',
    en: 'Paused now: suspended or waiting for the party',
  },
  reported: { basis: 'reported', zh: '上报数', en: 'Reported' },
  accepted: {
    basis: 'reported',
    zh: '受理数：首次受理、核实属实、自处理、直接答复或上报社区',
    en: 'Taken up: accepted, confirmed, handled at once, answered or raised',
  },
  accepted_in_time: {
    basis: 'reported',
    zh: '按时受理数：受理（或核实）时限内受理',
    en: 'Taken up before the clock of acceptance (or verification) was over',
  },
  rejected: { basis: 'reported', zh: '不予受理数', en: 'Rejected' },
  merged: { basis: 'reported', zh: '并案数', en: 'Merged' },
  withdrawn: { basis: 'reported', zh: '撤回数', en: 'Withdrawn' },
  voided: { basis: 'reported', zh: '作废数', en: 'Voided' },
  dropped: {
    basis: 'reported',
    zh: '受理后并案、撤回、作废数',
    en: 'Merged, withdrawn or voided after being taken up',
  },
  contact_due: { basis: 'reported', zh: '应联系数：受理后应联系上报人', en: 'Reporters to be contacted' },
  contacted_in_time: { basis: 'reported', zh: '按时联系数', en: 'Contacted in time' },
  assigned: {
    basis: 'reported',
    zh: '派遣次数：派遣、转办、联合处置',
    en: 'Dispatches: assigned, transferred, joint handling',
  },
  returned: { basis: 'reported', zh: '回退次数', en: 'Returns' },
  whistled: { basis: 'reported', zh: '吹哨次数', en: 'Whistles' },
  called: { basis: 'reported', zh: '呼叫部门次数（含会办）', en: 'Departments called (co-handling too)' },
  checked_in: { basis: 'reported', zh: '报到次数', en: 'Check-ins' },
  checked_in_in_time: { basis: 'reported', zh: '按时报到次数', en: 'Check-ins in time' },
  handled: {
    basis: 'reported',
    zh: '处置次数：每次办结反馈、自处理、直接答复',
    en: 'Completions: every report of done, handled at once, answered',
  },
  handled_in_time: { basis: 'reported', zh: '按期处置次数', en: 'Completions in time' },
  handle_minutes: {
    basis: 'reported',
    zh: '处置用时（分钟）：本轮受理到办结的自然时间，含挂起',
    en: 'Minutes from taking up to completion, pauses included',
  },
  not_fixed: { basis: 'reported', zh: '未能解决数（办理单位如实反馈）', en: 'Reported as not fixed by the handler' },
  reworked: { basis: 'reported', zh: '返工次数：核查不通过', en: 'Failed checks' },
  overdue: { basis: 'event', zh: '超期次数：时限到点仍未办', en: 'Clocks that ran over' },
  suspended: { basis: 'reported', zh: '挂账次数（含等待当事人）', en: 'Pauses' },
  delayed: { basis: 'reported', zh: '延期次数', en: 'Extensions granted' },
  closed: { basis: 'event', zh: '本期结案数', en: 'Closed in the period' },
  closed_cases: { basis: 'reported', zh: '已结案数（重新办理的不算）', en: 'Cases closed and not reopened' },
  asked_solved: {
    basis: 'reported',
    zh: '应考核数：居民说明了是否解决',
    en: 'Residents who said whether it was solved',
  },
  solved: { basis: 'reported', zh: '已解决数', en: 'Solved, says the resident' },
  graded: { basis: 'reported', zh: '评价数', en: 'Graded' },
  grade_sum: { basis: 'reported', zh: '评分合计（1–5 分）', en: 'Sum of grades (1–5)' },
  satisfied: { basis: 'reported', zh: '满意数（满意、非常满意）', en: 'Satisfied (4, 5)' },
  fairly_satisfied: { basis: 'reported', zh: '基本满意数', en: 'Fairly satisfied (3)' },
  reopened: { basis: 'reported', zh: '重新办理数', en: 'Reopened' },
  no_answer: { basis: 'reported', zh: '回访未联系上数', en: 'Not reached at call-back' },
} as const satisfies Record<string, MetricDefinition>

export type Metric = keyof typeof metricDefinitions
export const metrics = Object.keys(metricDefinitions) as [Metric, ...Metric[]]
export type Counts = Record<Metric, number>

type Sum = Partial<Record<Metric, number>>
export type IndicatorDefinition = {
  zh: string
  en: string
  unit: 'count' | 'share' | 'hours' | 'grade'
  /** The formula in words; shown beside the number. */
  formula: { zh: string; en: string }
  counted: Sum
  /** Denominator; left out for counts. */
  of?: Sum
  /** Divides the result (minutes to hours). */
  per?: number
  /** The metric whose rows the number links to. */
  rows: Metric
  /** false: departments don't take reports up, so the number isn't theirs. */
  ofDepartments: boolean
  /** What a department wants: more or less. */
  better?: 'more' | 'less'
}

const count = (metric: Metric, zh: string, en: string, ofDepartments = true): IndicatorDefinition => ({
  zh,
  en,
  unit: 'count',
  formula: metricDefinitions[metric],
  counted: { [metric]: 1 },
  rows: metric,
  ofDepartments,
})
const share = (
  zh: string,
  en: string,
  formula: [string, string],
  counted: Sum,
  of: Sum,
  rows: Metric,
  better: 'more' | 'less' = 'more',
  ofDepartments = true,
): IndicatorDefinition => ({
  zh,
  en,
  unit: 'share',
  formula: { zh: formula[0], en: formula[1] },
  counted,
  of,
  rows,
  ofDepartments,
  better,
})

/** The numbers of the boards; a share with nothing below the line is «-», never 0 %. */
export const indicatorDefinitions = {
  reported: count('reported', '上报数', 'Reported', false),
  open: count('open', '在办数', 'In hand'),
  overdue_now: count('overdue_now', '超期未办数', 'Overdue now'),
  suspended_now: count('suspended_now', '挂账数', 'Paused now'),
  closed: count('closed', '结案数', 'Closed in the period'),
  overdue: count('overdue', '超期次数', 'Overruns'),
  valid_rate: share(
    '有效率',
    'Valid',
    ['（上报－不予受理－并案－撤回－作废）÷上报', '(reported − rejected − merged − withdrawn − voided) ÷ reported'],
    { reported: 1, rejected: -1, merged: -1, withdrawn: -1, voided: -1 },
    { reported: 1 },
    'reported',
    'more',
    false,
  ),
  filed_rate: share(
    '立案率',
    'Taken up',
    ['受理÷上报', 'taken up ÷ reported'],
    { accepted: 1 },
    { reported: 1 },
    'accepted',
    'more',
    false,
  ),
  accepted_in_time_rate: share(
    '按时受理率',
    'Taken up in time',
    ['按时受理÷受理', 'in time ÷ taken up'],
    { accepted_in_time: 1 },
    { accepted: 1 },
    'accepted_in_time',
    'more',
    false,
  ),
  dispatch_accuracy: share(
    '派遣准确率',
    'Dispatch accuracy',
    ['（派遣－回退）÷派遣', '(dispatches − returns) ÷ dispatches'],
    { assigned: 1, returned: -1 },
    { assigned: 1 },
    'assigned',
  ),
  return_rate: share(
    '回退率',
    'Returned',
    ['回退÷派遣', 'returns ÷ dispatches'],
    { returned: 1 },
    { assigned: 1 },
    'returned',
    'less',
  ),
  check_in_rate: share(
    '报到率',
    'Checked in',
    ['报到÷呼叫', 'check-ins ÷ calls'],
    { checked_in: 1 },
    { called: 1 },
    'checked_in',
  ),
  check_in_in_time_rate: share(
    '按时报到率',
    'Checked in in time',
    ['按时报到÷呼叫', 'check-ins in time ÷ calls'],
    { checked_in_in_time: 1 },
    { called: 1 },
    'checked_in_in_time',
  ),
  in_time_rate: share(
    '按期处置率',
    'Handled in time',
    ['按期处置÷处置', 'in time ÷ completions'],
    { handled_in_time: 1 },
    { handled: 1 },
    'handled_in_time',
  ),
  handled_rate: share(
    '处置率',
    'Handled',
    [
      '（处置－返工）÷（受理＋重新办理－受理后并案撤回作废）',
      '(completions − failed checks) ÷ (taken up + reopened − dropped later)',
    ],
    { handled: 1, reworked: -1 },
    { accepted: 1, reopened: 1, dropped: -1 },
    'handled',
    'more',
    false,
  ),
  rework_rate: share(
    '返工率',
    'Rework',
    ['核查不通过÷处置', 'failed checks ÷ completions'],
    { reworked: 1 },
    { handled: 1 },
    'reworked',
    'less',
  ),
  closed_rate: share(
    '结案率',
    'Closed',
    ['已结案÷（受理－受理后并案撤回作废）', 'closed ÷ (taken up − dropped later)'],
    { closed_cases: 1 },
    { accepted: 1, dropped: -1 },
    'closed_cases',
    'more',
    false,
  ),
  response_rate: share(
    '响应率',
    'Response',
    ['按时联系÷应联系', 'contacted in time ÷ to be contacted'],
    { contacted_in_time: 1 },
    { contact_due: 1 },
    'contacted_in_time',
    'more',
    false,
  ),
  solution_rate: share(
    '解决率',
    'Solution',
    ['居民说已解决÷居民已表态', 'solved ÷ residents who said so or not'],
    { solved: 1 },
    { asked_solved: 1 },
    'solved',
  ),
  satisfaction_rate: share(
    '满意率',
    'Satisfaction',
    ['（满意＋基本满意×系数）÷评价', '(satisfied + share × fairly satisfied) ÷ graded'],
    { satisfied: 1, fairly_satisfied: 1 },
    { graded: 1 },
    'graded',
  ),
  reopen_rate: share(
    '重新办理率',
    'Reopened',
    ['重新办理÷处置', 'reopened ÷ completions'],
    { reopened: 1 },
    { handled: 1 },
    'reopened',
    'less',
  ),
  mean_hours: {
    zh: '平均处置时长',
    en: 'Mean handling time',
    unit: 'hours',
    formula: { zh: '处置用时÷处置（自然小时，含挂起）', en: 'handling time ÷ completions (hours, pauses included)' },
    counted: { handle_minutes: 1 },
    of: { handled: 1 },
    per: 60,
    rows: 'handled',
    ofDepartments: true,
    better: 'less',
  },
  mean_grade: {
    zh: '平均评分',
    en: 'Mean grade',
    unit: 'grade',
    formula: { zh: '评分合计÷评价', en: 'sum of grades ÷ graded' },
    counted: { grade_sum: 1 },
    of: { graded: 1 },
    rows: 'graded',
    ofDepartments: true,
    better: 'more',
  },
} as const satisfies Record<string, IndicatorDefinition>

export type Indicator = keyof typeof indicatorDefinitions
export const indicators = Object.keys(indicatorDefinitions) as [Indicator, ...Indicator[]]

/** With which share 满意率 counts 基本满意 here: a city's own rule, see number-rules.ts. */
export type Reckoning = { fairlySatisfiedShare: number }

const sum = (counts: Counts, parts: Sum, { fairlySatisfiedShare }: Reckoning) =>
  Object.entries(parts).reduce(
    (total, [metric, weight]) =>
      total +
      counts[metric as Metric] * (weight as number) * (metric === 'fairly_satisfied' ? fairlySatisfiedShare : 1),
    0,
  )

export type Figure = { value: number | null; counted: number; of: number | null }

/** One indicator of some counts; `value` is null («-») when there is nothing below the line. */
export const figureOf = (indicator: Indicator, counts: Counts, by: Reckoning): Figure => {
  const definition: IndicatorDefinition = indicatorDefinitions[indicator]
  const counted = sum(counts, definition.counted, by)
  if (!definition.of) return { value: counted, counted, of: null }
  const of = sum(counts, definition.of, by)
  return { value: of > 0 ? counted / of / (definition.per ?? 1) : null, counted, of }
}
export const figuresOf = (counts: Counts, by: Reckoning, ofDepartment = false) =>
  Object.fromEntries(
    indicators.map((indicator) => [
      indicator,
      ofDepartment && !indicatorDefinitions[indicator].ofDepartments
        ? { value: null, counted: 0, of: null }
        : figureOf(indicator, counts, by),
    ]),
  ) as Record<Indicator, Figure>

export const noCounts = (): Counts => Object.fromEntries(metrics.map((metric) => [metric, 0])) as Counts
