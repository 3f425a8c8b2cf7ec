import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, text } from '../shapes.ts'
import { WeekHours } from '../time/calendar.ts'

const Year = z.coerce.number().int().min(1949).max(2200)
/** A special day: off, or a make-up working day (调休). */
export const HolidayDay = z.object({ day: z.iso.date(), off: z.boolean(), name: text(40) })
const distinct = (days: { day: string }[]) => new Set(days.map((d) => d.day)).size === days.length
const Days = z.array(HolidayDay).max(370).refine(distinct, '日期重复 duplicate day')

export const getCalendar = route({
  name: 'territory.get_calendar',
  method: 'GET',
  path: '/api/areas/{areaId}/calendar/{year}',
  permission: 'public',
  about: { zh: '一年的节假日、调休和办公时间', en: 'Holidays, make-up days and office hours of a year' },
  params: InArea.extend({ year: Year }),
  answer: z.object({
    year: z.number().int(),
    published: z.boolean().describe('false: the notice of this year is not out; only weekends are known'),
    papers: z.array(z.string()),
    national: z.array(HolidayDay),
    own: z.array(HolidayDay).describe('set by this very area'),
    inForce: z.array(HolidayDay.extend({ local: z.boolean() })),
    hours: WeekHours,
    hoursFrom: z.number().int().nullable().describe('the area whose hours count; null: the default'),
  }),
  problems: ['territory.area_unknown'],
})

export const setOwnDays = route({
  name: 'territory.set_own_days',
  method: 'PUT',
  path: '/api/areas/{areaId}/calendar/{year}',
  permission: 'incidents.configure',
  about: {
    zh: '设定本区域自己的放假和上班日（覆盖全国安排）',
    en: 'Set the own days of an area; they win over the national ones',
  },
  params: InArea.extend({ year: Year }),
  body: z.object({ days: Days }),
  answer: z.object({ days: z.number().int() }),
  problems: ['territory.area_unknown', 'territory.day_of_other_year'],
})

export const setOfficeHours = route({
  name: 'territory.set_office_hours',
  method: 'PUT',
  path: '/api/areas/{areaId}/office-hours',
  permission: 'incidents.configure',
  about: { zh: '设定办公时间；空白表示沿用上级', en: 'Set office hours; null follows the area above' },
  params: InArea,
  body: z.object({ hours: WeekHours.nullable() }),
  answer: z.object({ hours: WeekHours }),
  problems: ['territory.area_unknown'],
})

export const publishYear = route({
  name: 'territory.publish_year',
  method: 'PUT',
  path: '/api/calendar/{year}',
  permission: 'access.manage_system',
  about: {
    zh: '录入一年的全国节假日安排（国务院办公厅通知）',
    en: 'Enter the national holidays of a year from its notice',
  },
  params: z.object({ year: Year }),
  body: z.object({ papers: z.array(z.url().max(300)).min(1).max(10), days: Days.min(1) }),
  answer: z.object({ days: z.number().int() }),
  problems: ['territory.day_of_other_year'],
})
