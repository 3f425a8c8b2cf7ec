import { Link } from '@tanstack/react-router'
import { indicatorsByArea } from '#contract/incidents/indicators.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import type { Period } from '../period.ts'
import { words } from '../words.ts'
import { Breakdown } from './breakdown.tsx'

type Props = { areaId: number; period: Period; category: number | undefined }

/** The areas right below, in their own order; a name leads one level down. */
export const ByArea = ({ areaId, period, category }: Props) => {
  const say = useWords(words)
  const query = useAnswer(
    indicatorsByArea,
    { params: { areaId }, query: { ...period, ...(category ? { categoryId: category } : {}) } },
    { keepPrevious: true },
  )
  if (query.data && !query.data.rows.length) return null
  return (
    <Panel title={say('byArea')} actions={<span className="soft small">{say('byAreaAbout')}</span>} flush>
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
            label={say('byArea')}
            first={say('area')}
            rows={rows.map((row) => ({
              ...row,
              key: row.areaId,
              name: (
                <Link to="/board" search={((before: object) => ({ ...before, area: row.areaId })) as never}>
                  {row.name}
                </Link>
              ),
            }))}
          />
        )}
      </Answered>
    </Panel>
  )
}
