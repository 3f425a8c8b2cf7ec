import { Select } from 'antd'
import { useState } from 'react'
import { indicatorsByOrganisation } from '#contract/incidents/indicators.ts'
import { indicatorDefinitions, indicators, type Indicator } from '#contract/incidents/metrics.ts'
import { Panel } from '#kit/desk/page.tsx'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { definitionOf } from '../figure.tsx'
import type { Period } from '../period.ts'
import { words } from '../words.ts'
import { Breakdown } from './breakdown.tsx'

const sortable = indicators.filter((one) => indicatorDefinitions[one].ofDepartments && definitionOf(one).better)
const columns: readonly Indicator[] = [
  'open',
  'overdue_now',
  'check_in_in_time_rate',
  'in_time_rate',
  'return_rate',
  'rework_rate',
  'solution_rate',
  'satisfaction_rate',
  'mean_hours',
]

/** Departments, ranked by one figure; nobody at the base is ranked. */
export const ByOrganisation = ({
  areaId,
  period,
  category,
}: {
  areaId: number
  period: Period
  category: number | undefined
}) => {
  const say = useWords(words)
  useLanguage()
  const [sort, setSort] = useState<Indicator>('in_time_rate')
  const query = useAnswer(
    indicatorsByOrganisation,
    { params: { areaId }, query: { ...period, sort, ...(category ? { categoryId: category } : {}) } },
    { keepPrevious: true },
  )
  const choice = (
    <Select
      size="small"
      aria-label={say('rankedBy')}
      className="rank-by unprinted"
      value={sort}
      onChange={setSort}
      options={sortable.map((one) => ({ value: one, label: say('sortBy', { name: pick(definitionOf(one)) }) }))}
    />
  )
  return (
    <Panel title={say('byOrganisation')} actions={choice} flush>
      <p className="soft small panel-about">{say('byOrganisationAbout')}</p>
      <Answered
        query={query}
        waiting={
          <div className="table-waiting">
            <Skeleton lines={6} />
          </div>
        }
      >
        {({ rows }) => (
          <Breakdown
            label={say('byOrganisation')}
            first={say('organisation')}
            before={say('rank')}
            columns={columns.includes(sort) ? columns : [...columns, sort]}
            rows={rows.map((row) => ({ ...row, key: row.organisationId, before: row.rank ?? '-' }))}
          />
        )}
      </Answered>
    </Panel>
  )
}
