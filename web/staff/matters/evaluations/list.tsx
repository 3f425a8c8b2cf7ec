import '../matters.css'
import { Link } from '@tanstack/react-router'
import { listEvaluationTexts } from '#contract/matters/evaluation.ts'
import type { RowOf } from '#kit/queries.ts'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { serviceKinds } from '#contract/matters/part-steps.ts'
import { ChoiceFilter, DaysFilter } from '../part/filter-fields.tsx'
import { ListTold } from '../part/list-told.tsx'
import { useListState } from '../part/use-list-state.ts'
import { words } from './words.ts'

const { limit: _, after: __, ...shape } = listEvaluationTexts.query.shape
type Row = RowOf<typeof listEvaluationTexts>

const useColumns = (): Column<Row>[] => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const grade = (row: Row) => (
    <span className={`mark ${row.grade <= 2 ? 'mark-bad' : 'mark-still'}`}>{phrase(`matters.grade.${row.grade}`)}</span>
  )
  return [
    {
      key: 'text',
      label: say('text'),
      fixed: true,
      draw: (row) => (
        <div className="cell-what">
          <p className="cell-narrow">{grade(row)}</p>
          {row.text && <p className="notice-text">{row.text}</p>}
          <p className="cell-text soft">
            {[row.areaName, ...row.tags.map((tag) => phrase(`matters.tag.${tag}`))].join(' · ')}
          </p>
        </div>
      ),
    },
    { key: 'grade', label: say('grade'), width: 120, from: 800, draw: grade },
    { key: 'service', label: say('service'), width: 120, from: 800, draw: (row) => phrase(`matters.service.${row.service}`) },
    { key: 'month', label: say('month'), width: 110, from: 800, draw: (row) => row.month },
  ]
} // prettier-ignore

/** What was said about services? 评价原话: without who, which case or which day. */
export default function EvaluationTexts() {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const may = useMay()
  const { filters, areaId, homeId, change, clear } = useListState(shape)
  const pages = usePages(
    listEvaluationTexts,
    areaId && may('matters.read') ? { params: { areaId }, query: filters as never } : undefined,
  )
  const columns = useColumns()
  const shared = { filters, change }
  const many = Object.keys(filters).length
  const total = pages.first?.total
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={may('matters.read_numbers') && <Link to="/matters/numbers">{say('toNumbers')}</Link>}
    >
      <ListTold areaId={areaId} homeId={homeId} onClear={() => clear([])}>
        {total && total.given > total.shown && (
          <span>{say('withheld', { n: total.given, k: total.given - total.shown })}</span>
        )}
      </ListTold>
      <DataTable
        name="evaluation-texts"
        label={say('title')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.key}
        total={total?.shown}
        filtersSet={many}
        filters={
          <>
            <ChoiceFilter
              {...shared}
              name="service"
              label={say('service')}
              options={serviceKinds.map((s) => ({ value: s, label: phrase(`matters.service.${s}`) }))}
            />
            <ChoiceFilter
              {...shared}
              name="bad"
              label={say('grade')}
              options={[
                { value: 'true', label: say('bad') },
                { value: 'false', label: say('good') },
              ]}
            />
            <ChoiceFilter
              {...shared}
              name="grade"
              label={say('oneGrade')}
              options={[5, 4, 3, 2, 1].map((g) => ({ value: String(g), label: phrase(`matters.grade.${g}`) }))}
            />
            <ChoiceFilter
              {...shared}
              name="said"
              label={say('text')}
              options={[
                { value: 'true', label: say('withWords') },
                { value: 'false', label: say('withoutWords') },
              ]}
            />
            <DaysFilter {...shared} names={['from', 'to']} label={say('months')} />
          </>
        }
        empty={<Empty icon="chat" title={say('none')} about={say('noneAbout')} />}
      />
    </Page>
  )
}
