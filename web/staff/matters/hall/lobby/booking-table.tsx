import { Button, DatePicker, Input, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { listedBookingStates } from '#contract/matters/booking-flow.ts'
import { listBookings } from '#contract/matters/booking-desk.ts'
import { sayTime } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages, type RowOf } from '#kit/queries.ts'
import { Empty } from '#kit/states/empty.tsx'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { useSettled } from '#kit/use-settled.ts'
import { plusDays, today } from '../days.ts'
import { useSayDay } from '../say-slot.ts'
import type { ChosenSite } from '../site-choice.tsx'
import { BookingDrawer } from './booking-drawer.tsx'
import { BookingState } from './booking-state.tsx'
import type { LobbySearch } from './use-lobby-search.ts'
import { words } from './words.ts'

type Row = RowOf<typeof listBookings>
type Props = { site: ChosenSite; search: LobbySearch; onChange: (patch: LobbySearch) => void }
const shown = listedBookingStates.filter((s) => s !== 'held' && s !== 'released')
type State = (typeof shown)[number]

const useColumns = (oneDay: boolean): Column<Row>[] => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const sayDay = useSayDay()
  return [
    {
      key: 'time',
      label: say('time'),
      width: oneDay ? 96 : 190,
      fixed: true,
      draw: (b) => <span className="figure">{oneDay ? sayTime(b.from) : sayDay.slot(b.from)}</span>,
    },
    {
      key: 'number',
      label: say('number'),
      width: 96,
      from: 700,
      draw: (b) => <span className="figure">{b.number}</span>,
    },
    { key: 'name', label: say('name'), width: 110, draw: (b) => b.name },
    {
      key: 'what',
      label: say('what'),
      from: 1000,
      draw: (b) => [b.itemName ?? b.className, b.organisation].filter(Boolean).join(' · '),
    },
    { key: 'window', label: say('window'), width: 110, from: 1000, draw: (b) => say('windowNo', { no: b.windowNo }) },
    { key: 'how', label: say('how'), width: 130, from: 1250, draw: (b) => phrase(`matters.booking.how.${b.how}`) },
    { key: 'state', label: say('state'), width: 120, draw: (b) => <BookingState state={b.state} /> },
  ]
}

/** Who comes today? Bookings of the hall by day and state. */
export const BookingTable = ({ site, search, onChange }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const [open, setOpen] = useState<Pick<Row, 'areaId' | 'id'>>()
  const [typed, setTyped] = useState(search.q ?? '')
  const q = useSettled(typed.replace(/[\s-]/g, ''))
  const complete = /^(\d{6}|1\d{10})$/.test(q)
  const from = search.from ?? today()
  const to = search.to ?? (search.from ? undefined : today())
  const state = shown.find((s) => s === search.state)
  const pages = usePages(listBookings, {
    params: { areaId: site.areaId },
    query: {
      siteId: site.id,
      from,
      ...(to ? { to } : {}),
      ...(state ? { state } : {}),
      ...(search.windowNo ? { windowNo: Number(search.windowNo) } : {}),
      ...(search.hour ? { hour: Number(search.hour) } : {}),
      ...(complete ? { q } : {}),
    },
  })
  const told = pages.first?.counts ?? {}
  const counts = { ...told, came: (told['checked_in'] ?? 0) + (told['served'] ?? 0) } as Record<string, number>
  const total = shown.reduce((sum, s) => sum + (s === 'came' ? 0 : (counts[s] ?? 0)), 0)
  const oneDay = from === to
  const columns = useColumns(oneDay)
  const span = !search.from
    ? 'today'
    : search.from === today() && !search.to
      ? 'coming'
      : search.to === today()
        ? 'past'
        : ''
  const setSpan = (wanted: string) =>
    onChange({
      from: wanted === 'today' ? undefined : wanted === 'coming' ? today() : plusDays(today(), -30),
      to: wanted === 'past' ? today() : undefined,
      hour: undefined,
      windowNo: undefined,
    })
  const filters = (
    <>
      <DatePicker.RangePicker
        aria-label={say('day')}
        allowEmpty={[false, true]}
        value={[dayjs(from), to ? dayjs(to) : null]}
        onChange={(range) => onChange({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
      />
      <Select
        aria-label={say('window')}
        allowClear
        placeholder={say('window')}
        value={search.windowNo}
        onChange={(windowNo?: string) => onChange({ windowNo })}
        options={site.windows.map((w) => ({
          value: String(w.no),
          label: `${say('windowNo', { no: w.no })} ${w.name}`,
        }))}
      />
      <Select
        aria-label={say('hourLabel')}
        allowClear
        placeholder={say('hourLabel')}
        value={search.hour}
        onChange={(hour?: string) => onChange({ hour })}
        options={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: say('hour', { hour }) }))}
      />
    </>
  )
  return (
    <>
      <div className="hall-list-top unprinted">
        <Segmented
          aria-label={say('span')}
          value={span}
          onChange={setSpan}
          options={['today', 'coming', 'past'].map((value) => ({ value, label: say(`day_${value}` as 'day_today') }))}
        />
        <Select
          aria-label={say('state')}
          className="hall-state"
          value={state ?? 'all'}
          onChange={(to: State | 'all') => onChange({ state: to === 'all' ? undefined : to })}
          options={[
            { value: 'all', label: `${say('all')} ${total}` },
            ...shown.map((s) => ({ value: s, label: `${phrase(`matters.booking.state.${s}`)} ${counts[s] ?? 0}` })),
          ]}
        />
        <Input.Search
          className="hall-find"
          allowClear
          aria-label={say('find')}
          placeholder={say('find')}
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
      </div>
      <DataTable
        name="hall-bookings"
        label={say('list')}
        columns={columns}
        pages={pages}
        rowKey={(b) => b.id}
        opened={open?.id}
        onOpen={setOpen}
        filters={filters}
        filtersSet={[search.windowNo, search.hour].filter(Boolean).length}
        total={state ? counts[state] : total}
        empty={
          span === 'today' && !state && !complete ? (
            <Empty icon="clock" title={say('noneToday')} about={say('noneTodayWay')}>
              <Button onClick={() => setSpan('coming')}>{say('day_coming')}</Button>
            </Empty>
          ) : undefined
        }
      />
      <BookingDrawer open={open} onClose={() => setOpen(undefined)} />
    </>
  )
}
