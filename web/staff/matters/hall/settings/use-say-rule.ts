import type { RotationRule } from '#contract/matters/hall-site.ts'
import { sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useSayDay } from '../say-slot.ts'
import { words } from './words.ts'

/** 每2周 周二、周四; 每月第1个、最后一个周三. */
export const useSayRule = () => {
  const say = useWords(words)
  const { weekday } = useSayDay()
  return (rule: RotationRule) => {
    if (rule.by === 'dates') return say('sayDates', { n: rule.days.length })
    if (rule.by === 'week') {
      const days = sayList(rule.weekdays.map((d) => weekday(d)))
      return rule.every === 1 ? say('sayEveryWeek', { days }) : say('sayWeek', { n: rule.every, days })
    }
    const nths = sayList(rule.nths.map((n) => (n === -1 ? say('last') : say('nthN', { n }))))
    return say('sayMonth', { nths, day: weekday(rule.weekday) })
  }
}
