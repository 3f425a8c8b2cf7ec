import { isHanName } from '#contract/people/identity/name.ts'
import { simplify } from '../han.ts'
import { kind, type Kind } from '../kind.ts'
import { jaroWinkler, oneSlip, plainText, soundOf } from '../strings.ts'
import { nickname } from './nicknames.ts'
import { compareNames, prepareName } from './person-name.ts'

type Words = { joined: string; tokens: string[]; sound: string }

const nothing = new Set(['', 'na', 'n a', 'null', 'none', 'nil', 'unknown', 'nan', '无', '不详', '未知', 'missing'])

const cache = new Map<string, Words | null>()

/** Equal texts share one value: columns repeat themselves, and a million rows must fit into memory. */
const prepareWords = (texts: readonly string[]): Words | null => {
  const raw = texts.length === 1 ? texts[0]! : texts.join(' ')
  let found = cache.get(raw)
  if (found === undefined) {
    const text = simplify(plainText(raw))
    const tokens = text.split(' ')
    found = nothing.has(text)
      ? null
      : { joined: tokens.join(''), tokens, sound: soundOf(tokens[0]!) || tokens.join('').slice(0, 2) }
    if (cache.size > 50_000) cache.clear()
    cache.set(raw, found)
  }
  return found
}

const coarse = {
  whole: (words: Words) => [words.joined],
  sound: (words: Words) => [words.sound],
  start: (words: Words) => [words.joined.slice(0, 4)],
}

/** 0 same, 1 near, 2 similar, 3 different. */
const compareName = (a: Words, b: Words): number => {
  if (a.joined === b.joined) return 0
  if (a.joined.length > 2 && b.joined.length > 2) {
    if (oneSlip(a.joined, b.joined) && Math.min(a.joined.length, b.joined.length) > 3) return 1
    if (isHanName(a.joined) && isHanName(b.joined))
      return [0, 1, 2, 2, 3, 3][compareNames(prepareName(a.joined)!, prepareName(b.joined)!)]!
    const closeness = jaroWinkler(a.joined, b.joined)
    if (closeness >= 0.92 || nickname(a.tokens[0]!) === nickname(b.tokens[0]!)) return 1
    if (closeness >= 0.82 || (closeness > 0.7 && a.sound === b.sound)) return 2
    return a.tokens.some((token) => token.length > 2 && b.tokens.includes(token)) ? 2 : 3
  }
  // An initial agrees with every name it begins; two Chinese characters with what they are easily taken for.
  if (isHanName(a.joined) && isHanName(b.joined))
    return [0, 1, 2, 2, 3, 3][compareNames(prepareName(a.joined)!, prepareName(b.joined)!)]!
  return a.joined[0] === b.joined[0] && (a.joined.length === 1 || b.joined.length === 1 || oneSlip(a.joined, b.joined))
    ? 2
    : 3
}

const nameKind = (name: string, zh: string, en: string, kin: 'own' | 'shared'): Kind =>
  kind<Words>({
    name,
    zh,
    en,
    kin,
    levels: [
      {
        name: 'same',
        zh: `${zh}相同`,
        en: `the ${en}s are the same`,
        m: 0.86,
        u: 0.005,
        ...(kin === 'own' && { kin: 0.015 }),
      },
      {
        name: 'near',
        zh: `${zh}相近`,
        en: `the ${en}s are nearly the same`,
        m: 0.08,
        u: 0.004,
        ...(kin === 'own' && { kin: 0.01 }),
      },
      {
        name: 'similar',
        zh: `${zh}有些相似`,
        en: `the ${en}s are similar`,
        m: 0.025,
        u: 0.02,
        ...(kin === 'own' && { kin: 0.03 }),
      },
      {
        name: 'different',
        zh: `${zh}不同`,
        en: `the ${en}s are different`,
        m: 0.035,
        u: 0.97,
        ...(kin === 'own' && { kin: 0.945 }),
      },
    ],
    prepare: prepareWords,
    compare: compareName,
    values: (words) => [words.joined],
    coarse,
  })

/** Given names in a column of their own: people of one home differ in it. */
export const givenName = nameKind('given-name', '名字', 'given name', 'own')
/** Surnames in a column of their own: people of one home share it. */
export const surname = nameKind('surname', '姓氏', 'surname', 'shared')

const fuzzyShare = (a: readonly string[], b: readonly string[]): number => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const alike = short.filter((token) =>
    long.some((other) => token === other || (token.length > 3 && jaroWinkler(token, other) >= 0.9)),
  )
  return alike.length / long.length
}

const compareText = (a: Words, b: Words): number => {
  if (a.joined === b.joined) return 0
  if (oneSlip(a.joined, b.joined) && Math.min(a.joined.length, b.joined.length) > 3) return 1
  const closeness = jaroWinkler(a.joined, b.joined)
  const share = a.tokens.length > 1 || b.tokens.length > 1 ? fuzzyShare(a.tokens, b.tokens) : 0
  if (closeness >= 0.94 || share === 1) return 1
  return closeness >= 0.85 || share >= 0.5 ? 2 : 3
}

const textKind = (name: string, zh: string, en: string, place: boolean): Kind =>
  kind<Words>({
    name,
    zh,
    en,
    kin: place ? 'shared' : 'own',
    ...(place && { group: 'place' as const }),
    levels: [
      { name: 'same', zh: `${zh}相同`, en: `the same ${en}`, m: 0.75, u: 0.005 },
      { name: 'near', zh: `${zh}几乎相同`, en: `nearly the same ${en}`, m: 0.12, u: 0.003 },
      { name: 'similar', zh: `${zh}部分相同`, en: `partly the same ${en}`, m: 0.05, u: 0.03 },
      { name: 'different', zh: `${zh}不同`, en: `a different ${en}`, m: 0.08, u: 0.96 },
    ],
    prepare: prepareWords,
    compare: compareText,
    values: (words) => [words.joined],
    coarse: { ...coarse, tokens: (words) => words.tokens.filter((token) => token.length > 3) },
  })

/** Any other words: titles, employers, places of birth. */
export const words = textKind('text', '文字', 'text', false)
/** Words of a place: street, suburb, city. */
export const place = textKind('place', '地点', 'place', true)
