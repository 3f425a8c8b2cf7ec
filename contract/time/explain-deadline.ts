import type { DeadlineExplanation, DeadlineStep } from './explanation.ts'
import { sayLength, sayWorkingLength } from './length.ts'
import { sayLimit } from './limit.ts'
import { dayNumber, dayOf, startOfDay, weekdayOf, dayText, minuteMs } from './local-time.ts'
import { type Locale, word } from './words.ts'

/** "Explain this deadline", a sentence a step, in the order they apply. */
export const explainDeadline = (locale: Locale, explanation: DeadlineExplanation): string[] =>
  explanation.map((step) => saySentence(locale, step))

const saySentence = (locale: Locale, step: DeadlineStep): string => {
  const at = (text: string) => sayInstant(locale, Date.parse(text))
  switch (step.kind) {
    case 'start':
      return word(locale, 'time.step_start', { at: at(step.at), limit: sayLimit(locale, step.limit) })
    case 'natural':
      return word(locale, 'time.step_natural')
    case 'moved':
      return word(locale, step.why === 'opens' ? 'time.step_opens' : 'time.step_next_workday', { at: at(step.to) })
    case 'holiday':
      return word(locale, step.local ? 'time.step_local_holiday' : 'time.step_holiday', {
        when: saySpan(locale, step),
        name: sayHoliday(locale, step.name),
        days: step.days,
      })
    case 'weekends': {
      const [first, last] = [step.spans[0]!, step.spans.at(-1)!]
      if (step.spans.length === 1)
        return word(locale, 'time.step_weekend', { when: saySpan(locale, first), days: step.days })
      return word(locale, 'time.step_weekends', {
        when: saySpan(locale, { from: first.from, to: last.to }),
        days: step.days,
      })
    }
    case 'make_up':
      return word(locale, step.local ? 'time.step_local_make_up' : 'time.step_make_up', {
        when: saySpan(locale, { from: step.on, to: step.on }),
        name: sayHoliday(locale, step.name),
      })
    case 'pause': {
      const reason = step.reason.join(word(locale, 'time.reasons_mark')) || word(locale, 'time.no_reason')
      if (step.to === null || step.minutes === null)
        return word(locale, 'time.step_pause_open', { from: at(step.from), reason })
      const length = measured(locale, step.minutes, step.working)
      return word(locale, 'time.step_pause', { from: at(step.from), to: at(step.to), reason, length })
    }
    case 'assumed':
      return word(locale, step.past ? 'time.step_unknown' : 'time.step_assumed', { year: step.year })
    case 'yellow':
      return word(locale, 'time.step_yellow', { at: at(step.at), share: Math.round(step.share * 100) })
    case 'due':
      return word(locale, 'time.step_due', { at: at(step.at) })
    case 'paused':
      return word(locale, 'time.step_paused', { length: measured(locale, step.minutes, step.working) })
  }
}

const measured = (locale: Locale, minutes: number, working: boolean) =>
  working
    ? word(locale, 'time.length_working', { length: sayWorkingLength(locale, minutes) })
    : word(locale, 'time.length_natural', { length: sayLength(locale, minutes) })

/** `2024年2月8日（星期四）10:00`, local time; seconds are left out. */
export const sayInstant = (locale: Locale, at: number) => {
  const day = dayOf(at)
  const minute = Math.floor((at - startOfDay(day)) / minuteMs)
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return word(locale, 'time.instant', {
    date: sayDay(locale, dayText(day), 'time.date_of_year'),
    weekday: sayWeekday(locale, day),
    time,
  })
}

const sayDay = (locale: Locale, text: string, key: 'time.date' | 'time.date_of_year' = 'time.date') => {
  const [year = '', month = '', day = ''] = text.split('-')
  return word(locale, key, {
    year,
    month: word(locale, 'time.months').split(' ')[Number(month) - 1]!,
    day: Number(day),
  })
}

const sayWeekday = (locale: Locale, day: number) => word(locale, 'time.weekdays').split(' ')[weekdayOf(day) - 1]!

/** One day with its weekday, or the first and last of several; the year only where it changes. */
const saySpan = (locale: Locale, { from, to }: { from: string; to: string }) => {
  if (from === to)
    return word(locale, 'time.one_day', { date: sayDay(locale, from), weekday: sayWeekday(locale, dayNumber(from)) })
  const key = from.slice(0, 4) === to.slice(0, 4) ? 'time.date' : 'time.date_of_year'
  return word(locale, 'time.from_to', { from: sayDay(locale, from, key), to: sayDay(locale, to, key) })
}

/** `国庆节、中秋节` in the reader's language; a name an area made up stays as it is. */
const sayHoliday = (locale: Locale, name: string) => {
  const known = word('zh', 'time.holidays').split(' ')
  const said = word(locale, 'time.holidays').split(' ')
  return name
    .split('、')
    .map((part) => said[known.indexOf(part)]?.replaceAll('_', ' ') ?? part)
    .join(word(locale, 'time.list_mark'))
}
