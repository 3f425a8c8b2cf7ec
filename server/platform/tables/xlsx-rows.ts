import { serialDay } from './serial-day.ts'
import type { SheetRow, SheetSource } from './sheet-file.ts'
import { entryText, readZip, wholeText, type ZipEntry } from './zip.ts'

const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescape = (text: string): string =>
  (text.includes('&')
    ? text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, dec?: string, name?: string) =>
        hex ? codePoint(Number.parseInt(hex, 16)) : dec ? codePoint(Number(dec)) : (names[name!] ?? all),
      )
    : text
  ).replace(/_x([\dA-F]{4})_/g, (_, hex: string) => codePoint(Number.parseInt(hex, 16)))
const codePoint = (code: number) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? unescape(found[1]!) : undefined
}

/** All texts of an element, the reading aids of East Asian scripts left out. */
const textOf = (xml: string): string => {
  let out = ''
  for (const [, text] of xml
    .replace(/<(\w+:)?rPh[\s>][\s\S]*?<\/\1?rPh>/g, '')
    .matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g))
    out += text
  return unescape(out)
}

/** Elements of one name out of a text that comes in pieces; an element without content is given as its tag. */
async function* elements(pieces: AsyncIterable<string>, name: string): AsyncGenerator<string> {
  let rest = ''
  let prefix: string | undefined
  for await (const piece of pieces) {
    rest += piece
    if (prefix === undefined) {
      const root = /<(\w+:)?(?:worksheet|sst)[\s>]/.exec(rest)
      if (!root) continue
      prefix = root[1] ?? ''
    }
    const [start, close] = [`<${prefix}${name}`, `</${prefix}${name}>`]
    let at = 0
    for (;;) {
      let from = rest.indexOf(start, at)
      // <rowBreaks> begins like <row>
      while (from >= 0 && from + start.length < rest.length && !/[\s>/]/.test(rest[from + start.length]!))
        from = rest.indexOf(start, from + 1)
      if (from < 0) {
        at = Math.max(at, rest.length - start.length)
        break
      }
      const tagEnd = rest.indexOf('>', from)
      if (tagEnd < 0) {
        at = from
        break
      }
      if (rest[tagEnd - 1] === '/') {
        yield rest.slice(from, tagEnd + 1)
        at = tagEnd + 1
        continue
      }
      const end = rest.indexOf(close, tagEnd)
      if (end < 0) {
        at = from
        break
      }
      yield rest.slice(from, end)
      at = end + close.length
    }
    rest = rest.slice(at)
  }
}

const columnOf = (reference: string): number => {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const c = reference.charCodeAt(i)
    if (c < 65 || c > 90) break
    column = column * 26 + c - 64
  }
  return column - 1
}

type Look = 'date' | 'percent' | undefined
/** What the number formats of the book say about each style of cells. */
const readLooks = (xml: string): Look[] => {
  const custom = new Map<number, string>()
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g))
    custom.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
  const cells = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? ''
  return [...cells.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].map(([tag]) =>
    lookOf(Number(attribute(tag, 'numFmtId') ?? 0), custom),
  )
}
export const isDateFormat = (format: string): boolean =>
  /[ymd年月日]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, ''))
const lookOf = (id: number, custom: Map<number, string>): Look => {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date'
  if (id === 9 || id === 10) return 'percent'
  const format = custom.get(id)
  return format === undefined ? undefined : isDateFormat(format) ? 'date' : format.includes('%') ? 'percent' : undefined
}

/** A number as its cell shows it; `lost` when it has more digits than a spreadsheet keeps (15). */
export const sayNumber = (value: number, look: Look, date1904: boolean): { text: string; lost: boolean } => {
  if (look === 'date') {
    const day = serialDay(value, date1904)
    if (day) return { text: day, lost: false }
  }
  const round = Number(value.toPrecision(15))
  if (look === 'percent') return { text: `${Number((round * 100).toPrecision(12))}%`, lost: false }
  return { text: String(round), lost: Math.abs(value) >= 1e15 }
}

