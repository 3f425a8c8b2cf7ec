import { DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useWords } from '#kit/language.ts'
import { monthOf, periodOf, presets, type Period } from '../period.ts'
import { words } from '../words.ts'

/** Which months: the usual ones by a press, any others by the calendar. */
export const PeriodPicker = ({ period, onChange }: { period: Period; onChange: (period: Period) => void }) => {
  const say = useWords(words)
  const now = monthOf(new Date())
  const chosen = presets.find((preset) => {
    const usual = periodOf(preset, now)
    return usual.from === period.from && usual.to === period.to
  })
  return (
    <div className="period">
      <Segmented
        value={chosen ?? ''}
        onChange={(preset) => onChange(periodOf(preset as (typeof presets)[number], now))}
        options={presets.map((preset) => ({ value: preset, label: say(preset) }))}
      />
      <DatePicker.RangePicker
        picker="month"
        aria-label={say('period')}
        allowClear={false}
        value={[dayjs(period.from), dayjs(period.to)]}
        maxDate={dayjs(now)}
        onChange={(months) => {
          if (months?.[0] && months[1]) onChange({ from: months[0].format('YYYY-MM'), to: months[1].format('YYYY-MM') })
        }}
      />
    </div>
  )
}
