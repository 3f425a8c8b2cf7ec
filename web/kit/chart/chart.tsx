import { BarChart, LineChart, PieChart } from 'echarts/charts'
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components'
import { init, use as take, type EChartsCoreOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef, useState } from 'react'
import { dark, fonts, light, type } from '../tokens.ts'
import { useDark } from '../theme.ts'
import { useWords } from '../language.ts'

take([
  BarChart,
  LineChart,
  PieChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  DatasetComponent,
  MarkLineComponent,
  AriaComponent,
  CanvasRenderer,
])

const words = { table: { zh: '看数字', en: 'Show the numbers' }, chart: { zh: '看图', en: 'Show the chart' } }

/** Numbers behind a chart: one line a row, named columns. The first column is what the row is about. */
export type ChartRows = {
  columns: readonly { key: string; label: string; say?: (value: number | null) => string }[]
  rows: readonly Record<string, string | number | null>[]
}

type Props = {
  /** What the chart shows, in one sentence. */
  label: string
  data: ChartRows
  /** Series, axes and the like; `dataset` is filled in from `data`. */
  option: EChartsCoreOption
  height?: number
  /** A bar or point was pressed: numbers link to the rows they count. */
  onPress?: (row: Record<string, string | number | null>, series: string) => void
}

/** One look for all charts: quiet lines, our colours, no shadows. Tooltips are drawn, not written as HTML (strict CSP). */
const base = (dim: boolean): EChartsCoreOption => {
  const c = dim ? dark : light
  const axis = {
    axisLine: { lineStyle: { color: c.lineStrong } },
    axisTick: { show: false },
    axisLabel: { color: c.inkSoft },
    splitLine: { lineStyle: { color: c.line } },
  }
  return {
    animationDuration: 300,
    color: dim
      ? ['#4fb3c6', '#f0bd5c', '#6fd09a', '#b79df0', '#ff8f85', '#8fa6af']
      : ['#0e6f83', '#c98a1b', '#3d9468', '#7a62b8', '#b3261e', '#7d9099'],
    textStyle: { fontFamily: fonts, color: c.ink, fontSize: type.desk.small },
    grid: { left: 8, right: 16, top: 36, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 8, textStyle: { color: c.inkSoft } },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: c.ink,
      borderWidth: 0,
      textStyle: { color: c.page, fontSize: type.desk.small },
      axisPointer: { lineStyle: { color: c.lineStrong } },
    },
    xAxis: { type: 'category', ...axis },
    yAxis: { type: 'value', ...axis },
    aria: { enabled: true },
  }
}

type Axis = { axisLabel?: object }
/** What an option adds to the base, one level deep: `xAxis: { type: 'value' }` keeps our colours. */
const over = (under: EChartsCoreOption, option: EChartsCoreOption): EChartsCoreOption =>
  Object.fromEntries(
    [...new Set([...Object.keys(under), ...Object.keys(option)])].map((key) => {
      const [a, b] = [under[key], option[key]]
      // several axes of a kind look alike too
      if (Array.isArray(b) && a && typeof a === 'object' && !Array.isArray(a))
        return [
          key,
          b.map((one: Axis) => ({ ...a, ...one, axisLabel: { ...(a as Axis).axisLabel, ...one.axisLabel } })),
        ]
      const both = a && b && typeof a === 'object' && typeof b === 'object' && !Array.isArray(a) && !Array.isArray(b)
      return [key, both ? { ...a, ...b } : (b ?? a)]
    }),
  )

/** A chart with its numbers: as a table for screen readers and for whoever wants to read them. Import it lazily. */
export default function Chart({ label, data, option, height = 280, onPress }: Props) {
  const say = useWords(words)
  const dim = useDark()
  const box = useRef<HTMLDivElement>(null)
  const press = useRef(onPress)
  press.current = onPress
  const [asTable, setAsTable] = useState(false)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const chart = init(element)
    const source = data.rows.map((row) => ({ ...row }))
    chart.setOption(
      over(base(dim), {
        ...option,
        dataset: { dimensions: data.columns.map((c) => ({ name: c.key, displayName: c.label })), source },
      }),
    )
    chart.on('click', (hit) => press.current?.(data.rows[hit.dataIndex as number] ?? {}, String(hit.seriesName ?? '')))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(element)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [dim, data, option, asTable])

  const table = (
    <table className="chart-table">
      <caption className="spoken">{label}</caption>
      <thead>
        <tr>
          {data.columns.map((c, at) => (
            <th key={c.key} scope="col" className={at ? 'number' : undefined}>
              {c.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.rows.map((row, line) => (
          <tr key={line}>
            {data.columns.map((c, at) => {
              const value = row[c.key] ?? null
              const shown = typeof value === 'string' ? value : c.say ? c.say(value) : (value ?? '-')
              return at ? (
                <td key={c.key} className="number">
                  {shown}
                </td>
              ) : (
                <th key={c.key} scope="row">
                  {shown}
                </th>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <figure className="chart">
      <button
        type="button"
        className="chart-turn small unprinted"
        aria-pressed={asTable}
        onClick={() => setAsTable(!asTable)}
      >
        {say(asTable ? 'chart' : 'table')}
      </button>
      {asTable ? (
        table
      ) : (
        <>
          <div ref={box} style={{ height }} role="img" aria-label={label} />
          <div className="spoken">{table}</div>
        </>
      )}
    </figure>
  )
}
