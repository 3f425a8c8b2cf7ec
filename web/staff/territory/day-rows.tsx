import { Button, DatePicker, Input, Segmented } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { dayNumber, dayText, weekdayOf } from '#contract/time/local-time.ts'
import { sayDay } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useLanguage, useWords } from '#kit/language.ts'
import { Light } from '#kit/states/light.tsx'
import { words } from './admin-words.ts'

export type Day = { day: string; off: boolean; name: string }
type Span = { from: string; to: string; off: boolean; name: string }

const weekdays = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
export const useWeekday = () => {
  const locale = useLanguage()
  return (weekday: number) => `${locale === 'zh' ? '星期' : ''}${weekdays[locale][weekday - 1]}`
}

/** Days in a row with the same name are one line: 2月10日 至 2月17日 春节. */
const spansOf = (days: readonly Day[]): Span[] =>
  days
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .reduce<Span[]>((spans, { day, off, name }) => {
      const last = spans.at(-1)
      const follows = last && last.off === off && last.name === name && dayNumber(day) === dayNumber(last.to) + 1
      return follows ? [...spans.slice(0, -1), { ...last, to: day }] : [...spans, { from: day, to: day, off, name }]
    }, [])

type ListProps = { days: readonly Day[]; onRemove?: (from: string, to: string) => void }

/** Special days, off and make-up. */
export const DayList = ({ days, onRemove }: ListProps) => {
  const say = useWords(words)
  const weekday = useWeekday()
  const on = (day: string) => `${sayDay(day)} ${weekday(weekdayOf(dayNumber(day)))}`
  return (
    <ul className="admin-list">
      {spansOf(days).map(({ from, to, off, name }) => (
        <li key={from}>
          <span className="admin-list-main">
            {name}
            <div className="soft small">{from === to ? on(from) : `${on(from)} – ${on(to)}`}</div>
          </span>
          <Light kind={off ? 'good' : 'warn'}>{say(off ? 'off' : 'makeUp')}</Light>
          {onRemove && (
            <Button
              type="text"
              size="small"
              aria-label={say('removeDay', { day: sayDay(from) })}
              icon={<Icon name="close" size={16} />}
              onClick={() => onRemove(from, to)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

/** Adds a day or several in a row. `year`: the one the picker opens at. */
export const AddDays = ({ year, onAdd }: { year: number; onAdd: (days: Day[]) => void }) => {
  const say = useWords(words)
  const [span, setSpan] = useState<[Dayjs | null, Dayjs | null] | null>(null)
  const [off, setOff] = useState(true)
  const [name, setName] = useState('')
  const add = () => {
    const [from, to] = [span?.[0], span?.[1] ?? span?.[0]]
    if (!from || !to || !name.trim()) return
    const [first, last] = [dayNumber(from.format('YYYY-MM-DD')), dayNumber(to.format('YYYY-MM-DD'))]
    onAdd(Array.from({ length: last - first + 1 }, (_, i) => ({ day: dayText(first + i), off, name: name.trim() })))
    setSpan(null)
    setName('')
  }
  return (
    <div className="admin-form-row">
      <DatePicker.RangePicker
        aria-label={say('day')}
        defaultPickerValue={[dayjs(`${year}-01-01`), dayjs(`${year}-01-01`)]}
        value={span}
        onChange={setSpan}
      />
      <Input
        aria-label={say('dayName')}
        placeholder={say('dayName')}
        maxLength={40}
        style={{ width: 140 }}
        value={name}
        onChange={(e) => setName(e.target.value)}
        onPressEnter={add}
      />
      <Segmented<boolean>
        value={off}
        onChange={setOff}
        options={[
          { value: true, label: say('off') },
          { value: false, label: say('work') },
        ]}
      />
      <Button disabled={!span?.[0] || !name.trim()} onClick={add}>
        {say('add')}
      </Button>
    </div>
  )
}

/** `added` wins over a day that is there already. */
export const mergeDays = (days: readonly Day[], added: readonly Day[]): Day[] => [
  ...new Map([...days, ...added].map((d) => [d.day, { day: d.day, off: d.off, name: d.name }])).values(),
]
