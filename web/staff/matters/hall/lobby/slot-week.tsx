import { Button } from 'antd'
import { useState } from 'react'
import { listSlots, type FreeSlot } from '#contract/matters/bookings.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayTime } from '#kit/format.ts'
import { plusDays, today } from '../days.ts'
import { sayHours } from '../say-hall.ts'
import { useSayDay } from '../say-slot.ts'
import { words } from './words.ts'

type Props = {
  areaId: number
  siteId: string
  classCode: string
  /** The chosen time. */
  value?: string
  /** Absent: only to look. */
  onPick?: (slot: FreeSlot) => void
}
const days = 7

/** A week of times for a class of matters; a day without any says why. */
export const SlotWeek = ({ areaId, siteId, classCode, value, onPick }: Props) => {
  const say = useWords(words)
  const sayDay = useSayDay()
  const [from, setFrom] = useState(today)
  const [chosenDay, chooseDay] = useState<string>()
  const query = useAnswer(
    listSlots,
    { params: { areaId, siteId }, query: { class: classCode, from, days } },
    { keepPrevious: true },
  )
  const last = plusDays(from, days - 1)
  return (
    <div className="hall-stack">
      <div className="hall-week-head">
        <Button
          aria-label={say('earlier')}
          icon={<Icon name="left" size={16} />}
          disabled={from <= today()}
          onClick={() => setFrom(plusDays(from, -days))}
        />
        <strong>
          {sayDay.short(from)} – {sayDay.short(last)}
        </strong>
        <Button
          aria-label={say('later')}
          icon={<Icon name="right" size={16} />}
          onClick={() => setFrom(plusDays(from, days))}
        />
        <span className="soft small">
          {query.data &&
            (query.data.next
              ? say('firstFree', { time: sayDay.slot(query.data.next.from) })
              : say('noFree', { day: sayDay.short(query.data.lastDay) }))}
          {query.data && ` · ${say('until', { day: sayDay.short(query.data.lastDay) })}`}
        </span>
      </div>
      <Answered query={query}>
        {({ days: all }) => {
          const at = all.find((day) => day.day === chosenDay) ?? all.find((day) => day.slots.length) ?? all[0]
          const shown = onPick ? (at ? [at] : []) : all
          return (
            <>
              {onPick && (
                <ul className="hall-strip">
                  {all.map((day) => (
                    <li key={day.day}>
                      <button
                        type="button"
                        className={`hall-slot${day === at ? ' hall-slot-here' : ''}`}
                        aria-pressed={day === at}
                        onClick={() => chooseDay(day.day)}
                      >
                        <span>{sayDay.day(day.day)}</span>
                        <span className="small">
                          {day.slots.length
                            ? say('freeN', { n: day.slots.filter((slot) => slot.left).length })
                            : say('noneFree')}
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
              )}
              <ol className="hall-week">
                {shown.map((day) => (
                  <li key={day.day} className={day.slots.length ? 'hall-day' : 'hall-day hall-day-none'}>
                    <p>
                      <strong>{sayDay.day(day.day)}</strong>
                      {day.spans.length > 0 && <span className="soft small"> {sayHours(day.spans)}</span>}
                    </p>
                    {day.why.map((why) => (
                      <p key={why.code} className="soft small">
                        {why.text}
                      </p>
                    ))}
                    {day.assumes && <p className="soft small">{say('assumes', { year: day.assumes })}</p>}
                    <ul className="hall-slots">
                      {day.slots.map((slot) => (
                        <li key={String(slot.from)}>
                          <button
                            type="button"
                            className={`hall-slot${String(slot.from) === value ? ' hall-slot-chosen' : ''}`}
                            aria-pressed={onPick ? String(slot.from) === value : undefined}
                            disabled={!onPick || slot.left === 0}
                            onClick={() => onPick?.(slot)}
                          >
                            <span className="figure">{sayTime(slot.from)}</span>
                            <span className="small">
                              {slot.left ? say('free', { left: slot.left, total: slot.total }) : say('full')}
                            </span>
                            {slot.organisation && <span className="small hall-slot-who">{slot.organisation}</span>}
                          </button>
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ol>
            </>
          )
        }}
      </Answered>
    </div>
  )
}
