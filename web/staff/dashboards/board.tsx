import './board.css'
import '../incidents/incidents.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense } from 'react'
import { getIndicators } from '#contract/incidents/indicators.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { CategoryPicker } from '../incidents/move/category-picker.tsx'
import { ByArea } from './board/by-area.tsx'
import { ByCategory } from './board/by-category.tsx'
import { ByOrganisation } from './board/by-organisation.tsx'
import { counts, QualityTable, rates, Tiles } from './board/figures.tsx'
import { LedgerButton } from './board/ledger-button.tsx'
import { MonthChart } from './board/month-chart.tsx'
import { PeriodPicker } from './board/period-picker.tsx'
import { monthOf, monthsFrom, readPeriod } from './period.ts'
import { words } from './words.ts'

const BigScreen = part(() => import('./board/big-screen.tsx'))

/** How do we stand? Every number says how it is reckoned and leads to the cases it counts. */
export default function Board() {
  const say = useWords(words)
  const may = useMay()
  const go = useNavigate()
  const { data: session } = useSession()
  const search = useSearch({ strict: false }) as {
    from?: string
    to?: string
    area?: number
    category?: number
    screen?: unknown
  }
  const now = monthOf(new Date())
  const period = readPeriod(search, now)
  const homeId = session?.areaId ?? undefined
  const areaId = Number(search.area) || homeId
  const category = Number(search.category) || undefined
  const numbers = may('incidents.read_numbers') && areaId !== undefined
  const asked = numbers
    ? { params: { areaId }, query: { ...period, ...(category ? { categoryId: category } : {}) } }
    : undefined
  const query = useAnswer(getIndicators, asked, { keepPrevious: true })
  const line = useAnswer(
    getIndicators,
    asked && {
      ...asked,
      query: { ...asked.query, from: period.from === period.to ? monthsFrom(period.to, -11) : period.from },
    },
    { keepPrevious: true },
  )
  useLive(numbers ? homeId : undefined, ['incidents'])
  if (!numbers) return <Empty icon="shield" title={say('forbidden')} />
  const change = (patch: object) =>
    void go({ to: '.', search: ((before: object) => ({ ...before, ...patch })) as never, resetScroll: false })
  const sayMonth = (month: string) => say('month', { year: month.slice(0, 4), month: Number(month.slice(5)) })
  const area = query.data?.areaName ?? ''
  const lead =
    period.from === period.to
      ? say('leadOne', { area, month: sayMonth(period.to) })
      : say('lead', { area, from: sayMonth(period.from), to: sayMonth(period.to) })
  if (search.screen)
    return (
      <Suspense fallback={<Skeleton lines={8} />}>
        <BigScreen
          areaId={areaId}
          period={period}
          title={`${say('board')} · ${lead}`}
          leave={() => change({ screen: undefined })}
        />
      </Suspense>
    )
  return (
    <Page
      title={say('board')}
      lead={query.data && lead}
      actions={
        <>
          <LedgerButton areaId={areaId} month={period.to} said={sayMonth(period.to)} />
          <Button icon={<Icon name="print" size={16} />} onClick={() => window.print()}>
            {say('print')}
          </Button>
          <Button icon={<Icon name="board" size={16} />} onClick={() => change({ screen: 1 })}>
            {say('screen')}
          </Button>
        </>
      }
    >
      <div className="board-bar unprinted">
        <PeriodPicker period={period} onChange={change} />
        <div className="board-category">
          <CategoryPicker
            areaId={areaId}
            headings
            label={say('category')}
            placeholder={say('allCategories')}
            value={category}
            onChange={(chosen) => change({ category: chosen })}
          />
        </div>
        {areaId !== homeId && (
          <Link to="/board" search={((before: object) => ({ ...before, area: undefined })) as never}>
            {say('upArea')}
          </Link>
        )}
      </div>
      <Answered query={query} waiting={<Skeleton lines={12} />}>
        {({ figures, ...basis }) => (
          <div className={query.isPlaceholderData ? 'board table-old' : 'board'}>
            <Tiles figures={figures} of={rates} large label={say('threeRates')} />
            <Tiles figures={figures} of={counts} label={say('inPeriod')} />
            <div className="board-halves">
              <Panel title={say('byMonth')}>
                <Answered query={line} waiting={<Skeleton height={280} />}>
                  {(answer) => <MonthChart months={answer.months} height={420} />}
                </Answered>
              </Panel>
              <QualityTable figures={figures} {...basis} />
            </div>
            <ByArea areaId={areaId} period={period} category={category} />
            <ByOrganisation areaId={areaId} period={period} category={category} />
            <ByCategory areaId={areaId} period={period} />
          </div>
        )}
      </Answered>
    </Page>
  )
}
