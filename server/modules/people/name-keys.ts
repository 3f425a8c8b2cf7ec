import { pinyin } from '#platform/pinyin.ts'
import { isHanName, normaliseName, splitName } from '#contract/people/identity/name.ts'
import { readings, simplify, surnameReading } from './match/han.ts'

const plainLetters = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
    .replaceAll('ü', 'v')

export type NameKeys = { nameKey: string; pinyin: string; initials: string }

/** The first character whole: characters beyond the BMP (𠮷) are two units of a string, and half of one is no text. */
const firstOf = (text: string) => [...text][0] ?? ''

/** What a name is found by: its normalised simplified form, its pinyin without tones, the initials. Surnames as surnames are read. */
export const nameKeys = (name: string): NameKeys => {
  const key = simplify(normaliseName(name))
  if (!isHanName(key))
    return {
      nameKey: key,
      pinyin: plainLetters(key),
      initials: key
        .split(/[\s·]+/)
        .map((word) => firstOf(plainLetters(word)))
        .join(''),
    }
  const { surname, given } = splitName(key)
  const first =
    [...surname].length === 1
      ? [surnameReading(surname)]
      : pinyin(surname, { toneType: 'none', type: 'array', v: true })
  const syllables = [...first, ...[...given.replaceAll('·', '')].map((c) => readings(c)[0] ?? c)].map(plainLetters)
  return { nameKey: key, pinyin: syllables.join(''), initials: syllables.map(firstOf).join('') }
}
