import { useNavigate } from '@tanstack/react-router'
import { Suspense, useMemo } from 'react'
import { linkOf, type getIndicators } from '#contract/incidents/indicators.ts'
import type { Indicator } from '#contract/incidents/metrics.ts'
import type { Locale } from '#contract/phrases.ts'
import type { Answer } from '#contract/route.ts'
import { sayNumber, sayShare } from '#kit/format.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { searchOfRows } from '../../incidents/list/list-search.ts'
import { definitionOf } from '../figure.tsx'
import { words } from '../words.ts'

const Chart = part(() => import('#kit/chart/chart.tsx'))
const nameOf = (indicator: Indicator, locale: Locale) => definitionOf(indicator)[locale]
const shown = ['reported', 'closed', 'in_time_rate'] as const

/** Month by month: what came in, what was closed, how much of it in time. */
export const MonthChart = ({
  months,
  height = 280,
}: {
  months: Answer<typeof getIndicators>['months']
  height?: number
}) => {
  const say = useWords(words)
  const locale = useLanguage()
  const go = useNavigate()
  const data = useMemo(
    () => ({
      columns: [
        { key: 'month', label: words.period[locale] },
        ...shown.map((key) => ({
          key,
          label: nameOf(key, locale),
          say: (value: number | null) => (key === 'in_time_rate' ? sayShare(value) : sayNumber(value)),
        })),
      ],
      rows: months.map(({ month, figures }) => ({
        month,
        ...Object.fromEntries(shown.map((key) => [key, figures[key]?.value ?? null])),
      })),
    }),
    [months, locale],
  )
  const option = useMemo(
    () => ({
      xAxis: { type: 'category' },
      yAxis: [
        { type: 'value', minInterval: 1 },
        {
          type: 'value',
          min: 0,
          max: 1,
          splitLine: { show: false },
          axisLabel: { formatter: (v: number) => `${Math.round(v * 100)}%` },
        },
      ],
      series: [
        {
          type: 'bar',
          name: nameOf('reported', locale),
          encode: { x: 'month', y: 'reported' },
          barMaxWidth: 22,
          itemStyle: { borderRadius: [3, 3, 0, 0] },
        },
        {
          type: 'bar',
          name: nameOf('closed', locale),
          encode: { x: 'month', y: 'closed' },
          barMaxWidth: 22,
          itemStyle: { borderRadius: [3, 3, 0, 0] },
        },
        {
          type: 'line',
          name: nameOf('in_time_rate', locale),
          encode: { x: 'month', y: 'in_time_rate' },
          yAxisIndex: 1,
          symbolSize: 6,
          tooltip: { valueFormatter: (v: unknown) => sayShare(v as number | null) },
        },
      ],
    }),
    [locale],
  )
  const press = (row: Record<string, string | number | null>, series: string) => {
    const month = months.find((one) => one.month === row['month'])
    const indicator = shown.find((key) => nameOf(key, locale) === series)
    if (month && indicator) void go({ to: '/incidents', search: searchOfRows(linkOf(month.link, indicator)) as never })
  }
  return (
    <Suspense fallback={<Skeleton height={height} />}>
      <Chart label={say('byMonthLabel')} data={data} option={option} height={height} onPress={press} />
    </Suspense>
  )
}
