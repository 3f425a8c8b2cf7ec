import { Alert, Button, DatePicker, Input, Segmented } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import type { DayException } from '#contract/matters/hall-site.ts'
import { dayNumber, dayText } from '#contract/time/local-time.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { Light } from '#kit/states/light.tsx'
import { today } from '../days.ts'
import { sayHours } from '../say-hall.ts'
import { useSayDay } from '../say-slot.ts'
import { readDay, type SpanText } from './span-text.ts'
import { SpansEditor } from './spans-editor.tsx'
import type { Plan, Propose } from './use-change.ts'
import { words } from './words.ts'

type Kind = DayException['kind']
type Props = { plan: Plan; propose: Propose }
const kindWords = { closed: 'closed', hours: 'otherHours', holiday_duty: 'holidayDuty' } as const
const most = 31

const Add = ({ plan, propose }: Props) => {
  const say = useWords(words)
  const [range, setRange] = useState<[Dayjs | null, Dayjs | null] | null>(null)
  const [kind, setKind] = useState<Kind>('closed')
  const [spans, setSpans] = useState<SpanText[]>([{ text: '09:00-12:00', kind: 'usual', windows: [] }])
  const [reason, setReason] = useState('')
  const first = range?.[0]?.format('YYYY-MM-DD')
  const last = range?.[1]?.format('YYYY-MM-DD') ?? first
  const count = first && last ? dayNumber(last) - dayNumber(first) + 1 : 0
  const read = kind === 'closed' ? [] : readDay(spans)
  const ready = count > 0 && count <= most && reason.trim() && read && (kind === 'closed' || read.length > 0)
  const preview = () => {
    if (!ready || !first || !read) return
    const duty = kind === 'holiday_duty' ? read.map((span) => ({ ...span, kind: 'holiday_duty' as const })) : read
    propose({
      title: say('days'),
      reason: reason.trim(),
      change: {
        kind: 'days',
        days: Array.from({ length: count }, (_, i) => dayText(dayNumber(first) + i)),
        exception: { kind, spans: duty, reason: reason.trim() },
      },
      onDone: () => {
        setRange(null)
        setReason('')
      },
    })
  }
  return (
    <Panel title={say('addDays')}>
      <div className="hall-stack">
        <div className="hall-two">
          <div className="hall-field">
            <span>{say('day')}</span>
            <DatePicker.RangePicker
              aria-label={say('day')}
              minDate={dayjs(today())}
              value={range}
              onChange={setRange}
            />
          </div>
          <div className="hall-field">
            <span>{say('kind')}</span>
            <div>
              <Segmented<Kind>
                aria-label={say('kind')}
                value={kind}
                onChange={setKind}
                options={(Object.keys(kindWords) as Kind[]).map((value) => ({ value, label: say(kindWords[value]) }))}
              />
            </div>
          </div>
        </div>
        {kind !== 'closed' && (
          <SpansEditor label={say('time')} spans={spans} windows={plan.windows} onChange={setSpans} />
        )}
        <label className="hall-field">
          <span>{say('dayReason')}</span>
          <Input maxLength={100} value={reason} onChange={(e) => setReason(e.target.value)} />
        </label>
        {count > most && <Alert type="warning" showIcon title={say('mostDays')} />}
        {!read && <Alert type="warning" showIcon title={say('hoursWrong')} />}
        <div className="form-end">
          <Button type="primary" disabled={!ready} onClick={preview}>
            {say('preview')}
          </Button>
        </div>
      </div>
    </Panel>
  )
}

/** Days that differ: closed, other hours, duty on a holiday (D12). */
export const SpecialDays = ({ plan, propose }: Props) => {
  const say = useWords(words)
  const day = useSayDay()
  const coming = plan.exceptions.filter((e) => e.day >= today())
  return (
    <div className="hall-stack">
      <Panel title={say('days')}>
        <p className="soft hall-hint">{say('daysHint')}</p>
        {coming.length ? (
          <ul className="hall-lines">
            {coming.map((e) => (
              <li key={e.day} className="hall-line">
                <span className="hall-line-main">
                  <strong>{day.day(e.day)}</strong>
                  <span className="soft small">{[sayHours(e.spans), e.reason].filter(Boolean).join(' · ')}</span>
                </span>
                <Light kind={e.kind === 'closed' ? 'still' : 'good'}>{say(kindWords[e.kind])}</Light>
                <Button
                  size="small"
                  onClick={() =>
                    propose({
                      title: `${day.day(e.day)} ${say('ordinary')}`,
                      change: { kind: 'days', days: [e.day], exception: null },
                    })
                  }
                >
                  {say('ordinary')}
                </Button>
              </li>
            ))}
          </ul>
        ) : (
          <p className="soft">{say('noDays')}</p>
        )}
      </Panel>
      <Add plan={plan} propose={propose} />
    </div>
  )
}
