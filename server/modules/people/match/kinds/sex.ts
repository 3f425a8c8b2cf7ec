import { kind } from '../kind.ts'

const male = /^(?:1|男|男性|m|male|man|boy)$/
const female = /^(?:2|女|女性|f|female|woman|girl)$/

export type PreparedSex = { sex: 1 | 2; derived: boolean }

/** Sex from a ledger's words or codes (GB/T 2261.1); null when not said. */
export const readSex = (text: string): 1 | 2 | null => {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  return male.test(plain) ? 1 : female.test(plain) ? 2 : null
}

/** There are only four of them, so a million records share them. */
const shared: PreparedSex[] = [
  { sex: 1, derived: false },
  { sex: 2, derived: false },
  { sex: 1, derived: true },
  { sex: 2, derived: true },
]

/** Sex (性别); the second text is what the identity document says, which isn't counted twice. */
export const sexKind = kind<PreparedSex>({
  name: 'sex',
  zh: '性别',
  en: 'sex',
  kin: 'own',
  levels: [
    { name: 'same', zh: '性别相同', en: 'the same sex', m: 0.985, u: 0.5, kin: 0.45 },
    { name: 'different', zh: '性别不同', en: 'different sexes', m: 0.015, u: 0.5, kin: 0.55 },
  ],
  prepare: ([stated = '', derived = '']) => {
    const said = readSex(stated)
    if (said) return shared[said - 1]!
    const found = readSex(derived)
    return found ? shared[found + 1]! : null
  },
  compare: (a, b) => (a.derived && b.derived ? -1 : a.sex === b.sex ? 0 : 1),
  values: () => [],
  coarse: {},
})
