import { DatePicker } from 'antd'
import dayjs from 'dayjs'

/** A natural month: none in the future, or with `future` none in the past. */
export const MonthChoice = ({
  label,
  value,
  onChange,
  future,
}: {
  label: string
  value: string
  onChange: (month: string) => void
  future?: boolean
}) => (
  <DatePicker
    picker="month"
    aria-label={label}
    allowClear={false}
    value={dayjs(`${value}-01`)}
    disabledDate={(day) => (future ? day.isBefore(dayjs(), 'month') : day.isAfter(dayjs(), 'month'))}
    onChange={(day) => day && onChange(day.format('YYYY-MM'))}
  />
)
/** First and last day of a month, as the lists want them. */
export const daysOf = (month: string) => ({
  from: `${month}-01`,
  to: dayjs(`${month}-01`).endOf('month').format('YYYY-MM-DD'),
})
/** The three months before, with which a month is compared. */
export const daysBefore = (month: string) => ({
  from: dayjs(`${month}-01`).subtract(3, 'month').format('YYYY-MM-DD'),
  to: dayjs(`${month}-01`).subtract(1, 'day').format('YYYY-MM-DD'),
})
