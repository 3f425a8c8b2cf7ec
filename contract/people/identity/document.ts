import { type DocumentKind, documentKindOf } from './document-kinds.ts'
import { isProvince, modernNumber, readResidentNumber, residentCheck } from './resident-number.ts'

/** What can be wrong with a number; the screen has a sentence for each. */
export type DocumentFault =
  | 'empty'
  | 'length'
  | 'characters'
  | 'checksum'
  | 'birth_date'
  | 'region'
  | 'placeholder'
  | 'other_kind'

/**
 * A document number as read. `canonical` is the one form in which equal numbers are equal (18 characters for resident
 * numbers, capital letters, no blanks); it is given for faulty numbers too, so that nothing typed is lost.
 */
export type IdentityDocument = {
  kind: DocumentKind
  canonical: string
  birthOn?: string
  sex?: 1 | 2
  region?: string
  /** Written in the old form of 15 digits. */
  old?: true
  faults: DocumentFault[]
}

/** Full-width to ASCII, capitals, without blanks, quotes, dashes and brackets; × and similar crosses at the end are X. */
const plainNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u00a0\u200b-\u200f\ufeff'"`‘’“”*_\-‐‑‒–—−()（）[\].,，。:：/\\]/gu, '')
    .replace(/[×✕✖╳ХΧ]$/u, 'X')

const placeholder = (number: string): boolean =>
  /^(.)\1+X?$/.test(number) || '01234567890123456789'.includes(number) || /^\d{6}0{8,}/.test(number)

const prefixKinds: Record<string, DocumentKind> = { '81': 'hk_residence', '82': 'mo_residence', '83': 'tw_residence' }

const parse18 = (canonical: string, old: boolean): IdentityDocument => {
  const faults: DocumentFault[] = []
  const permanent = canonical.startsWith('9')
  const kind = permanent ? 'permanent_residence' : (prefixKinds[canonical.slice(0, 2)] ?? 'resident_id')
  const { birthOn, sex, region } = readResidentNumber(canonical)
  if (placeholder(canonical)) faults.push('placeholder')
  if (!permanent && !isProvince(canonical)) faults.push('region')
  if (!birthOn || birthOn < '1850') faults.push('birth_date')
  if (residentCheck(canonical) !== canonical[17]) faults.push('checksum')
  return { kind, canonical, ...(birthOn && { birthOn }), sex, region, ...(old && { old: true as const }), faults }
}

const shapes: readonly (readonly [DocumentKind, RegExp])[] = [
  // Nationality, four digits of the issuing place, birth date, sequence and check digit (cards before 2023).
  ['permanent_residence', /^[A-Z]{3}\d{12}$/],
  ['hk_mo_permit', /^[HM]\d{8}(?:\d{2})?$/],
  ['birth_certificate', /^[A-Z]\d{9}$/],
  ['passport', /^(?:[DEGPS]\d{8}|E[A-HJ-NP-Z]\d{7}|1[45]\d{7})$/],
  ['military', /^(?=.*[\u4e00-\u9fff]).{1,6}字第?[A-Z]?\d{4,10}号?$/u],
]
const loose: Partial<Record<DocumentKind, RegExp>> = {
  hk_mo_permit: /^(?:[HM]\d{8}(?:\d{2,3})?|[A-Z]{1,2}\d{6}[0-9A]|\d{8,11})$/,
  tw_permit: /^(?:[A-Z]?\d{8}|\d{10}[A-Z]?|[A-Z]\d{9})$/,
  passport: /^(?=.*\d)[A-Z0-9]{5,15}$/,
  military: /^[\u4e00-\u9fff]*字?第?[A-Z]?\d{4,10}号?$/u,
  birth_certificate: /^[A-Z]\d{9}$/,
  permanent_residence: /^[A-Z]{3}\d{12}$/,
}

/**
 * Reads an identity document of any kind (GB 11643, residence permits 810000/820000/830000, travel permits, permanent
 * residence of 15 and 18 characters, passports, military numbers).
 * @param text as typed: full-width digits, blanks, small x, a leading quote of a spreadsheet are borne
 * @param kindHint the kind the ledger says, as a kind's name or in the ledger's words (身份证, 台胞证 …)
 * @returns the document with its faults; a resident number states birth date, sex and region. A number whose form
 *   contradicts the hint keeps the kind of its form and the fault `other_kind`. Source: issue 3, K04.
 */
export const parseDocument = (text: string, kindHint?: string): IdentityDocument => {
  const canonical = plainNumber(text)
  const hint = documentKindOf(kindHint)
  const found = read(canonical, hint)
  const clash = hint && hint !== 'other' && found.kind !== hint && !sameFamily(hint, found.kind)
  return clash && canonical ? { ...found, faults: [...found.faults, 'other_kind'] } : found
}

const sameFamily = (a: DocumentKind, b: DocumentKind): boolean => a.endsWith('_residence') && b.endsWith('_residence')

const read = (canonical: string, hint: DocumentKind | undefined): IdentityDocument => {
  const resident = hint === undefined || hint === 'resident_id' || hint.endsWith('_residence')
  if (!canonical) return { kind: hint ?? 'resident_id', canonical, faults: ['empty'] }
  if (/^\d{17}[\dX]$/.test(canonical)) return parse18(canonical, false)
  if (/^\d{15}$/.test(canonical) && resident) {
    const parsed = parse18(modernNumber(canonical), true)
    return placeholder(canonical) && !parsed.faults.includes('placeholder')
      ? { ...parsed, faults: [...parsed.faults, 'placeholder'] }
      : parsed
  }
  const certain = shapes.find(([, shape]) => shape.test(canonical))?.[0]
  if (hint && loose[hint]) {
    if (loose[hint].test(canonical))
      return { kind: hint, canonical, faults: placeholder(canonical) ? ['placeholder'] : [] }
    return { kind: certain ?? hint, canonical, faults: certain ? [] : ['length'] }
  }
  if (hint === 'other') return { kind: 'other', canonical, faults: [] }
  if (certain) return { kind: certain, canonical, faults: [] }
  if (/^[\dX]+$/.test(canonical) && (hint || canonical.length >= 12))
    return { kind: hint ?? 'resident_id', canonical, faults: [canonical.length === 18 ? 'characters' : 'length'] }
  if (hint)
    return {
      kind: hint,
      canonical,
      faults: [canonical.length === 18 || canonical.length === 15 ? 'characters' : 'length'],
    }
  if (/^[A-Z0-9]{5,15}$/.test(canonical) && /[A-Z]/.test(canonical) && /\d/.test(canonical))
    return { kind: 'passport', canonical, faults: [] }
  return { kind: 'other', canonical, faults: placeholder(canonical) ? ['placeholder'] : [] }
}

/** Faults that say the number as typed can't be anybody's; a number without them identifies. */
export const isSound = (document: IdentityDocument): boolean =>
  document.canonical !== '' && document.faults.length === 0
