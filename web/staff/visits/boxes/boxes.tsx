import '../visits.css'
import '../../admin.css'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { tierOf } from '#contract/territory/area-number.ts'
import {
  exportCollections,
  listBoxes,
  listCollections,
  paperKinds,
  type Collection,
  type ContactBox,
} from '#contract/visits/boxes.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { download } from '#kit/download.ts'
import { sayInstant, sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, usePages } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { ChoiceFilter, DaysFilter } from '../../matters/part/filter-fields.tsx'
import { useListState } from '../../matters/part/use-list-state.ts'
import { AreaChoice } from '../../territory/chosen-area.tsx'
import { GridFilter } from '../grid-filter.tsx'
import { BoxEditor } from './box-editor.tsx'
import { BoxTable } from './box-table.tsx'
import { words } from './words.ts'

const { limit: _, after: __, ...shape } = listCollections.query.shape

const useColumns = (): Column<Collection>[] => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const openIn = (c: Collection) => c.papers.filter((p) => p.became && !p.doneAt).length
  return [
    {
      key: 'papers',
      label: say('papers'),
      fixed: true,
      draw: (c) => (
        <div className="cell-what">
          <p className="cell-title">
            <strong>{c.place}</strong> <span className="soft">{sayInstant(c.at)}</span>
          </p>
          <p className="cell-text soft">
            {c.papers.length
              ? sayList(c.papers.map((p) => `${p.text}（${phrase(`visits.paper.${p.kind}`)}）`))
              : c.note || say('empty')}
          </p>
        </div>
      ),
    },
    { key: 'n', label: say('papers'), width: 80, number: true, draw: (c) => c.papers.length },
    { key: 'open', label: say('open'), width: 100, draw: (c) => (openIn(c) ? say('openN', { n: openIn(c) }) : '-') },
    { key: 'grid', label: say('grid'), width: 70, number: true, from: 1000, draw: (c) => c.gridNo ?? '-' },
    { key: 'by', label: say('by'), width: 120, from: 900, draw: (c) => c.by },
  ]
}

/** 居民联系箱: where they stand, which are due, and everything that was taken out of them. */
export default function Boxes() {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const may = useMay()
  const go = useNavigate()
  const { filters, areaId, homeId, change } = useListState(shape)
  const [edited, edit] = useState<ContactBox | 'new'>()
  useLive(homeId, ['visits'])
  const boxes = useAnswer(listBoxes, areaId ? { params: { areaId }, query: {} } : undefined)
  const pages = usePages(listCollections, areaId ? { params: { areaId }, query: filters as never } : undefined)
  const shared = { filters, change }
  const community = areaId !== undefined && tierOf(areaId) === 'community'
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <>
          <AreaChoice areaId={areaId} onChoose={(area) => change({ area: String(area), grid: undefined, boxId: undefined })} />
          {may('visits.configure') && community && (
            <Button type="primary" onClick={() => edit('new')}>
              {say('add')}
            </Button>
          )}
        </>
      }
    >
      <div className="admin-stack">
        {edited && areaId && (
          <BoxEditor
            key={edited === 'new' ? 'new' : edited.id}
            areaId={edited === 'new' ? areaId : edited.areaId}
            box={edited === 'new' ? undefined : edited}
            onDone={() => edit(undefined)}
          />
        )}
        <Panel title={say('boxes')} flush>
          <Answered query={boxes}>
            {({ rows }) =>
              rows.length ? (
                <BoxTable rows={rows} onEdit={edit} />
              ) : (
                <Empty icon="inbox" title={say('none')} about={say(community ? 'noneAbout' : 'community')} />
              )
            }
          </Answered>
        </Panel>
        <h2>{say('records')}</h2>
        <DataTable
          name="visits.box_collections"
          label={say('records')}
          columns={useColumns()}
          pages={pages}
          rowKey={(c) => c.id}
          onOpen={(c) =>
            void go({ to: '/visits/boxes/$areaId/$id' as '/', params: { areaId: String(c.areaId), id: c.id } as never })
          }
          filtersSet={Object.keys(filters).length}
          onExport={
            may('visits.export') && areaId
              ? () => download(exportCollections, { params: { areaId }, query: filters as never }).catch(sayRefused)
              : undefined
          }
          filters={
            <>
              <ChoiceFilter
                {...shared}
                name="boxId"
                label={say('box')}
                options={(boxes.data?.rows ?? []).map((box) => ({ value: box.id, label: box.place }))}
              />
              <ChoiceFilter
                {...shared}
                name="kind"
                label={say('kind')}
                options={paperKinds.map((value) => ({ value, label: phrase(`visits.paper.${value}`) }))}
              />
              <ChoiceFilter
                {...shared}
                name="open"
                label={say('open')}
                options={[
                  { value: 'true', label: say('yes') },
                  { value: 'false', label: say('no') },
                ]}
              />
              <GridFilter {...shared} areaId={areaId} />
              <DaysFilter {...shared} names={['from', 'to']} label={say('days')} />
            </>
          }
          empty={<Empty icon="inbox" title={say('noRecords')} />}
        />
      </div>
    </Page>
  )
} // prettier-ignore
