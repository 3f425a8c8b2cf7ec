import { Day } from '#contract/shapes.ts'
import type { DocumentValue, Fact } from '#contract/people/fields.ts'
import { parseDocument, type IdentityDocument } from '#contract/people/identity/document.ts'
import { normaliseName } from '#contract/people/identity/name.ts'
import { blindIndex } from '#platform/crypto.ts'
import type { FieldBook } from './field-book.ts'
import { nameMissing, valueWrong } from './problems.ts'

export type Plain = string | number | boolean
/** A fact as the register keeps it: codes as codes, days as ISO, documents and phones in the one form in which equal are equal. */
export type Read = { field: string; value: Plain | null; document?: IdentityDocument }

const yes = /^(?:是|有|对|真|y|yes|true|1|√)$/i
const no = /^(?:否|无|没有|不|假|n|no|false|0|×)$/i
const show = (value: unknown) => (typeof value === 'object' ? '' : String(value)).slice(0, 40)

/** A phone as kept: digits, a plus in front of foreign numbers; undefined when it can't be one. */
export const readPhone = (text: string): string | undefined => {
  const plain = text
    .normalize('NFKC')
    .replace(/[^\d+]/g, '')
    .replace(/^(?:\+|00)?86(?=1[3-9]\d{9}$)/, '')
  return /^\+?\d{5,15}$/.test(plain) ? plain : undefined
}
export const phoneIndex = (phone: string) => blindIndex('phone', phone)
export const documentIndex = (canonical: string) => blindIndex('id_number', canonical)

/**
 * Reads one fact. Throws `people.field_unknown`, `people.value_wrong`, `people.name_missing`. A document number with
 * faults is taken, with its faults said: what is written on paper may be wrong and is still what is known.
 */
export const readFact = (book: FieldBook, { field: name, value }: Fact): Read => {
  const field = book.fieldOf(name)
  const wrong = () => valueWrong({ field: field.zh, value: field.sensitive ? '' : show(value) })
  if (value === null) {
    if (name === 'name') throw nameMissing()
    return { field: name, value: null }
  }
  if (name === 'document') {
    const said: DocumentValue = typeof value === 'object' ? value : { number: String(value) }
    const document = parseDocument(said.number, said.kind)
    if (!document.canonical || document.canonical.length > 40 || !/[\p{L}\p{N}]/u.test(document.canonical))
      throw wrong()
    return { field: name, value: document.canonical, document }
  }
  if (typeof value === 'object') throw wrong()
  const text = String(value).trim()
  if (name === 'phone') {
    const phone = readPhone(text)
    if (!phone) throw wrong()
    return { field: name, value: phone }
  }
  if (name === 'name' || name === 'former_name') {
    if (!/\p{L}/u.test(normaliseName(text)) || text.length > 60) throw wrong()
    return { field: name, value: text.normalize('NFC').replace(/\s+/g, ' ') }
  }
  if (field.kind === 'code') {
    const code = book.codeOf(field.family!, text)
    if (code === undefined) throw wrong()
    return { field: name, value: code }
  }
  if (field.kind === 'day') {
    if (!Day.safeParse(text).success) throw wrong()
    return { field: name, value: text }
  }
  if (field.kind === 'number') {
    const number = Number(text.normalize('NFKC'))
    if (text === '' || !Number.isFinite(number)) throw wrong()
    return { field: name, value: number }
  }
  if (field.kind === 'flag') {
    if (!yes.test(text) && !no.test(text)) throw wrong()
    return { field: name, value: yes.test(text) }
  }
  if (!text || text.length > (field.kind === 'long_text' ? 2000 : 200)) throw wrong()
  return { field: name, value: text }
}

/** Would the register understand it? */
export const canRead = (book: FieldBook, fact: Fact): boolean => {
  try {
    return readFact(book, fact).value !== null
  } catch {
    return false
  }
}
