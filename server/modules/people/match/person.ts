import { kinds } from './kinds.ts'
import type { Field, Pass, Scheme } from './scheme.ts'

const field = (name: string, kind: string, zh: string, en: string): Field => ({ name, kind: kinds[kind]!, zh, en })

/** The fields of a person in the register, in this order. */
export const personFields = [
  field('name', 'person-name', '姓名', 'name'),
  field('document', 'document', '证件', 'identity document'),
  field('birth', 'day', '出生日期', 'birth date'),
  field('sex', 'sex', '性别', 'sex'),
  field('phone', 'phone', '电话', 'phone'),
  field('address', 'address', '住址', 'address'),
  field('household', 'household', '户号', 'household'),
] as const

const [name, document, birth, , phone, address, household] = [0, 1, 2, 3, 4, 5, 6]

/** Most telling first. A name alone comes last: for common names it finds too many to look at. */
export const personPasses: readonly Pass[] = [
  [[document, 'whole']],
  [[document, 'head']],
  [[document, 'tail']],
  [
    [name, 'sound'],
    [birth, 'year'],
  ],
  [
    [name, 'sound'],
    [birth, 'month_day'],
  ],
  [
    [name, 'initials'],
    [birth, 'whole'],
  ],
  [
    [phone, 'whole'],
    [name, 'surname'],
  ],
  [
    [phone, 'whole'],
    [birth, 'year'],
  ],
  [
    [phone, 'whole'],
    [name, 'sound'],
  ],
  [
    [name, 'surname'],
    [address, 'dwelling'],
  ],
  [
    [birth, 'whole'],
    [address, 'building'],
  ],
  [
    [name, 'sound'],
    [address, 'numbers'],
  ],
  [
    [household, 'whole'],
    [name, 'sound'],
  ],
  [
    [household, 'whole'],
    [birth, 'whole'],
  ],
  [[name, 'whole']],
]

/** How persons are matched: by imports, single entry and later sync alike. */
export const personScheme: Scheme = {
  fields: personFields,
  passes: personPasses,
  exchanged: [],
  derive: { document, birth, sex: 3 },
}
