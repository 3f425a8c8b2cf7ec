import '../matters.css'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { exportSentNotices, listSentNotices, NoticeFilter, noticeSubjects, noticeWays, type SentNotice } from '#contract/matters/notices-sent.ts' // prettier-ignore
import { Page } from '#kit/desk/page.tsx'
import { download } from '#kit/download.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Light, type LightKind } from '#kit/states/light.tsx'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { ChoiceFilter, DaysFilter } from '../part/filter-fields.tsx'
import { ListTold } from '../part/list-told.tsx'
import { SearchBox } from '#kit/table/search-box.tsx'
import { oneOf, useListState } from '../part/use-list-state.ts'
import { words as partWords } from '../part/words.ts'
import { TellByPhone } from './tell-by-phone.tsx'
import { words } from './words.ts'

const lights: Record<SentNotice['way'], LightKind> = { app: 'still', sms: 'good', phone: 'good', untold: 'warn' }

const useColumns = (): Column<SentNotice>[] => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const may = useMay()
  const way = (row: SentNotice) => (
    <>
      <Light kind={lights[row.way]}>{phrase(`matters.notice_way.${row.way}`)}</Light>{' '}
      {row.way === 'untold' && may('matters.book_for') && <TellByPhone notice={row} />}
    </>
  )
  const read = (row: SentNotice) =>
    row.readAt ? say('readAt', { at: sayInstant(row.readAt) }) : row.account ? say('unread') : say('noAccount')
  return [
    {
      key: 'text',
      label: say('text'),
      fixed: true,
      draw: (row) => (
        <div className="cell-what">
          <p className="cell-narrow">
            <span>{row.to ?? say('resident')}</span>
            {way(row)}
          </p>
          <p className="notice-text">{row.text}</p>
          <p className="cell-text soft">
            {sayInstant(row.at)} · {row.areaName}
          </p>
        </div>
      ),
    },
    { key: 'to', label: say('to'), width: 140, from: 800, draw: (row) => row.to ?? say('resident') },
    { key: 'way', label: say('way'), width: 170, from: 800, draw: way },
    { key: 'went', label: say('wentAt'), width: 150, from: 1200, draw: (row) => (row.wentAt ? sayInstant(row.wentAt) : '-') },
    { key: 'read', label: say('read'), width: 180, from: 1000, draw: read },
  ]
} // prettier-ignore

/** Who was told what, when, how, and have they read it? 告知记录. */
export default function SentNotices() {
  const say = useWords(words)
  const sayPart = useWords(partWords)
  const phrase = usePhrases('matters')
  const may = useMay()
  const go = useNavigate()
  const { filters, areaId, homeId, change, clear } = useListState(NoticeFilter.shape)
  const asked = areaId && may('matters.read') ? { params: { areaId } } : undefined
  const pages = usePages(listSentNotices, asked && { ...asked, query: filters as never })
  const columns = useColumns()
  const set = Object.keys(filters).filter((key) => key !== 'q').length
  const shared = { filters, change }
  return (
    <Page title={say('title')} lead={say('lead')}>
      {pages.first?.gateway === false && <p className="list-told">{say('noGateway')}</p>}
      <div className="list-top unprinted">
        <span className="soft">{say('masked')}</span>
        <SearchBox value={oneOf(filters['q']) ?? ''} label={say('search')} onSearch={(q) => change({ q })} />
      </div>
      <ListTold areaId={areaId} homeId={homeId} onClear={() => clear()} />
      <DataTable
        name="notices-sent"
        label={say('title')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        onOpen={(row) => row.link && void go({ to: row.link as '/' })}
        filtersSet={set}
        filters={
          <>
            <ChoiceFilter {...shared} name="subject" label={say('subject')} options={noticeSubjects.map((s) => ({ value: s, label: phrase(`matters.notice_subject.${s}`) }))} />
            <ChoiceFilter {...shared} name="way" label={say('way')} options={noticeWays.map((w) => ({ value: w, label: phrase(`matters.notice_way.${w}`) }))} />
            <ChoiceFilter
              {...shared}
              name="read"
              label={say('read')}
              options={[
                { value: 'true', label: say('isRead') },
                { value: 'false', label: say('unread') },
              ]}
            />
            <DaysFilter {...shared} names={['from', 'to']} label={say('days')} />
          </>
        }
        onExport={may('matters.export') && asked ? () => download(exportSentNotices, { ...asked, query: filters as never }, 'notices.xlsx') : undefined}
        empty={
          set || filters['q'] ? (
            <Empty icon="search" title={sayPart('none')} about={sayPart('noneFilter')}>
              <Button onClick={() => clear()}>{sayPart('clear')}</Button>
            </Empty>
          ) : (
            <Empty icon="bell" title={say('nothing')} />
          )
        }
      />
    </Page>
  )
} // prettier-ignore
