import { DatePicker, InputNumber, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import type { RotationRule } from '#contract/matters/hall-site.ts'
import { useWords } from '#kit/language.ts'
import { today } from '../days.ts'
import { useSayDay } from '../say-slot.ts'
import { words } from './words.ts'

type By = RotationRule['by']
const starts: Record<By, () => RotationRule> = {
  week: () => ({ by: 'week', every: 1, weekdays: [2], since: today() }),
  month: () => ({ by: 'month', nths: [1], weekday: 2 }),
  dates: () => ({ by: 'dates', days: [] }),
}
type Props = { rule: RotationRule; onChange: (rule: RotationRule) => void }

/** On which days a department comes. */
export const RuleFields = ({ rule, onChange }: Props) => {
  const say = useWords(words)
  const { weekday } = useSayDay()
  const days = [1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: weekday(value) }))
  return (
    <div className="hall-stack">
      <div className="hall-field">
        <span>{say('rule')}</span>
        <div>
          <Segmented<By>
            aria-label={say('rule')}
            value={rule.by}
            onChange={(by) => onChange(starts[by]())}
            options={[
              { value: 'week', label: say('byWeek') },
              { value: 'month', label: say('byMonth') },
              { value: 'dates', label: say('byDates') },
            ]}
          />
        </div>
      </div>
      {rule.by === 'week' && (
        <div className="hall-two">
          <label className="hall-field">
            <span>{say('every')}</span>
            <InputNumber
              min={1}
              max={8}
              value={rule.every}
              onChange={(every) => onChange({ ...rule, every: every ?? 1 })}
            />
          </label>
          <div className="hall-field">
            <span>{say('weekdays')}</span>
            <Select
              mode="multiple"
              aria-label={say('weekdays')}
              value={rule.weekdays}
              onChange={(weekdays: number[]) => onChange({ ...rule, weekdays: weekdays.toSorted((a, b) => a - b) })}
              options={days}
            />
          </div>
        </div>
      )}
      {rule.by === 'month' && (
        <div className="hall-two">
          <div className="hall-field">
            <span>{say('nth')}</span>
            <Select
              mode="multiple"
              aria-label={say('nth')}
              value={rule.nths}
              onChange={(nths) => onChange({ ...rule, nths })}
              options={([1, 2, 3, 4, 5, -1] as const).map((value) => ({
                value,
                label: value === -1 ? say('last') : say('nthN', { n: value }),
              }))}
            />
          </div>
          <div className="hall-field">
            <span>{say('weekdays')}</span>
            <Select
              aria-label={say('weekdays')}
              value={rule.weekday}
              onChange={(day: number) => onChange({ ...rule, weekday: day })}
              options={days}
            />
          </div>
        </div>
      )}
      {rule.by === 'dates' && (
        <div className="hall-field">
          <span>{say('dates')}</span>
          <DatePicker
            multiple
            aria-label={say('dates')}
            minDate={dayjs(today())}
            value={rule.days.map((day) => dayjs(day))}
            onChange={(chosen: dayjs.Dayjs[] | null) =>
              onChange({ by: 'dates', days: (chosen ?? []).map((day) => day.format('YYYY-MM-DD')).toSorted() })
            }
          />
        </div>
      )}
    </div>
  )
}
