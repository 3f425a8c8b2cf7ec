import { Alert, Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { type getCalendar, publishYear } from '#contract/territory/calendars.ts'
import type { Answer } from '#contract/route.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'
import { AddDays, DayList, mergeDays } from './day-rows.tsx'

type Calendar = Answer<typeof getCalendar>

const Edit = ({ calendar, onDone }: { calendar: Calendar; onDone: () => void }) => {
  const say = useWords(words)
  const publish = useSend(publishYear)
  const [paper, setPaper] = useState(calendar.papers[0] ?? '')
  const [days, setDays] = useState(calendar.national)
  const send = () =>
    publish.mutate(
      {
        params: { year: calendar.year },
        body: { papers: [paper.trim(), ...calendar.papers.slice(1)], days: mergeDays([], days) },
      },
      {
        onSuccess: () => {
          sayDone(say('daySaved'))
          onDone()
        },
      },
    )
  return (
    <div className="admin-stack">
      <label>
        {say('papers')}
        <Input type="url" value={paper} onChange={(e) => setPaper(e.target.value)} placeholder="https://www.gov.cn/" />
        <span className="soft small">{say('papersHint')}</span>
      </label>
      <AddDays year={calendar.year} onAdd={(added) => setDays(mergeDays(days, added))} />
      <DayList days={days} onRemove={(from, to) => setDays(days.filter((d) => d.day < from || d.day > to))} />
      {publish.error && <Alert type="error" showIcon title={publish.error.message} role="alert" />}
      <div className="form-end">
        <Button type="primary" disabled={!days.length || !paper.trim()} loading={publish.isPending} onClick={send}>
          {say('save')}
        </Button>
        <Button onClick={onDone}>{say('cancel')}</Button>
      </div>
    </div>
  )
}

/** The notice of the State Council for a year, as entered. */
export const NationalDays = ({ calendar }: { calendar: Calendar }) => {
  const say = useWords(words)
  const may = useMay()('access.manage_system')
  const [editing, setEditing] = useState(false)
  const edit = may && (
    <Button size="small" onClick={() => setEditing(true)}>
      {say('editNational')}
    </Button>
  )
  return (
    <Panel title={say('national')} actions={edit}>
      {calendar.national.length ? (
        <DayList days={calendar.national} />
      ) : (
        <p className="soft">{say('unpublished', { year: calendar.year })}</p>
      )}
      {calendar.papers.map((paper) => (
        <p key={paper} className="small">
          {say('paper')}{' '}
          <a href={paper} target="_blank" rel="noreferrer">
            {paper}
          </a>
        </p>
      ))}
      <Drawer
        open={editing}
        onClose={() => setEditing(false)}
        title={`${say('year', { year: calendar.year })} ${say('national')}`}
        size="min(680px, 100vw)"
        destroyOnHidden
      >
        <Edit calendar={calendar} onDone={() => setEditing(false)} />
      </Drawer>
    </Panel>
  )
}
