import { documentKindOf } from '#contract/people/identity/document-kinds.ts'
import { parseDocument, type IdentityDocument } from '#contract/people/identity/document.ts'
import { parseCreditCode } from '#contract/people/identity/credit-code.ts'
import { normaliseName } from '#contract/people/identity/name.ts'
import { residentCheck } from '#contract/people/identity/resident-number.ts'
import type { FieldBook } from '../field-book.ts'
import { readPhone } from '../read-fact.ts'
import { fault, type Fault } from './cell-faults.ts'
import { readDayCell } from './read-day-cell.ts'
import type { Target } from './targets.ts'

/** What cells are read with: the dictionaries, the day of reading, the day system of the sheet. */
export type CellWorld = { book: Pick<FieldBook, 'codeOf' | 'codes'>; today: string; date1904: boolean }
export type CellValue = string | number | boolean | string[] | IdentityDocument | null
export type ReadCell = { value: CellValue; faults: Fault[] }

const nothing = /^(?:无|没有|暂无|不详|未知|空|null|n\/a|\/|\\|-+|—+|－+|\?+|？+|×|#)$/i
/** Blanks of every kind, full-width letters and digits folded; what means "nothing" is nothing. Rare characters stay. */
export const plainCell = (raw: string): string => {
  const text = raw
    .normalize('NFC')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u3000\t\r\n]+/g, ' ')
    .replace(/[\u200b-\u200f\u2060\ufeff]|\ufe0f/g, '')
    .replace(/^['’‘`]+/, '')
    .trim()
  return nothing.test(text) ? '' : text
}

const yes = /^(?:是|有|对|真|y|yes|true|1|√|✓|✔|☑|■|已.{0,4}|需要|享受|持有|在册)$/i
const no = /^(?:否|无|没有|不|假|n|no|false|0|×|☐|□|未.{0,4}|不需要|不是|非)$/i
const kept = 200
const ok = (value: CellValue): ReadCell => ({ value, faults: [] })
const bad = (found: Fault, value: CellValue = null): ReadCell => ({ value, faults: [found] })

const readDocument = (text: string, kindWords: string | undefined, lost: boolean): ReadCell => {
  if (lost || /^\d(?:\.\d+)?e\+1[4-9]$/i.test(text)) return bad(fault('document_lost'))
  const document = parseDocument(text, kindWords)
  const count = [...document.canonical].length
  for (const found of document.faults) {
    if (found === 'empty') return ok(null)
    if (found === 'placeholder') return bad(fault('document_placeholder'))
    if (found === 'length') return bad(fault('document_length', { count }))
    if (found === 'characters') return bad(fault('document_characters', {}, looksLike(document.canonical)))
    if (found === 'birth_date') return bad(fault('document_birth'))
  }
  const faults = document.faults.flatMap((found) =>
    found === 'checksum'
      ? fault('document_checksum')
      : found === 'region'
        ? fault('document_region')
        : found === 'other_kind'
          ? fault('document_kind', { other: kindNames[document.kind] ?? document.kind })
          : [],
  )
  return { value: document, faults }
}
const kindNames: Record<string, { zh: string; en: string }> = {
  resident_id: { zh: '居民身份证', en: 'a resident identity card' },
  hk_residence: { zh: '港澳居民居住证', en: 'a residence permit for Hong Kong and Macao residents' },
  mo_residence: { zh: '港澳居民居住证', en: 'a residence permit for Hong Kong and Macao residents' },
  tw_residence: { zh: '台湾居民居住证', en: 'a residence permit for Taiwan residents' },
  permanent_residence: { zh: '外国人永久居留身份证', en: 'a permanent residence card' },
  hk_mo_permit: { zh: '港澳居民来往内地通行证', en: 'a travel permit for Hong Kong and Macao residents' },
  tw_permit: { zh: '台湾居民来往大陆通行证', en: 'a travel permit for Taiwan residents' },
  passport: { zh: '护照', en: 'a passport' },
  military: { zh: '军人证件', en: 'a military document' },
  birth_certificate: { zh: '出生医学证明', en: 'a birth certificate' },
  other: { zh: '其他证件', en: 'another document' },
}
/** Letters typed for digits: O for 0, l and I for 1; offered only when the number is right then. */
const looksLike = (canonical: string): string | null => {
  const mended = canonical.replace(/O/g, '0').replace(/[IL]/g, '1').replace(/S/g, '5').replace(/B/g, '8')
  return /^\d{17}[\dX]$/.test(mended) && residentCheck(mended) === mended[17] ? mended : null
}

const readPhones = (text: string): ReadCell => {
  const faults: Fault[] = []
  const values: string[] = []
  // Several in one cell; a blank or dash may also stand inside one number.
  for (const part of text
    .split(/[,，;；、/|\n]+|\s{2,}|\s(?=1[3-9]\d[\s-]?\d{4})|(?:或|和|及)/)
    .filter((p) => /\d/.test(p))) {
    const phone = readPhone(part.replace(/[（(].*?[)）]/g, (b) => (/\d{3,4}/.test(b) ? b : '')))
    const count = phone?.replace(/\D/g, '').length ?? 0
    const mobile = phone !== undefined && /^1[3-9]\d{9}$/.test(phone)
    const landline =
      phone !== undefined &&
      (/^0\d{9,11}$/.test(phone) ||
        /^[2-9]\d{6,7}$/.test(phone) ||
        /^[48]00\d{7}$/.test(phone) ||
        phone.startsWith('+') ||
        /^00\d+$/.test(phone))
    if (phone && (mobile || landline)) values.push(phone)
    else if (/^1\d+$/.test(phone ?? '') && count !== 11) faults.push(fault('phone_short', { count }))
    else faults.push(fault('phone_shape', { is: '…' + part.slice(-4) }))
  }
  if (!values.length && !faults.length) faults.push(fault('phone_shape', { is: text.slice(0, 12) }))
  return { value: values.length ? values : null, faults }
}

/** The nearest word of a dictionary, when one is contained in what was typed or the other way round. */
const nearest = (world: CellWorld, family: string, text: string): string | null =>
  (world.book.codes.get(family) ?? []).find(
    (c) => c.zh.length > 1 && (text.includes(c.zh) || (text.length > 1 && c.zh.includes(text))),
  )?.zh ?? null

const separations: readonly (readonly [RegExp, string])[] = [
  [/人户(?:一致|同在|合一|未分离)|^常住(?:户籍)?人?口?$|户籍(?:常住|人口)?$|本地常住/, 'together'],
  [/人在户不在|有人无户|流动|暂住|外来|寄住|租住|境外/, 'lives_only'],
  [/户在人不在|有户无人|空挂|挂户|外出|人户分离/, 'registered_only'],
]

/** What an export or a public notice hid (李*, 3199****0010, …5号***, ••••): half a value must not become one. */
const masks: Partial<Record<Target['kind'], RegExp>> = {
  name: /^\p{L}\*+\p{L}?$/u,
  document: /\*{2}/,
  address: /\*{3}$/,
  text: /^•{4}$/,
  long_text: /^•{4}$/,
}

/** Reads one cell for its target. Values that can't be kept are null, with the reason as a fault. `lost`: the sheet held a number with lost digits. */
export const readCell = (
  world: CellWorld,
  target: Target,
  raw: string,
  { lost = false, documentKind }: { lost?: boolean; documentKind?: string | undefined } = {},
): ReadCell => {
  const text = plainCell(raw)
  if (!text) return ok(null)
  if (/^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(text)) return bad(fault('formula_error', { is: text }))
  if (masks[target.kind]?.test(text)) return bad(fault('masked', { is: text.slice(0, 40) }))
  switch (target.kind) {
    case 'name': {
      const name = normaliseName(text)
      if (!/\p{L}/u.test(name) || /\d{3,}/.test(name) || [...text].length > 60)
        return bad(fault('name_shape', { is: text.slice(0, 20) }))
      // Blanks that align names of two characters are no part of them; remarks in brackets neither.
      const shown = text
        .replace(/[（(][^（）()]*[)）]\s*$/u, '')
        .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
        .replace(/[•・‧∙⋅･．]/gu, '·')
      return ok(shown.trim() || text)
    }
    case 'document':
      return readDocument(text, documentKind, lost)
    case 'document_kind':
      return ok(documentKindOf(text) ?? null)
    case 'phone':
      return readPhones(text)
    case 'day': {
      const { value, fault: found } = readDayCell(text, {
        date1904: world.date1904,
        most: target.target === 'birth_on' || target.target === 'lives_since' ? world.today : '2199-12-31',
      })
      return { value, faults: found ? [found] : [] }
    }
    case 'code': {
      const code =
        world.book.codeOf(target.family!, text) ??
        world.book.codeOf(target.family!, text.replace(/^\d{1,3}[-.、\s]+|[（(].*$/g, ''))
      return code === undefined
        ? bad(
            fault(
              'code_unknown',
              { is: text.slice(0, 20), field: { zh: target.zh, en: target.en } },
              nearest(world, target.family!, text),
            ),
          )
        : ok(code)
    }
    case 'number': {
      const plain = text.replace(/[,，\s]|(?:㎡|m2|m²|平方米|平米|元|人|岁|万元|%)$/gi, '')
      const number = Number(plain)
      if (plain === '' || !Number.isFinite(number)) return bad(fault('number_shape', { is: text.slice(0, 20) }))
      return ok(text.endsWith('%') ? number / 100 : /万元?$/.test(text) ? number * 10_000 : number)
    }
    case 'flag':
      return yes.test(text) ? ok(true) : no.test(text) ? ok(false) : bad(fault('flag_shape', { is: text.slice(0, 20) }))
    case 'separation':
      return ok(separations.find(([pattern]) => pattern.test(text))?.[1] ?? null)
    case 'credit_code': {
      const code = parseCreditCode(text)
      // Old licence numbers and organisation codes are no credit codes, and nothing is wrong with them.
      if (code.canonical.length !== 18) return ok(null)
      return code.faults.length ? bad(fault('credit_code')) : ok(code.canonical)
    }
    case 'grid': {
      const number = /(\d{1,3})(?:号|网格|片)?$/.exec(text)?.[1] ?? /第?(\d{1,3})网格/.exec(text)?.[1]
      return ok(number ? `${Number(number)}` : text.slice(0, kept))
    }
    case 'address':
    case 'text':
    case 'long_text': {
      const most = target.kind === 'long_text' ? 2000 : kept
      const characters = [...text]
      return characters.length > most
        ? bad(fault('text_long', { count: most }), characters.slice(0, most).join(''))
        : ok(text)
    }
  }
}
