import { kind } from '../kind.ts'
import { oneSlip } from '../strings.ts'

/** The digits of each number written in a field, without country code; short and filler numbers are left out. */
export const readPhones = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFKC')
      .replace(/(\d)[\s\-()（）.]+(?=\d)/g, '$1')
      .split(/[^\d+]+/)
      .map((number) => number.replace(/^(?:\+|00)?86(?=1\d{10}$|0\d{9,11}$)/, '').replace(/^\+/, ''))
      .filter((digits) => digits.length >= 7 && !/^(\d)\1+$/.test(digits.slice(-7)) && !/^1?2345678/.test(digits)),
  ),
]

/** Both written out as 11 digits, or one of them a local number without its area code. */
const samePhone = (a: string, b: string): boolean =>
  a === b ||
  (a.length !== b.length &&
    (a.length <= 8 || b.length <= 8 || a.length >= 12 || b.length >= 12) &&
    (a.endsWith(b) || b.endsWith(a)))

/** Telephone numbers, several in one field (手机 电话). */
export const phoneKind = kind<string[]>({
  name: 'phone',
  zh: '电话',
  en: 'phone',
  kin: 'shared',
  levels: [
    { name: 'same', zh: '有相同的电话', en: 'they share a phone number', m: 0.65, u: 0.00001 },
    { name: 'slip', zh: '电话只差一位', en: 'the phone numbers differ by one digit', m: 0.05, u: 0.00002 },
    { name: 'different', zh: '电话不同', en: 'the phone numbers are different', m: 0.3, u: 0.99997 },
  ],
  prepare: (texts) => {
    const phones = readPhones(texts.join(' / '))
    return phones.length ? phones : null
  },
  compare: (a, b) => {
    let best = 2
    for (const x of a)
      for (const y of b) {
        if (samePhone(x, y)) return 0
        if (best > 1 && x.length > 7 && oneSlip(x, y)) best = 1
      }
    return best
  },
  values: (phones) => [phones[0]],
  coarse: {
    whole: (phones) => phones.map((phone) => phone.slice(-11)),
    tail: (phones) => phones.map((phone) => phone.slice(-7)),
  },
})
