import { Link } from '@tanstack/react-router'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { downloadImportErrors, undoImport, type Import } from '#contract/people/import.ts'
import { Panel } from '#kit/desk/page.tsx'
import { download } from '#kit/download.ts'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

const counted = ['fresh', 'changed', 'disputed', 'same', 'faulty', 'skipped'] as const

/** What came of an import, where to go on, and how to take all of it back. */
export const Result = ({ made }: { made: Import }) => {
  const say = useWords(words)
  const may = useMay()
  const { areaId, id, counts } = made
  const [asking, ask] = useState(false)
  const [reason, setReason] = useState('')
  const undo = useSend(undoImport)
  const done = made.state === 'done'
  return (
    <div className="stack-wide">
      {done && <Alert type="success" showIcon title={say('done', { n: sayNumber(counts.written) })} />}
      {made.undo && (
        <Alert
          type="info"
          showIcon
          title={say('undone', { restored: sayNumber(made.undo.restored), removed: sayNumber(made.undo.removed) })}
        />
      )}
      <Panel>
        <dl className="facts">
          {counted.map((key) => (
            <div key={key} className="fact">
              <dt>{say(`plan_${key}`)}</dt>
              <dd>{say('rows', { n: sayNumber(counts[key]) })}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      {made.undo && made.undo.kept.length > 0 && (
        <Panel flush title={say('keptRows', { n: made.undo.kept.length })}>
          <ul className="lines">
            {made.undo.kept.map((one, at) => (
              <li key={at} className="line">
                {say('keptRow', { row: one.row, why: one.why })}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {done && (
        <div className="page-actions">
          {made.chosen?.register === 'residents' && (
            <Link
              to="/people"
              className="link-button"
              search={counts.fresh > 0 && made.sourceId !== null ? { source: String(made.sourceId) } : {}}
            >
              {say(counts.fresh > 0 ? 'seePeople' : 'seeAll')}
            </Link>
          )}
          {counts.disputed > 0 && (
            <Link to="/people" search={{ disputed: 'true' }}>
              {say('seeDisputes')}
            </Link>
          )}
          {counts.matches > 0 && may('people.merge') && <Link to="/matching">{say('seeMatches')}</Link>}
          {counts.faulty + counts.skipped > 0 && (
            <Button
              onClick={() =>
                void download(downloadImportErrors, { params: { areaId, id } }, 'errors.xlsx').catch(sayRefused)
              }
            >
              {say('errors')}
            </Button>
          )}
          {!asking && (
            <Button danger onClick={() => ask(true)}>
              {say('undo')}
            </Button>
          )}
        </div>
      )}
      {done && asking && (
        <form
          className="panel stack narrow"
          onSubmit={(e) => {
            e.preventDefault()
            undo.mutate({ params: { areaId, id }, body: { reason: reason.trim() } }, { onError: sayRefused })
          }}
        >
          <p>{say('undoAbout')}</p>
          <label className="filter-label" htmlFor="undo-reason">
            {say('undoReason')}
          </label>
          <Input
            id="undo-reason"
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
          <div className="line-ways">
            <Button danger htmlType="submit" loading={undo.isPending} disabled={!reason.trim()}>
              {say('undo')}
            </Button>
            <Button onClick={() => ask(false)}>{say('cancel')}</Button>
          </div>
        </form>
      )}
    </div>
  )
}
