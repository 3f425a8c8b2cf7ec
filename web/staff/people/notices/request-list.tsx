import { Link } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { answerRequest, listRequests } from '#contract/people/own.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePages, useSend, type RowOf } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { useDictionary } from '../dictionary.ts'
import { words } from './words.ts'

type Row = RowOf<typeof listRequests>

const RequestLine = ({ request }: { request: Row }) => {
  const say = useWords(words)
  const { field, fields, code } = useDictionary()
  const send = useSend(answerRequest)
  const [text, setText] = useState('')
  const { areaId, id, version } = request
  const kind = request.kind as 'correct' | 'delete' | 'explain'
  const family = fields.find((f) => f.name === request.field)?.family
  const wanted = family ? code(family, request.wanted) : (request.wanted ?? '')
  const answer = (state: 'done' | 'refused') =>
    send.mutate(
      { params: { areaId, id }, body: { version, state, answer: text.trim() || null } },
      { onSuccess: () => sayDone(say('handled')), onError: sayRefused },
    )
  return (
    <li className="line">
      <div className="line-main stack">
        <p>
          <strong>
            {say(`request_${kind}`, {
              name: request.name,
              field: request.field ? field(request.field) : say('wholeRecord'),
              wanted,
            })}
          </strong>
        </p>
        {request.text && <p>{request.text}</p>}
        {request.answer && <p>{say('theirAnswer', { text: request.answer })}</p>}
        <p className="soft small">
          <time dateTime={request.at}>{sayInstant(request.at)}</time> ·{' '}
          <Link to="/people/$areaId/$id" params={{ areaId: String(areaId), id: request.personId }}>
            {say('open')}
          </Link>
        </p>
        {request.state === 'open' && (
          <>
            <label className="filter-label" htmlFor={`reply-${id}`}>
              {say('replyMust')}
            </label>
            <Input id={`reply-${id}`} maxLength={500} value={text} onChange={(e) => setText(e.target.value)} />
            <div className="line-ways">
              <Button type="primary" loading={send.isPending} onClick={() => answer('done')}>
                {say(kind === 'explain' ? 'reply' : 'do')}
              </Button>
              <Button disabled={!text.trim()} loading={send.isPending} onClick={() => answer('refused')}>
                {say('doNot')}
              </Button>
            </div>
          </>
        )}
      </div>
    </li>
  )
}

/** What residents ask about their own records: done as asked, or refused with a reason they read. */
export const RequestList = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const [state, setState] = useState<'open' | 'done' | 'refused'>('open')
  const pages = usePages(listRequests, { params: { areaId }, query: { state } })
  return (
    <>
      <div className="list-top unprinted">
        <Segmented
          value={state}
          onChange={setState}
          options={[
            { value: 'open', label: say('openOnes') },
            { value: 'done', label: say('doneOnes') },
            { value: 'refused', label: say('refusedOnes') },
          ]}
        />
      </div>
      <Answered query={{ ...pages.query, data: pages.first }}>
        {() =>
          pages.rows.length === 0 ? (
            <Empty icon="check" title={say('noRequests')} />
          ) : (
            <Panel flush>
              <ul className="lines">
                {pages.rows.map((request) => (
                  <RequestLine key={request.id} request={request} />
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
    </>
  )
}
