import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishedYears } from './calendar.ts'
import { dayNumber } from './local-time.ts'
import { realCalendar } from './testing.ts'
import { planOf } from './working-time.ts'
import { yearTable } from './year-table.ts'

test('working days of a year: the calendar less its weekends less the legal holidays', () => {
  // Days, Saturdays and Sundays, legal holidays of 全国年节及纪念日放假办法 (11 until 2024, 13 since).
  const years: [number, number, number, number][] = [
    [2021, 365, 104, 11],
    [2022, 365, 105, 11],
    [2024, 366, 104, 11],
    [2025, 365, 104, 13],
    [2026, 365, 104, 13],
  ]
  for (const [year, days, weekends, holidays] of years) {
    const { workdaysBefore } = yearTable(realCalendar, year)
    assert.equal(workdaysBefore.at(-1), days - weekends - holidays, String(year))
  }
})

test('a day off in December by the notice of the next year', () => {
  assert.equal(planOf(realCalendar, dayNumber('2022-12-31')).name, '元旦')
  assert.deepEqual(publishedYears([{ day: '2022-12-31', off: true, name: '元旦' }]), [])
  assert.deepEqual(realCalendar.years, [2020, 2021, 2022, 2023, 2024, 2025, 2026])
})
