import { sayLength, sayWorkingLength } from './length.ts'
import { minuteMs } from './local-time.ts'
import { word } from './words.ts'

/** 绿灯, 黄灯, 红灯, 暂停. Colour is never the only sign: a light always comes with its text. */
export type Light = 'green' | 'yellow' | 'red' | 'paused'

export type Remaining = {
  light: Light
  /** Natural minutes until due, negative when overdue; while paused the minutes kept, of the limit's own time. */
  minutes: number
  /** `剩余2天`, `超期1天 3小时`, `已暂停，剩余14小时`. */
  text: { zh: string; en: string }
}

/** What a case keeps of its `deadline`. `working: false` for limits in natural time. */
export type Kept = { dueAt: Date | null; yellowAt: Date | null; leftMinutes?: number | null; working?: boolean }

/**
 * The light of a case now. Days here are natural ones, 24 hours: what a person reads off the wall calendar, and what
 * needs no calendar of the area in the browser. Only while paused the working time kept is told, in hours.
 */
export const remaining = (now: Date, kept: Kept): Remaining => {
  if (kept.dueAt === null) {
    const minutes = kept.leftMinutes ?? 0
    const say = kept.working === false ? sayLength : sayWorkingLength
    return { light: 'paused', minutes, text: inBoth('time.paused', (locale) => say(locale, minutes)) }
  }
  const minutes = (kept.dueAt.getTime() - now.getTime()) / minuteMs
  if (minutes < 0) return { light: 'red', minutes, text: inBoth('time.over', (locale) => sayLength(locale, -minutes)) }
  const light = kept.yellowAt !== null && now >= kept.yellowAt ? 'yellow' : 'green'
  return { light, minutes, text: inBoth('time.left', (locale) => sayLength(locale, minutes)) }
}

const inBoth = (key: 'time.left' | 'time.over' | 'time.paused', length: (locale: 'zh' | 'en') => string) => ({
  zh: word('zh', key, { length: length('zh') }),
  en: word('en', key, { length: length('en') }),
})
