import { Alert, Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { SiteWeek } from '#contract/matters/hall-site.ts'
import type { Weekday } from '#contract/time/local-time.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayDay, sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Light } from '#kit/states/light.tsx'
import { plusDays, today } from '../days.ts'
import { sayHours } from '../say-hall.ts'
import { useSayDay } from '../say-slot.ts'
import { readDay, textOf, type SpanText } from './span-text.ts'
import { SpansEditor } from './spans-editor.tsx'
import type { Plan, Propose } from './use-change.ts'
import { words } from './words.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const satisfies Weekday[]
type Props = { plan: Plan; propose: Propose }
type Texts = Record<Weekday, SpanText[]>
const nine: SpanText[] = [
  { text: '09:00-12:00', kind: 'usual', windows: [] },
  { text: '13:30-17:30', kind: 'usual', windows: [] },
]

const Edit = ({ plan, propose, onDone }: Props & { onDone: () => void }) => {
  const say = useWords(words)
  const day = useSayDay()
  const last = plan.weeks.at(-1)?.week
  const [from, setFrom] = useState(plan.weeks.length ? plusDays(today(), 1) : today())
  const [texts, setTexts] = useState(
    () => Object.fromEntries(weekdays.map((d) => [d, last ? textOf(last[d]) : d < 6 ? nine : []])) as Texts,
  )
  const read = Object.fromEntries(weekdays.map((d) => [d, readDay(texts[d])])) as Record<Weekday, unknown>
  const wrong = weekdays.some((d) => !read[d])
  return (
    <div className="hall-stack">
      <label className="hall-field hall-narrow">
        <span>{say('from')}</span>
        <DatePicker
          allowClear={false}
          minDate={dayjs(today())}
          value={dayjs(from)}
          onChange={(to) => to && setFrom(to.format('YYYY-MM-DD'))}
        />
      </label>
      {weekdays.map((d) => (
        <div key={d} className="hall-weekday">
          <strong>{day.weekday(d)}</strong>
          <SpansEditor
            label={say('spanOf', { day: day.weekday(d) })}
            spans={texts[d]}
            windows={plan.windows}
            onChange={(spans) => setTexts({ ...texts, [d]: spans })}
          />
        </div>
      ))}
      <div>
        <Button onClick={() => setTexts({ ...texts, 2: texts[1], 3: texts[1], 4: texts[1], 5: texts[1] })}>
          {say('copyMonday')}
        </Button>
      </div>
      {wrong && <Alert type="warning" showIcon title={say('hoursWrong')} />}
      <div className="form-end">
        <Button
          type="primary"
          disabled={wrong}
          onClick={() =>
            propose({
              title: say('hours'),
              change: { kind: 'week', validFrom: from, week: read as SiteWeek },
              onDone,
            })
          }
        >
          {say('preview')}
        </Button>
        <Button onClick={onDone}>{say('cancel')}</Button>
      </div>
    </div>
  )
}

/** 每周时间 with staggered hours (D11): the week in force, the one to come, and a new one. */
export const WeekHours = ({ plan, propose }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const day = useSayDay()
  const [editing, setEditing] = useState(false)
  const now = plan.weeks.filter((w) => w.validFrom <= today()).at(-1)
  const shown = plan.weeks.filter((w) => w === now || w.validFrom > today())
  if (editing)
    return (
      <Panel title={say('hours')}>
        <Edit plan={plan} propose={propose} onDone={() => setEditing(false)} />
      </Panel>
    )
  return (
    <Panel
      title={say('hours')}
      actions={
        <Button type="primary" onClick={() => setEditing(true)}>
          {say('edit')}
        </Button>
      }
    >
      {shown.length ? (
        <div className="hall-two">
          {shown.map((w) => (
            <section key={w.validFrom} className="hall-stack">
              <p>
                <Light kind={w === now ? 'good' : 'info'}>
                  {w === now ? say('inForce') : say('coming', { day: sayDay(w.validFrom) })}
                </Light>
              </p>
              <dl className="hall-week-list">
                {weekdays.map((d) => (
                  <div key={d}>
                    <dt>{day.weekday(d)}</dt>
                    <dd>
                      {w.week[d].length ? (
                        w.week[d].map((span) => (
                          <div key={span.from}>
                            <span className="figure">{sayHours([span])}</span>{' '}
                            <span className="soft small">
                              {[
                                span.kind !== 'usual' && phrase(`matters.span.${span.kind}`),
                                span.windows && say('onlyWindows', { list: sayList(span.windows) }),
                              ]
                                .filter(Boolean)
                                .join(' · ')}
                            </span>
                          </div>
                        ))
                      ) : (
                        <span className="soft">{say('rest')}</span>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      ) : (
        <p className="soft">{say('noHours')}</p>
      )}
    </Panel>
  )
}
