import '../incidents/incidents.css'
import './people.css'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listImports } from '#contract/people/import.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayInstant, sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePages } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { ImportStateLight } from './import/import-state.tsx'
import { Templates } from './import/templates.tsx'
import { UploadBox } from './import/upload-box.tsx'
import { words } from './import/words.ts'

/** Which ledger comes next, and how far are those before it? */
export default function Imports() {
  const say = useWords(words)
  const may = useMay()
  const { data: session } = useSession()
  const areaId = session?.areaId ?? undefined
  const pages = usePages(listImports, areaId && may('people.import') ? { params: { areaId } } : undefined)
  if (!areaId || areaId % 1000 === 0)
    return (
      <Page title={say('title')}>
        <Empty icon="building" title={say('community')} />
      </Page>
    )
  return (
    <Page title={say('title')} lead={say('about')}>
      <div className="person">
        <div className="person-main">
          <UploadBox areaId={areaId} />
          <Panel flush title={say('history')}>
            <Answered query={{ ...pages.query, data: pages.first }}>
              {() => (
                <>
                  {pages.rows.length === 0 && <p className="empty-line soft">{say('none')}</p>}
                  <ul className="lines">
                    {pages.rows.map((row) => (
                      <li key={row.id} className="line">
                        <span className="line-main">
                          <Link to="/people-imports/$areaId/$id" params={{ areaId: String(row.areaId), id: row.id }}>
                            {row.filename}
                          </Link>
                          <br />
                          <span className="soft small">
                            {say('by', { who: row.by ?? '', at: sayInstant(row.createdAt) })}
                          </span>
                        </span>
                        <span className="soft">
                          {row.counts.rows > 0 && say('rows', { n: sayNumber(row.counts.rows) })}
                        </span>
                        <ImportStateLight state={row.state} />
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
                </>
              )}
            </Answered>
          </Panel>
        </div>
        <div className="person-side">
          <Templates areaId={areaId} />
        </div>
      </div>
    </Page>
  )
}
