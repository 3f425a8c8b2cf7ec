import { kind, type Kind } from '../kind.ts'
import { oneSlip } from '../strings.ts'

const plainCode = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\.0+$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')

const nothing = new Set(['', 'NA', 'NULL', 'NONE', 'NAN', 'UNKNOWN', '无'])
const allSame = /^(.)\1{4,}$/u

const codeKind = (
  name: string,
  zh: string,
  en: string,
  { place = false, own = false, m = [0.9, 0.05, 0.05], u = 0.001 },
): Kind =>
  kind<string>({
    name,
    zh,
    en,
    kin: place || !own ? 'shared' : 'own',
    ...(place && { group: 'place' as const }),
    levels: [
      { name: 'same', zh: `${zh}相同`, en: `the same ${en}`, m: m[0]!, u },
      { name: 'slip', zh: `${zh}只差一位`, en: `the ${en}s differ by one slip`, m: m[1]!, u: u * 3 },
      { name: 'different', zh: `${zh}不同`, en: `different ${en}s`, m: m[2]!, u: 1 - 4 * u },
    ],
    prepare: (texts) => {
      const code = plainCode(texts.join(''))
      return nothing.has(code) || (own && allSame.test(code)) ? null : code
    },
    compare: (a, b) => (a === b ? 0 : a.length > 1 && b.length > 1 && oneSlip(a, b) ? 1 : 2),
    values: (code) => [code],
    coarse: {
      whole: (code) => [code],
      // One slip leaves one of the halves as it was.
      ...(own && { head: (code: string) => (code.length > 5 ? [code.slice(0, code.length >> 1)] : []) }),
      ...(own && { tail: (code: string) => (code.length > 5 ? [code.slice(-(code.length >> 1))] : []) }),
    },
  })

/** A number that one person has: social security, membership, tax. */
export const idCode = codeKind('id', '编号', 'number', { own: true, m: [0.9, 0.07, 0.03], u: 0.00001 })
/** A short code of a place: postcode, street number, state. */
export const placeCode = codeKind('place-code', '地点代码', 'code of the place', {
  place: true,
  m: [0.85, 0.05, 0.1],
  u: 0.01,
})
/** A number that a household shares: 户号. */
export const household = codeKind('household', '户号', 'household number', { m: [0.85, 0.05, 0.1], u: 0.00002 })
/** One of a few words: marital status, nation. */
export const category: Kind = kind<string>({
  name: 'category',
  zh: '类别',
  en: 'category',
  kin: 'own',
  levels: [
    { name: 'same', zh: '类别相同', en: 'the same category', m: 0.92, u: 0.4 },
    { name: 'different', zh: '类别不同', en: 'different categories', m: 0.08, u: 0.6 },
  ],
  prepare: (texts) => {
    const code = plainCode(texts.join(' '))
    return nothing.has(code) ? null : code
  },
  compare: (a, b) => (a === b ? 0 : 1),
  values: (code) => [code],
  coarse: { whole: (code) => [code] },
})
/** Quantities: within one unit or 1 % near, within 10 % close. */
export const quantity: Kind = kind<number>({
  name: 'number',
  zh: '数值',
  en: 'figure',
  kin: 'own',
  levels: [
    { name: 'same', zh: '数值相同', en: 'the same figure', m: 0.8, u: 0.02 },
    { name: 'near', zh: '数值相差极小', en: 'nearly the same figure', m: 0.1, u: 0.04 },
    { name: 'close', zh: '数值接近', en: 'the figures are close', m: 0.04, u: 0.1 },
    { name: 'different', zh: '数值不同', en: 'different figures', m: 0.06, u: 0.84 },
  ],
  prepare: (texts) => {
    const value = Number.parseFloat(
      texts
        .join('')
        .normalize('NFKC')
        .replace(/[,\s¥$€%]/g, ''),
    )
    return Number.isFinite(value) ? value : null
  },
  compare: (a, b) => {
    const apart = Math.abs(a - b)
    const size = Math.max(Math.abs(a), Math.abs(b))
    return apart === 0
      ? 0
      : apart <= Math.max(Number.isInteger(a) && Number.isInteger(b) ? 1 : 0, size * 0.01)
        ? 1
        : apart <= size * 0.1
          ? 2
          : 3
  },
  values: (value) => [String(value)],
  coarse: { whole: (value) => [String(value)] },
})
