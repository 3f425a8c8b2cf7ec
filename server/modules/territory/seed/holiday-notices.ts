import { readdirSync, readFileSync } from 'node:fs'
import { HolidayNotice } from '#contract/time/holiday-notice.ts'

const folder = new URL('./holidays/', import.meta.url)

/** The holiday notices that ship with the product, by year; one without days is not published yet. */
export const holidayNotices = (): HolidayNotice[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => HolidayNotice.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
