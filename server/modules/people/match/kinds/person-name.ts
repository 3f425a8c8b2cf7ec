import { isHanName, normaliseName, splitName } from '#contract/people/identity/name.ts'
import { nearAlike, readings, simplify, soundAlike, surnameReading } from '../han.ts'
import { kind } from '../kind.ts'
import { jaroWinkler, oneSlip, plainText } from '../strings.ts'

/** A name ready to be compared: simplified, split, with its syllables. */
export type PreparedName = {
  text: string
  /** Characters without the dot, of a Chinese name; words of any other. */
  parts: string[]
  han: boolean
  surname: string
  given: string
  /** Syllables in alphabetical order: the same for homophones and for surname and given name exchanged. */
  sound: string
}

const cache = new Map<string, PreparedName | null>()

/** Prepares a name; null when nothing or only a sign for nothing (无, 不详, 无名氏) was written. */
export const prepareName = (raw: string): PreparedName | null => {
  const found = cache.get(raw)
  if (found !== undefined) return found
  if (cache.size > 50_000) cache.clear()
  const made = makeName(raw)
  cache.set(raw, made)
  return made
}

const nothing = /^(?:无|不详|未知|无名|无名氏|待核实|空|none|null|unknown|n a|na|x+|-)?$/

const makeName = (raw: string): PreparedName | null => {
  const text = simplify(normaliseName(raw))
  if (nothing.test(text)) return null
  if (!isHanName(text)) {
    const parts = plainText(text).split(' ').filter(Boolean)
    if (!parts.length) return null
    return {
      text: parts.join(' '),
      parts,
      han: false,
      surname: parts.at(-1)!,
      given: parts[0]!,
      sound: parts.toSorted().join(' '),
    }
  }
  const { surname, given } = splitName(text)
  const family = surname.length === 1 ? [surnameReading(surname)] : [...surname].map((c) => readings(c)[0]!)
  const own = [...given].filter((c) => c !== '·').map((c) => readings(c)[0]!)
  const parts = [...text].filter((c) => c !== '·')
  return { text, parts, han: true, surname, given, sound: [...family, ...own].toSorted().join(' ') }
}

const [same, sound, near, partly, family, different] = [0, 1, 2, 3, 4, 5]

const every = (a: readonly string[], b: readonly string[], alike: (x: string, y: string) => boolean) =>
  a.length === b.length && a.every((x, i) => alike(x, b[i]!))

const turned = (name: PreparedName): string[] => (name.surname ? [...name.given, ...name.surname] : [])

/** How many characters differ when one name has one character more than the other and it is left out best. */
const dropped = (long: readonly string[], short: readonly string[]): boolean =>
  long.length === short.length + 1 && long.some((_, i) => i > 0 && every(long.toSpliced(i, 1), short, soundAlike))

const compareHan = (a: PreparedName, b: PreparedName): number => {
  if (every(a.parts, b.parts, soundAlike)) return sound
  if (a.parts.length === b.parts.length) {
    if (every(turned(a), b.parts, soundAlike) || every(turned(b), a.parts, soundAlike)) return sound
    const odd = a.parts.flatMap((x, i) => (soundAlike(x, b.parts[i]!) ? [] : [i]))
    if (odd.length === 1) {
      const i = odd[0]!
      if (nearAlike(a.parts[i]!, b.parts[i]!)) return near
      if (a.parts.length >= 4) return near
      if (a.parts.length === 3) return partly
    } else if (odd.length === 2) {
      const [i, j] = odd as [number, number]
      if (i > 0 && j === i + 1 && a.parts[i] === b.parts[j] && a.parts[j] === b.parts[i]) return near
    }
  }
  const [long, short] = a.parts.length > b.parts.length ? [a.parts, b.parts] : [b.parts, a.parts]
  if (short.length >= 2 && dropped(long, short)) return short.length >= 3 ? near : partly
  if (long.length >= 5) {
    const closeness = jaroWinkler(a.parts.join(''), b.parts.join(''))
    if (closeness >= 0.92 || (short.length >= 2 && short.every((c, i) => c === long[i]))) return near
    if (closeness >= 0.85) return partly
  }
  return a.surname && b.surname && soundAlike(a.surname[0]!, b.surname[0]!) && a.surname.length === b.surname.length
    ? family
    : different
}

