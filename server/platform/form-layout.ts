import type { Locale } from '#contract/phrases.ts'
import type { Content } from 'pdfmake'
import qrcode from 'qrcode'
import { momentInWords } from './local-day.ts'
import type { Form, FormSection } from './print.ts'
import { printableText } from './printable-text.ts'

// Points. Margins follow the proportions of official documents (GB/T 9704), a little narrower for forms.
const margins = { left: 62, top: 64, right: 62, bottom: 72 }
const width = 595.28 - margins.left - margins.right
const grey = '#595959'
const lines = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => '#333',
  vLineColor: () => '#333',
  paddingLeft: () => 6,
  paddingRight: () => 6,
  paddingTop: () => 5,
  paddingBottom: () => 5,
}
type Say = (text: string) => string

const label = (text: string) => ({ text, bold: true, alignment: 'center', fillColor: '#f4f4f4' })

/** Two fields to a line; a wide one has a line of its own. */
const fieldRows = (fields: Form['fields'], say: Say) => {
  const rows: Content[][] = []
  let half: Content[] = []
  const close = () => {
    if (!half.length) return
    half[1] = { ...(half[1] as object), colSpan: 3 }
    rows.push([...half, '', ''])
    half = []
  }
  for (const field of fields) {
    const cells = [label(say(field.label)), { text: say(field.value) }]
    if (field.wide) {
      close()
      rows.push([cells[0]!, { ...cells[1], colSpan: 3 }, '', ''])
    } else {
      half.push(...cells)
      if (half.length === 4) {
        rows.push(half)
        half = []
      }
    }
  }
  close()
  return rows
}

const grid = (fields: Form['fields'], say: Say): Content =>
  fields.length
    ? { layout: lines, table: { widths: [72, '*', 72, '*'], body: fieldRows(fields, say), dontBreakRows: true } }
    : ''

const tableOf = ({ columns, rows, widths }: Extract<FormSection, { columns: unknown }>, say: Say): Content => {
  const shares = widths ?? columns.map(() => 1)
  const total = shares.reduce((sum, share) => sum + share, 0)
  const room = width - columns.length * 12.6
  const body = [columns.map((c) => label(say(c))), ...rows.map((row) => row.map((cell) => ({ text: say(cell) })))]
  return {
    layout: lines,
    table: { headerRows: 1, widths: shares.map((share) => (room * share) / total), body, dontBreakRows: true },
  }
}

type Entry = Extract<FormSection, { timeline: unknown }>['timeline'][number]
const entryOf = ({ at, what, by }: Entry, say: Say): Content => ({
  unbreakable: true,
  margin: [0, 0, 0, 3],
  columns: [
    { text: say(at), width: 104, color: grey },
    { width: 12, canvas: [{ type: 'ellipse', x: 3, y: 7, r1: 2.5, r2: 2.5, color: '#333' }] },
    { text: [say(what), by ? { text: `　${say(by)}`, color: grey } : ''], width: '*' },
  ],
})

type Picture = Extract<FormSection, { pictures: unknown }>['pictures'][number]
const pictureOf = ({ caption, jpeg }: Picture, say: Say): Content => ({
  width: 150,
  stack: [
    { image: `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`, fit: [150, 150] },
    { text: say(caption), fontSize: 9, color: grey, margin: [0, 2, 0, 0] },
  ],
})

/** The parts of a section; a page may break between them. */
const partsOf = (section: FormSection, say: Say): Content[] => {
  if ('text' in section) {
    const paragraphs = say(section.text).split(/\n+/)
    return paragraphs.map((text) => ({ text, leadingIndent: 21 }))
  }
  if ('columns' in section) return [tableOf(section, say)]
  if ('timeline' in section) return section.timeline.map((entry) => entryOf(entry, say))
  const rows = Array.from({ length: Math.ceil(section.pictures.length / 3) }, (_, i) =>
    section.pictures.slice(3 * i, 3 * i + 3),
  )
  return rows.map((row) => ({
    columnGap: 8,
    unbreakable: true,
    columns: row.map((picture) => pictureOf(picture, say)),
  }))
}

