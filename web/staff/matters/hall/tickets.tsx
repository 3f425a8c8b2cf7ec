import '../matters.css'
import './hall.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { listTickets } from '#contract/matters/ticket-desk.ts'
import { ticketStates } from '#contract/matters/ticket-flow.ts'
import { Page } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages, type RowOf } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { today } from './days.ts'
import { words } from './numbers/words.ts'
import { useSayDay } from './say-slot.ts'

type Row = RowOf<typeof listTickets>
const names = ['siteId', 'from', 'to', 'state', 'windowNo', 'hour', 'waited'] as const

const useColumns = (): Column<Row>[] => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const sayDay = useSayDay()
  const minutes = (n: number | null) => (n === null ? '-' : say('minutes', { n: sayNumber(n, 1) }))
  return [
    { key: 'ticket', label: say('ticket'), width: 90, fixed: true, draw: (t) => <strong>{t.name}</strong> },
    { key: 'time', label: say('time'), width: 180, draw: (t) => sayDay.slot(t.takenAt) },
    { key: 'what', label: say('what'), from: 700, draw: (t) => t.itemName ?? t.className },
    { key: 'window', label: say('window'), width: 90, from: 900, number: true, draw: (t) => t.windowNo ?? '-' },
    { key: 'waited', label: say('waited'), width: 120, number: true, draw: (t) => minutes(t.waitedMinutes) },
    { key: 'served', label: say('served'), width: 120, from: 900, number: true, draw: (t) => minutes(t.servedMinutes) },
    {
      key: 'state',
      label: say('state'),
      width: 110,
      from: 700,
      draw: (t) => phrase(`matters.ticket.state.${t.state}`),
    },
  ]
}

/** Every number behind a number of 大厅数据. */
export default function TicketRows() {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const may = useMay()
  const go = useNavigate()
  const { data: session } = useSession()
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const search = Object.fromEntries(
    names.flatMap((name) => (raw[name] === undefined ? [] : [[name, String(raw[name])]])),
  ) as Partial<Record<(typeof names)[number], string>>
  const change = (patch: Partial<Record<(typeof names)[number], string | undefined>>) =>
    void go({ to: '.', search: (before: object) => ({ ...before, ...patch }), replace: true } as never)
  const { windowNo, hour, waited, state, ...rest } = search
  const known = ticketStates.find((s) => s === state)
  const areaId = session?.areaId ?? undefined
  const pages = usePages(
    listTickets,
    areaId
      ? {
          params: { areaId },
          query: {
            ...rest,
            ...(known ? { state: known } : {}),
            ...(windowNo ? { windowNo: Number(windowNo) } : {}),
            ...(hour ? { hour: Number(hour) } : {}),
            ...(waited ? { waited: Number(waited) } : {}),
          },
        }
      : undefined,
  )
  const columns = useColumns()
  const filters = (
    <>
      <DatePicker.RangePicker
        aria-label={say('day')}
        allowClear={false}
        value={[dayjs(search.from ?? today()), dayjs(search.to ?? today())]}
        onChange={(range) => change({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
      />
      <Select
        aria-label={say('state')}
        allowClear
        placeholder={say('state')}
        value={known}
        onChange={(to?: string) => change({ state: to })}
        options={ticketStates.map((value) => ({ value, label: phrase(`matters.ticket.state.${value}`) }))}
      />
      <Select
        aria-label={say('hourLabel')}
        allowClear
        placeholder={say('hourLabel')}
        value={hour}
        onChange={(to?: string) => change({ hour: to })}
        options={Array.from({ length: 24 }, (_, h) => ({ value: String(h), label: say('hour', { hour: h }) }))}
      />
    </>
  )
  return (
    <Page
      title={say('list')}
      lead={say('listLead')}
      actions={may('matters.read_numbers') && <Link to={'/matters/hall/numbers' as '/'}>{say('toNumbers')}</Link>}
    >
      <DataTable
        name="hall-tickets"
        label={say('list')}
        columns={columns}
        pages={pages}
        rowKey={(t) => t.id}
        filters={filters}
        filtersSet={[known, hour, windowNo, waited].filter(Boolean).length}
      />
    </Page>
  )
}