const compareLatin = (a: PreparedName, b: PreparedName): number => {
  if (a.sound === b.sound) return sound
  const [x, y] = [a.parts.toSorted(), b.parts.toSorted()]
  const joined = jaroWinkler(a.parts.join(''), b.parts.join(''))
  if (joined >= 0.95 || (x.length === y.length && every(x, y, (p, q) => oneSlip(p, q) && p.length > 3))) return near
  const initial = (p: string, q: string) => p === q || ((p.length === 1 || q.length === 1) && p[0] === q[0])
  if (every(a.parts, b.parts, initial) || jaroWinkler(x.join(''), y.join('')) >= 0.92) return near
  const shared = x.filter(
    (word) => word.length > 1 && y.some((other) => other === word || jaroWinkler(word, other) >= 0.93),
  ).length
  if (shared >= Math.min(x.length, y.length) && shared > 1) return near
  if (shared > 1 || joined >= 0.87) return partly
  return shared ? family : different
}

/** The level of agreement of two prepared names. */
export const compareNames = (a: PreparedName, b: PreparedName): number => {
  if (a.text === b.text) return same
  if (a.han && b.han) return compareHan(a, b)
  if (!a.han && !b.han) return compareLatin(a, b)
  const [chinese, latin] = a.han ? [a, b] : [b, a]
  const spoken = chinese.parts.map((c, i) =>
    i === 0 && chinese.surname.length === 1 ? surnameReading(c) : readings(c)[0]!,
  )
  const at = chinese.surname ? [...chinese.surname].length : 0
  const turnedRound = [...spoken.slice(at), ...spoken.slice(0, at)].join('')
  const written = latin.parts.join('')
  if (spoken.join('') === written || turnedRound === written) return sound
  return jaroWinkler(spoken.join(''), written) >= 0.92 || jaroWinkler(turnedRound, written) >= 0.92 ? near : different
}

/** Full names, Chinese or in Latin letters (姓名). */
export const personName = kind<PreparedName>({
  name: 'person-name',
  zh: '姓名',
  en: 'name',
  kin: 'own',
  levels: [
    { name: 'same', zh: '姓名相同', en: 'the names are the same', m: 0.88, u: 0.0003, kin: 0.002 },
    {
      name: 'sound',
      zh: '姓名同音、异体或姓与名颠倒',
      en: 'the names sound the same, or surname and given name are exchanged',
      m: 0.05,
      u: 0.0003,
      kin: 0.002,
    },
    {
      name: 'near',
      zh: '姓名只有音近、形近的一字之差',
      en: 'the names differ by one character that is easily mistaken',
      m: 0.03,
      u: 0.0007,
      kin: 0.012,
    },
    { name: 'partly', zh: '姓名有一字不同', en: 'the names differ in one character', m: 0.02, u: 0.003, kin: 0.25 },
    { name: 'surname', zh: '只有姓相同', en: 'only the surnames are the same', m: 0.008, u: 0.045, kin: 0.4 },
    { name: 'different', zh: '姓名不同', en: 'the names are different', m: 0.012, u: 0.95, kin: 0.33 },
  ],
  prepare: (texts) =>
    prepareName(
      texts.filter((text) => text.trim()).join(texts.length > 1 && /[A-Za-z]/.test(texts.join('')) ? ' ' : ''),
    ),
  compare: compareNames,
  values: (name) => [name.text, `~${name.sound}`],
  coarse: {
    sound: (name) => [name.sound],
    whole: (name) => [name.text],
    initials: (name) => [
      name.sound
        .split(' ')
        .map((syllable) => syllable[0])
        .join(''),
    ],
    surname: (name) => (name.surname ? [name.han ? surnameReading(name.surname[0]!) : name.surname] : []),
  },
})