const cellPattern = /<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g

type Book = { bytes: Buffer; strings: readonly string[]; looks: readonly Look[]; date1904: boolean }

const readCells = (xml: string, book: Book): Pick<SheetRow, 'cells' | 'lost'> | undefined => {
  const cells: string[] = []
  let lost: number[] | undefined
  let next = 0
  let any = false
  for (const [, tag = '', content] of xml.matchAll(cellPattern)) {
    const reference = /\sr="([A-Z]+)/.exec(tag)
    const column = reference ? columnOf(reference[1]!) : next
    next = column + 1
    if (!content || column > 16_383) continue
    const kind = /\st="(\w+)"/.exec(tag)?.[1]
    const raw = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(content)?.[1]
    let text = ''
    if (kind === 'inlineStr') text = textOf(content)
    else if (raw === undefined) continue
    else if (kind === 's') text = book.strings[Number(raw)] ?? ''
    else if (kind === 'b') text = raw === '1' ? '是' : '否'
    else if (kind === 'str' || kind === 'e') text = unescape(raw)
    else if (kind === 'd') text = raw.slice(0, 10)
    else {
      const said = sayNumber(Number(raw), book.looks[Number(/\ss="(\d+)"/.exec(tag)?.[1] ?? -1)], book.date1904)
      text = said.text
      if (said.lost) (lost ??= []).push(column)
    }
    if (!text) continue
    while (cells.length < column) cells.push('')
    cells[column] = text
    any ||= text.trim() !== ''
  }
  return any ? { cells, ...(lost && { lost }) } : undefined
}

async function* rowsOf(book: Book, entry: ZipEntry): AsyncGenerator<SheetRow> {
  let no = 0
  for await (const xml of elements(entryText(book.bytes, entry), 'row')) {
    const tagEnd = xml.indexOf('>')
    const numbered = /\sr="(\d+)"/.exec(xml.slice(0, tagEnd))
    no = numbered ? Number(numbered[1]) : no + 1
    // Sheets claim thousands of rows that only have a look.
    if (!xml.includes('<v', tagEnd) && !xml.includes('t>', tagEnd) && !xml.includes(':v', tagEnd)) continue
    const read = readCells(xml, book)
    if (read) yield { no, ...read }
  }
}

/** The sheets of an xlsx, hidden ones left out; rows are read as they are asked for. Throws when it can't be read. */
export const openXlsx = async (bytes: Buffer): Promise<SheetSource[]> => {
  const zip = readZip(bytes)
  const workbook = await wholeText(bytes, zip.get('xl/workbook.xml'))
  if (!workbook) throw new Error('a zip without a workbook')
  const links = await wholeText(bytes, zip.get('xl/_rels/workbook.xml.rels'))
  const targets = new Map<string, string>()
  for (const [tag] of links.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const target = attribute(tag, 'Target') ?? ''
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const date1904 = /<(?:\w+:)?workbookPr\s[^>]*date1904="(?:1|true)"/.test(workbook)
  const looks = readLooks(await wholeText(bytes, zip.get('xl/styles.xml')))
  const strings: string[] = []
  const shared = zip.get('xl/sharedStrings.xml')
  let length = 0
  if (shared)
    for await (const item of elements(entryText(bytes, shared), 'si')) {
      strings.push(textOf(item))
      length += strings.at(-1)!.length
      if (length > 300_000_000) throw new Error('more text than can be held')
    }
  const book: Book = { bytes, strings, looks, date1904 }
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    const entry = zip.get(targets.get(/\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '')
    if (!entry || attribute(tag, 'state')?.toLowerCase().endsWith('hidden')) return []
    return [{ name: attribute(tag, 'name') ?? '', date1904, rows: () => rowsOf(book, entry) }]
  })
}
