/** Kinds of identity documents the product knows (证件类型). */
export const documentKinds = [
  'resident_id',
  'hk_residence',
  'mo_residence',
  'tw_residence',
  'permanent_residence',
  'hk_mo_permit',
  'tw_permit',
  'passport',
  'military',
  'birth_certificate',
  'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Kinds that a person keeps for life: two valid, different numbers of one such kind belong to two persons. */
export const lifelongKinds: ReadonlySet<DocumentKind> = new Set([
  'resident_id',
  'hk_residence',
  'mo_residence',
  'tw_residence',
  'permanent_residence',
])

const words: readonly (readonly [RegExp, DocumentKind])[] = [
  [/永久居留|永居|permanent/, 'permanent_residence'],
  [/台湾居民居住证|臺灣居民居住證/, 'tw_residence'],
  [/澳门居民居住证/, 'mo_residence'],
  [/香港居民居住证|港澳台居民居住证|港澳居民居住证/, 'hk_residence'],
  [/台湾居民来往|台湾.*通行证|台胞|台湾身份/, 'tw_permit'],
  [/港澳居民来往|港澳.*通行证|回乡证|香港身份|澳门身份/, 'hk_mo_permit'],
  [/护照|passport/, 'passport'],
  [/军官|士兵|军人|警官|文职|军/, 'military'],
  [/出生/, 'birth_certificate'],
  [/身份证|居民证|身份号码|户口|resident|identity|^id/, 'resident_id'],
]

/** The kind that a ledger's own words mean (身份证, 台胞证, 护照 …), a kind's name itself included. */
export const documentKindOf = (text: string | undefined): DocumentKind | undefined => {
  const plain = (text ?? '').normalize('NFKC').trim().toLowerCase()
  if (!plain) return undefined
  return documentKinds.find((kind) => kind === plain) ?? words.find(([pattern]) => pattern.test(plain))?.[1]
}
