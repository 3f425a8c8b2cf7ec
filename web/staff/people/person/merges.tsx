import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listMerges, undoMerge } from '#contract/people/merges.ts'
import type { Person } from '#contract/people/people.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

/** What was merged into this record; undone when it was a mistake. */
export const Merges = ({ person }: { person: Person }) => {
  const say = useWords(words)
  const may = useMay()
  const { areaId } = person
  const query = useAnswer(listMerges, may('people.merge') ? { params: { areaId }, query: { limit: 200 } } : undefined)
  const undo = useSend(undoMerge)
  const mine = (query.data?.rows ?? []).filter((m) => m.keptId === person.id || m.mergedId === person.id)
  if (mine.length === 0) return null
  return (
    <Panel flush title={say('merges')}>
      <ul className="lines">
        {mine.map((merge) => (
          <li key={merge.id} className={`line${merge.undoneAt ? ' line-past' : ''}`}>
            <span className="line-main">
              {say('mergedOn', { at: sayInstant(merge.at), who: merge.who ?? '' })}
              {merge.undoneAt && ` · ${say('mergeUndone')}`}
            </span>
            <span className="line-ways unprinted">
              <Link
                to="/people/$areaId/$id"
                params={{
                  areaId: String(areaId),
                  id: merge.keptId === person.id ? merge.mergedId : merge.keptId,
                }}
              >
                {say('openOther')}
              </Link>
              {!merge.undoneAt && (
                <Button
                  size="small"
                  loading={undo.isPending}
                  onClick={() =>
                    undo.mutate(
                      { params: { areaId, id: merge.id } },
                      { onSuccess: () => sayDone(say('undone')), onError: sayRefused },
                    )
                  }
                >
                  {say('undo')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
