import '../incidents/incidents.css'
import './people.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { listNotices } from '#contract/people/notices.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { usePages } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { AskTransfer } from './ask-transfer.tsx'
import { NoticeLine } from './notices/notice-line.tsx'
import { RequestList } from './notices/request-list.tsx'
import { words } from './notices/words.ts'

type Box = 'in' | 'out'

const Boxed = ({ areaId, box, waiting }: { areaId: number; box: Box; waiting: boolean }) => {
  const say = useWords(words)
  const pages = usePages(listNotices, { params: { areaId }, query: { box, ...(waiting ? { waiting: 'true' } : {}) } })
  return (
    <Answered query={{ ...pages.query, data: pages.first }}>
      {() =>
        pages.rows.length === 0 ? (
          <Empty icon="inbox" title={say(waiting ? 'noneWaiting' : 'none')} />
        ) : (
          <Panel flush>
            <ul className="lines">
              {pages.rows.map((notice) => (
                <NoticeLine key={notice.id} notice={notice} />
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

/** What do other communities, and residents themselves, want of us? */
export default function Notices() {
  const say = useWords(words)
  const may = useMay()
  const go = useNavigate()
  const { data: session } = useSession()
  const search = useSearch({ strict: false }) as { tab?: string }
  const tab = search.tab === 'out' || search.tab === 'requests' ? search.tab : 'in'
  const [waiting, setWaiting] = useState(false)
  const [asking, setAsking] = useState(false)
  const areaId = session?.areaId ?? undefined
  useLive(areaId, ['people'])
  return (
    <Page
      title={say('title')}
      actions={may('people.edit') && <Button onClick={() => setAsking(true)}>{say('ask')}</Button>}
    >
      <div className="list-top unprinted">
        <Segmented
          value={tab}
          onChange={(to) => void go({ to: '.', search: { tab: to === 'in' ? undefined : to }, replace: true } as never)}
          options={[
            { value: 'in', label: say('in') },
            { value: 'out', label: say('out') },
            { value: 'requests', label: say('requests') },
          ]}
        />
        {tab !== 'requests' && (
          <Checkbox checked={waiting} onChange={(e) => setWaiting(e.target.checked)}>
            {say('waiting')}
          </Checkbox>
        )}
      </div>
      {areaId &&
        (tab === 'requests' ? (
          <RequestList areaId={areaId} />
        ) : (
          <Boxed key={tab} areaId={areaId} box={tab} waiting={waiting} />
        ))}
      {areaId && <AskTransfer areaId={areaId} open={asking} onClose={() => setAsking(false)} />}
    </Page>
  )
}
