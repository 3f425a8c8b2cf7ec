import './visits.css'
import { Button } from 'antd'
import { useState } from 'react'
import { exportVisits } from '#contract/visits/books.ts'
import { listVisits, moods, needs, visitKinds, type Visit } from '#contract/visits/visits.ts'
import { download } from '#kit/download.ts'
import { sayInstant, sayList } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import type { Column } from '#kit/table/data-table.tsx'
import { ChoiceFilter, DaysFilter } from '../matters/part/filter-fields.tsx'
import { ListPage } from '../matters/part/list-page.tsx'
import { oneOf, useListState } from '../matters/part/use-list-state.ts'
import { BookDialog } from './book-dialog.tsx'
import { GridFilter } from './grid-filter.tsx'
import { words } from './words.ts'

const { limit: _, after: __, ...shape } = listVisits.query.shape
const scopes = ['all', 'mine'] as const

const useColumns = (): Column<Visit>[] => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const followed = (v: Visit) => sayList(v.followUps.map((f) => phrase(`visits.follow_up.${f.kind}`)))
  return [
    {
      key: 'what',
      label: say('what'),
      fixed: true,
      draw: (v) => (
        <div className="cell-what">
          <p className="cell-narrow">
            <span>{sayInstant(v.at)}</span>
          </p>
          <p className="cell-title">
            <strong>{[v.address, v.personName].filter(Boolean).join(' · ') || phrase(`visits.kind.${v.kind}`)}</strong>
            {!v.met && v.kind === 'visit' && <span className="mark mark-still">{say('notMet')}</span>}
            {v.sameDay.some((other) => other.verdict === 'open') && (
              <span className="mark mark-warn">{say('sameDay')}</span>
            )}
            {v.needs.map((need) => (
              <span key={need} className="mark">
                {phrase(`visits.need.${need}`)}
              </span>
            ))}
          </p>
          <p className="cell-text soft">{v.heard || say('nothingHeard')}</p>
        </div>
      ),
    },
    { key: 'when', label: say('when'), width: 168, from: 800, draw: (v) => sayInstant(v.at) },
    { key: 'kind', label: say('kind'), width: 100, from: 800, draw: (v) => phrase(`visits.kind.${v.kind}`) },
    { key: 'grid', label: say('grid'), width: 70, number: true, from: 1000, draw: (v) => v.gridNo ?? '-' },
    { key: 'followUps', label: say('followUps'), width: 120, from: 1000, draw: (v) => followed(v) || '-' },
    {
      key: 'worker',
      label: say('worker'),
      width: 130,
      from: 1000,
      draw: (v) => sayList([v.worker, ...v.with.map((w) => w.name)]),
    },
  ]
}

/** 民情日志: what was heard, where, and what followed. */
export default function Diary() {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const may = useMay()
  const state = useListState(shape)
  const { filters, areaId, change } = state
  const [printing, print] = useState(false)
  const scope = (oneOf(filters['scope']) ?? 'all') as (typeof scopes)[number]
  const query = { ...filters, scope } as never
  const pages = usePages(listVisits, areaId ? { params: { areaId }, query } : undefined)
  const columns = useColumns()
  const shared = { filters, change }
  const named = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: phrase(`visits.${prefix}.${value}`) }))
  return (
    <ListPage
      name="visits"
      title={say('title')}
      lead={say('lead')}
      live="visits"
      state={state}
      actions={
        <Button icon={<Icon name="print" size={16} />} onClick={() => print(true)}>
          {say('book')}
        </Button>
      }
      above={
        <>
          {filters['campaignId'] && <p className="list-told">{say('ofCampaign')}</p>}
          {filters['noGrid'] === 'true' && <p className="list-told">{say('noGrid')}</p>}
          {filters['theme'] && <p className="list-told">{say('theme', { word: oneOf(filters['theme']) ?? '' })}</p>}
          {printing && areaId && <BookDialog areaId={areaId} onClose={() => print(false)} />}
        </>
      }
      scopes={{ all: scopes, scope, say: (s) => say(`scope.${s}`) }}
      search={say('search')}
      columns={columns}
      pages={pages}
      to="/visits"
      onExport={
        may('visits.export') && areaId
          ? () => download(exportVisits, { params: { areaId }, query }).catch(sayRefused)
          : undefined
      }
      filters={
        <>
          <DaysFilter {...shared} names={['from', 'to']} label={say('days')} />
          <ChoiceFilter {...shared} name="kind" label={say('kind')} options={named('kind', visitKinds)} />
          <GridFilter {...shared} areaId={areaId} />
          <ChoiceFilter {...shared} name="need" label={say('need')} options={named('need', needs)} />
          <ChoiceFilter {...shared} name="mood" label={say('mood')} options={named('mood', moods)} />
          <ChoiceFilter
            {...shared}
            name="followedUp"
            label={say('followedUp')}
            options={[
              { value: 'true', label: say('yes') },
              { value: 'false', label: say('no') },
            ]}
          />
          <ChoiceFilter
            {...shared}
            name="met"
            label={say('met')}
            options={[
              { value: 'true', label: say('yes') },
              { value: 'false', label: say('notMet') },
            ]}
          />
          <ChoiceFilter
            {...shared}
            name="sameDay"
            label={say('sameDay')}
            options={[
              { value: 'true', label: say('yes') },
              { value: 'false', label: say('no') },
            ]}
          />
        </>
      }
    />
  )
}
