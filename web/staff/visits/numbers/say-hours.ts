import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { words } from './words.ts'

/** How long something took: hours up to two days, then days. */
export const useSayHours = () => {
  const say = useWords(words)
  return (hours: number | null) =>
    hours === null
      ? '-'
      : hours < 48
        ? say('hoursN', { n: sayNumber(hours, 1) })
        : say('daysN', { n: sayNumber(hours / 24, 1) })
}
