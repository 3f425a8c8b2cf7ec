import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listMerges, undoMerge } from '#contract/people/merges.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePages, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

/** What was merged, by whom; each can be undone as long as nothing changed since. */
export const MergeList = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const pages = usePages(listMerges, { params: { areaId } })
  const undo = useSend(undoMerge)
  return (
    <Answered query={{ ...pages.query, data: pages.first }}>
      {() =>
        pages.rows.length === 0 ? (
          <Empty icon="check" title={say('noMerges')} />
        ) : (
          <Panel flush>
            <ul className="lines">
              {pages.rows.map((merge) => (
                <li key={merge.id} className={`line${merge.undoneAt ? ' line-past' : ''}`}>
                  <span className="line-main">
                    <Link to="/people/$areaId/$id" params={{ areaId: String(areaId), id: merge.keptId }}>
                      {merge.name}
                    </Link>{' '}
                    <span className="soft">
                      {say('at', { at: sayInstant(merge.at), who: merge.who ?? '' })}
                      {merge.undoneAt && ` · ${say('wasUndone')}`}
                    </span>
                  </span>
                  {!merge.undoneAt && (
                    <Button
                      size="small"
                      aria-label={`${say('undo')} ${merge.name}`}
                      loading={undo.isPending && undo.variables?.params?.id === merge.id}
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
                </li>
              ))}
            </ul>
            {pages.hasMore && (
              <div className="panel-foot">
                <Button loading={pages.loadingMore} onClick={pages.more}>
                  {say('more')}
                </Button>
              </div>
            )}
          </Panel>
        )
      }
    </Answered>
  )
}