/** A heading never stands alone at the foot of a page; only a long table may leave it there. */
const sectionOf = (section: FormSection, say: Say): Content => {
  const heading = { text: say(section.heading), bold: true, fontSize: 12, margin: [0, 12, 0, 5] }
  const [first = '', ...others] = partsOf(section, say)
  const long = ('rows' in section && section.rows.length > 12) || ('text' in section && section.text.length > 600)
  return [{ stack: [heading, first], unbreakable: !long }, ...others]
}

/** What every form says by itself. */
const own = {
  zh: {
    language: 'zh-CN',
    number: '编号：',
    colon: '：',
    sign: '（签字）：',
    stamp: '（盖章）',
    date: '年　　月　　日',
    page: (page: number, pages: number) => `第${page}页 共${pages}页`,
    printed: (by: string, at: string) => `${by} 打印于 ${at}`,
  },
  en: {
    language: 'en',
    number: 'No. ',
    colon: ': ',
    sign: ' (signature): ',
    stamp: '(seal)',
    date: 'Date ___________',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    printed: (by: string, at: string) => `Printed by ${by}, ${at}`,
  },
}
type Own = (typeof own)[Locale]

// Made anew each time: the library writes positions into what it is given.
const emptyDate = ({ date: text }: Own, alignment: 'right' | 'center') => ({ text, alignment, width: 90 })

/** Signatures to the left, the free place for the seal to the right; never torn apart by a page. */
const signing = ({ signatures, seal }: Form, say: Say, words: Own): Content => {
  const hands = signatures.map((who) => ({
    margin: [0, 8, 0, 16],
    columns: [`${say(who)}${words.sign}`, emptyDate(words, 'right')],
  }))
  const stamp = [
    { text: words.stamp, alignment: 'center', color: grey, margin: [0, 22, 0, 34] },
    { text: say(seal ?? ''), alignment: 'center', margin: [0, 0, 0, 4] },
    emptyDate(words, 'center'),
  ]
  const body = [[...(hands.length ? [{ stack: hands }] : []), ...(seal ? [{ stack: stamp }] : [])]]
  const widths = [...(hands.length ? ['*'] : []), ...(seal ? [190] : [])]
  return widths.length ? { layout: lines, margin: [0, 14, 0, 0], unbreakable: true, table: { widths, body } } : ''
}

/** The definition pdfmake prints. `has` says whether the font has a character; what it lacks is marked and listed. */
export const layOut = async (form: Form, has: (codePoint: number) => boolean) => {
  const { text: say, note } = printableText(has)
  const words = own[form.locale ?? 'zh']
  const qr = form.qr ? await qrcode.toString(form.qr, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }) : undefined
  const content: Content[] = [
    { text: say(form.title), bold: true, fontSize: 20, alignment: 'center', margin: [70, 6, 70, 4] },
    {
      text: `${form.numberLabel === undefined ? words.number : form.numberLabel + words.colon}${say(form.number)}`,
      alignment: 'center',
      color: grey,
      margin: [70, 0, 70, qr ? 14 : 10],
    },
    grid(form.fields, say),
    ...form.sections.map((section) => sectionOf(section, say)),
    signing(form, say, words),
  ]
  const printed = words.printed(say(form.foot.printedBy), momentInWords(form.foot.printedAt, form.locale))
  const lacking = note()
  if (lacking) content.push({ text: lacking, fontSize: 8, color: grey, margin: [0, 8, 0, 0] })
  if (qr) content.unshift({ svg: qr, width: 58, absolutePosition: { x: 595.28 - margins.right - 58, y: 48 } })
  return {
    pageSize: 'A4',
    pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
    language: words.language,
    displayTitle: true,
    info: { title: `${form.title} ${form.number}`, creator: '邻里 Linli', producer: '邻里 Linli' },
    defaultStyle: { font: 'NotoSansHans', fontSize: 10.5, lineHeight: 1.25 },
    content,
    footer: (page: number, pages: number) => ({
      margin: [margins.left, 22, margins.right, 0],
      fontSize: 8.5,
      color: grey,
      stack: [
        { text: words.page(page, pages), alignment: 'center' },
        {
          columns: [
            { text: say(form.number), width: 'auto' },
            { text: printed, alignment: 'right', width: '*' },
          ],
        },
      ],
    }),
  }
}
