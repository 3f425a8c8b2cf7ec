import { useState } from 'react'
import { indicatorsByCategory } from '#contract/incidents/indicators.ts'
import { Panel } from '#kit/desk/page.tsx'
import { Icon } from '#kit/icon.tsx'
import { useLanguage, useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import type { Period } from '../period.ts'
import { words } from '../words.ts'
import { Breakdown } from './breakdown.tsx'

/** Categories as the tree they are: headings first, what is below them when opened. */
export const ByCategory = ({ areaId, period }: { areaId: number; period: Period }) => {
  const say = useWords(words)
  const locale = useLanguage()
  const [open, setOpen] = useState<readonly number[]>([])
  const query = useAnswer(indicatorsByCategory, { params: { areaId }, query: period }, { keepPrevious: true })
  const turn = (id: number) => setOpen(open.includes(id) ? open.filter((one) => one !== id) : [...open, id])
  return (
    <Panel title={say('byCategory')} flush>
      <Answered
        query={query}
        waiting={
          <div className="table-waiting">
            <Skeleton lines={6} />
          </div>
        }
      >
        {({ rows }) => {
          const here = new Set(rows.map((row) => row.categoryId))
          const tops = rows.filter((row) => row.parentId === null || !here.has(row.parentId))
          const lined = (
            list: typeof rows,
            depth: number,
          ): { row: (typeof rows)[number]; depth: number; heading: boolean }[] =>
            list.flatMap((row) => {
              const below = rows.filter((one) => one.parentId === row.categoryId)
              return [
                { row, depth, heading: below.length > 0 },
                ...(open.includes(row.categoryId) ? lined(below, depth + 1) : []),
              ]
            })
          return (
            <Breakdown
              label={say('byCategory')}
              first={say('category')}
              rows={lined(tops, 0).map(({ row, depth, heading }) => ({
                ...row,
                key: row.categoryId,
                name: heading ? (
                  <button
                    type="button"
                    className="tree-turn"
                    style={{ paddingInlineStart: depth * 20 }}
                    aria-expanded={open.includes(row.categoryId)}
                    onClick={() => turn(row.categoryId)}
                  >
                    <Icon name={open.includes(row.categoryId) ? 'down' : 'right'} size={12} />
                    {locale === 'zh' ? row.zh : row.en}
                  </button>
                ) : (
                  <span style={{ paddingInlineStart: depth * 20 + 18 }}>{locale === 'zh' ? row.zh : row.en}</span>
                ),
              }))}
            />
          )
        }}
      </Answered>
    </Panel>
  )
}
