import type * as zh from './zh-CN.ts'

export const problems: Record<keyof typeof zh.problems, string> = {
  'time.no_office_hours':
    'This area has no office hours, so no deadline can be worked out. Set them in the working calendar first.',
}

export const words: Record<keyof typeof zh.words, string> = {
  'time.one_working_hours': '1 working hour',
  'time.some_working_hours': '{n} working hours',
  'time.one_working_days': '1 working day',
  'time.some_working_days': '{n} working days',
  'time.one_hours': '1 hour',
  'time.some_hours': '{n} hours',
  'time.one_days': '1 calendar day',
  'time.some_days': '{n} calendar days',

  'time.weekdays': 'Mon Tue Wed Thu Fri Sat Sun',
  'time.months': 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  // In the order of the Chinese names; "_" stands for a space.
  'time.holidays': 'New_Year Spring_Festival Qingming Labour_Day Dragon_Boat Mid-Autumn National_Day',
  'time.date': '{day} {month}',
  'time.date_of_year': '{day} {month} {year}',
  'time.instant': '{weekday} {date}, {time}',
  'time.one_day': '{weekday} {date}',
  'time.from_to': '{from} to {to}',
  'time.list_mark': ', ',
  'time.no_reason': 'no reason given',
  'time.reasons_mark': '; ',

  'time.step_start': 'Starts on {at}, limit {limit}',
  'time.step_natural': 'Counted day and night, weekends and holidays included',
  'time.step_next_workday':
    'A limit in working days leaves out the first day and counts from the next working day, {at}',
  'time.step_opens': 'Outside office hours, so counted from {at}',
  'time.step_holiday': '{when}: {name} holiday, days skipped: {days}',
  'time.step_local_holiday': '{when}: closed in this area ({name}), days skipped: {days}',
  'time.step_weekend': '{when}: weekend, days skipped: {days}',
  'time.step_weekends': '{when}: all weekends, days skipped: {days}',
  'time.step_make_up': '{when}: working day that makes up for {name}, counted',
  'time.step_local_make_up': '{when}: working day in this area ({name}), counted',
  'time.step_pause': 'Paused from {from} to {to} ({reason}), not counted: {length}',
  'time.step_pause_open': 'Paused since {from} ({reason}), goes on when resumed',
  'time.step_assumed':
    'The holiday notice for {year} is not published: only weekends are assumed, and this is worked out again once it is',
  'time.step_unknown': 'The calendar holds no holiday notice for {year}: only weekends are assumed',
  'time.step_yellow': 'Yellow light from {at} ({share}% used)',
  'time.step_due': 'Due {at}',
  'time.step_paused': 'Paused: no due time until resumed, {length} left',
  'time.length_working': '{length} of working time',
  'time.length_natural': '{length}',

  'time.left': '{length} left',
  'time.over': '{length} overdue',
  'time.paused': 'Paused, {length} left',
  'time.d': '{n} d',
  'time.h': '{n} h',
  'time.m': '{n} min',
  'time.below_minute': 'less than 1 min',
}
