import './booking.css'
import { useState } from 'react'
import { listSlots } from '#contract/matters/bookings.ts'
import type { Answer } from '#contract/route.ts'
import { sayTime } from '#kit/format.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { dayOf, plusDays, sayShortDay, saySlot, sayWeekday } from './say-slot.ts'
import { SlotWish } from './slot-wish.tsx'
import { words } from './words.ts'

type Slots = Answer<typeof listSlots>
type Day = Slots['days'][number]
export type Slot = { from: string; to: string }
type Hall = { areaId: number; siteId: string; classCode: string }
/** The day somebody comes for, as a message named it. */
type Asked = { day?: string | undefined }
type Props = { value: Slot | undefined; onPick: (slot: Slot | undefined) => void }

const Times = ({ day, hall, value, onPick }: Props & { day: Day; hall: Hall }) => {
  const say = useWords(words)
  const free = day.slots.some((slot) => slot.left > 0)
  return (
    <>
      {day.why.map((why) => (
        <p key={why.code} className="slot-why" role="status">
          {why.text}
        </p>
      ))}
      {day.slots.length > 0 && !free && <SlotWish key={day.day} {...hall} day={day.day} />}
      {free && (
        <fieldset className="field">
          <legend className="field-label">{say('time')}</legend>
          <div className="slots">
            {day.slots.map((slot) => (
              <label key={`${slot.from}${slot.organisation ?? ''}`} className="choice">
                <input
                  type="radio"
                  name="slot"
                  disabled={slot.left === 0}
                  checked={value?.from === slot.from}
                  onChange={() => onPick({ from: slot.from, to: slot.to })}
                />
                <span className="slot">
                  {sayTime(slot.from)}
                  <span className="small">{slot.left ? say('left', { n: slot.left }) : say('full')}</span>
                </span>
              </label>
            ))}
          </div>
          {[...new Set(day.slots.map((s) => s.organisation))].map(
            (name) =>
              name && (
                <p key={name} className="soft small">
                  {say('department', { name })}
                </p>
              ),
          )}
        </fieldset>
      )}
    </>
  )
}

const Days = ({
  slots,
  hall,
  day: asked,
  value,
  onPick,
  onMove,
}: Props & Asked & { slots: Slots; hall: Hall; onMove: (from: string) => void }) => {
  const say = useWords(words)
  useLanguage()
  const { days, next, lastDay } = slots
  const free = (day: Day) => day.slots.reduce((sum, slot) => sum + slot.left, 0)
  const [chosen, choose] = useState(asked)
  const first = value ? dayOf(value.from) : next ? dayOf(next.from) : undefined
  const day = days.find((d) => d.day === chosen) ?? days.find((d) => d.day === first) ?? days.find(free) ?? days[0]!
  return (
    <>
      {next ? (
        <p className="slot-soonest">
          <span>{say('soonest', { at: saySlot(next) })}</span>
          <Button
            kind="quiet"
            aria-pressed={value?.from === next.from}
            onClick={() => {
              choose(dayOf(next.from))
              onPick({ from: next.from, to: next.to })
            }}
          >
            {say('takeSoonest')}
          </Button>
        </p>
      ) : (
        <p className="slot-why">{say('noneAtAll')}</p>
      )}
      <fieldset className="field">
        <legend className="field-label">{say('day')}</legend>
        <div className="slot-days">
          {days.map((one) => (
            <label key={one.day} className="choice">
              <input
                type="radio"
                name="day"
                checked={one.day === day.day}
                onChange={() => {
                  choose(one.day)
                  onPick(undefined)
                }}
              />
              <span className={`slot-day${free(one) ? '' : ' slot-none'}`}>
                <span>{sayWeekday(one.day)}</span>
                <span>{sayShortDay(one.day)}</span>
                <span className="small">
                  {free(one) ? say('left', { n: free(one) }) : say(one.slots.length ? 'full' : 'closed')}
                </span>
              </span>
            </label>
          ))}
        </div>
        <div className="slot-turn">
          <Button
            kind="text"
            onClick={() => onMove(plusDays(days[0]!.day, -7))}
            disabled={days[0]!.day <= dayOf(new Date().toISOString())}
          >
            {say('earlier')}
          </Button>
          <Button kind="text" onClick={() => onMove(plusDays(days[0]!.day, 7))} disabled={days.at(-1)!.day >= lastDay}>
            {say('later')}
          </Button>
        </div>
      </fieldset>
      <Times day={day} hall={hall} value={value} onPick={onPick} />
    </>
  )
}

const Week = ({ areaId, siteId, classCode, day, value, onPick }: Props & Hall & Asked) => {
  const [from, setFrom] = useState(day)
  const query = useAnswer(
    listSlots,
    { params: { areaId, siteId }, query: { class: classCode, days: 7, ...(from ? { from } : {}) } },
    { every: 60_000, keepPrevious: true },
  )
  return (
    <Answered query={query}>
      {(slots) => (
        <Days
          slots={slots}
          hall={{ areaId, siteId, classCode }}
          day={day}
          value={value}
          onPick={onPick}
          onMove={setFrom}
        />
      )}
    </Answered>
  )
}

/** Day, then time: free ones to press, days without say why. Seven days at once; another hall or matter begins anew. */
export const PickSlot = (props: Props & Hall & Asked) => <Week key={`${props.siteId} ${props.classCode}`} {...props} />
