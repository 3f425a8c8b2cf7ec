import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { type getCalendar, setOfficeHours } from '#contract/territory/calendars.ts'
import type { Answer } from '#contract/route.ts'
import type { Weekday } from '#contract/time/local-time.ts'
import { AreaName } from '#kit/area-name.tsx'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'
import { useWeekday } from './day-rows.tsx'
import { readSpans, spansText } from './week-text.ts'

type Calendar = Answer<typeof getCalendar>
type Props = { areaId: number; calendar: Calendar }
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const satisfies Weekday[]
type Texts = Record<Weekday, string>

const Edit = ({ areaId, hours, onDone }: { areaId: number; hours: Calendar['hours']; onDone: () => void }) => {
  const say = useWords(words)
  const weekday = useWeekday()
  const set = useSend(setOfficeHours)
  const [texts, setTexts] = useState(() => Object.fromEntries(weekdays.map((d) => [d, spansText(hours[d])])) as Texts)
  const read = Object.fromEntries(weekdays.map((d) => [d, readSpans(texts[d])])) as Record<
    Weekday,
    ReturnType<typeof readSpans>
  >
  const wrong = weekdays.some((d) => read[d] === undefined)
  const none = weekdays.every((d) => read[d]?.length === 0)
  const save = () =>
    set.mutate(
      { params: { areaId }, body: { hours: read as never } },
      {
        onSuccess: () => {
          sayDone(say('daySaved'))
          onDone()
        },
      },
    )
  return (
    <div className="admin-stack">
      <p className="soft">{say('hoursHint')}</p>
      {weekdays.map((d) => (
        <label key={d} className="office-day">
          <span>{weekday(d)}</span>
          <Input
            status={read[d] ? undefined : 'error'}
            placeholder={say('rest')}
            value={texts[d]}
            onChange={(e) => setTexts({ ...texts, [d]: e.target.value })}
          />
        </label>
      ))}
      {(wrong || none) && <Alert type="warning" showIcon title={say(wrong ? 'hoursWrong' : 'hoursNone')} />}
      {set.error && <Alert type="error" showIcon title={set.error.message} role="alert" />}
      <div className="form-end">
        <Button type="primary" disabled={wrong || none} loading={set.isPending} onClick={save}>
          {say('save')}
        </Button>
        <Button onClick={onDone}>{say('cancel')}</Button>
      </div>
    </div>
  )
}

/** 办公时间 of an area: its own, or those of the nearest area above that has any. */
export const OfficeHours = ({ areaId, calendar: { hours, hoursFrom } }: Props) => {
  const say = useWords(words)
  const weekday = useWeekday()
  const may = useMay()('incidents.configure')
  const drop = useSend(setOfficeHours)
  const [editing, setEditing] = useState(false)
  const own = hoursFrom === areaId
  const source = () => {
    if (own) return say('hoursOwn')
    if (hoursFrom === null) return say('hoursDefault')
    const [before, after] = say('hoursFrom', { name: '\n' }).split('\n')
    return (
      <>
        {before}
        <AreaName areaId={hoursFrom} />
        {after}
      </>
    )
  }
  const follow = () =>
    drop.mutate(
      { params: { areaId }, body: { hours: null } },
      {
        onSuccess: () =>
          sayDone(say('daySaved'), () => drop.mutate({ params: { areaId }, body: { hours: hours as never } })),
        onError: sayRefused,
      },
    )
  return (
    <Panel title={say('hours')} actions={<span className="soft small">{source()}</span>}>
      {editing ? (
        <Edit areaId={areaId} hours={hours} onDone={() => setEditing(false)} />
      ) : (
        <>
          <dl className="admin-facts">
            {weekdays.map((d) => (
              <div key={d} className="office-line">
                <dt>{weekday(d)}</dt>
                <dd>{hours[d].length ? spansText(hours[d]) : <span className="soft">{say('rest')}</span>}</dd>
              </div>
            ))}
          </dl>
          {may && (
            <div className="form-end" style={{ marginTop: 12 }}>
              <Button onClick={() => setEditing(true)}>{say(own ? 'changeHours' : 'editHours')}</Button>
              {own && <Button onClick={follow}>{say('dropHours')}</Button>}
            </div>
          )}
        </>
      )}
    </Panel>
  )
}
