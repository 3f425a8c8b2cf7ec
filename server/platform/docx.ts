import type { Locale } from '#contract/phrases.ts'
import { momentInWords } from './local-day.ts'
import type { Form, FormSection } from './print.ts'

// A Word document is a zip of a few XML files.

const escaped = (text: string) =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)

type Look = { bold?: boolean; size?: number; centred?: boolean; keep?: boolean; indent?: boolean; grey?: boolean }
/** A paragraph; a line break in it stays one. */
const paragraph = (text: string, { bold, size, centred, keep, indent, grey }: Look = {}) => {
  const look = [
    keep && '<w:keepNext/>',
    indent && '<w:ind w:firstLineChars="200" w:firstLine="420"/>',
    centred && '<w:jc w:val="center"/>',
  ]
  const run = [
    bold && '<w:b/>',
    grey && '<w:color w:val="595959"/>',
    size && `<w:sz w:val="${2 * size}"/><w:szCs w:val="${2 * size}"/>`,
  ]
  const said = escaped(text)
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
    .join('<w:br/>')
  return `<w:p><w:pPr>${look.filter(Boolean).join('')}</w:pPr><w:r><w:rPr>${run.filter(Boolean).join('')}</w:rPr>${said}</w:r></w:p>`
}

/** The room between the margins, in twentieths of a point. */
const room = 9000
const cell = (width: number, body: string, shaded = false) =>
  `<w:tc><w:tcPr><w:tcW w:w="${Math.round(width)}" w:type="dxa"/>${shaded ? '<w:shd w:val="clear" w:color="auto" w:fill="F4F4F4"/>' : ''}</w:tcPr>${body}</w:tc>`
const tableOf = (widths: readonly number[], rows: readonly string[]) =>
  `<w:tbl><w:tblPr><w:tblW w:w="${room}" w:type="dxa"/><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="333333"/>`).join('')}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${Math.round(w)}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
const rowOf = (cells: string, heads = false) =>
  `<w:tr><w:trPr>${heads ? '<w:tblHeader/>' : ''}<w:cantSplit/></w:trPr>${cells}</w:tr>`

const fieldsOf = (fields: Form['fields']) =>
  fields.length
    ? tableOf(
        [1800, room - 1800],
        fields.map(({ label, value }) =>
          rowOf(cell(1800, paragraph(label, { bold: true }), true) + cell(room - 1800, paragraph(value))),
        ),
      )
    : ''

const sectionOf = (section: FormSection): string => {
  const heading = paragraph(section.heading, { bold: true, size: 12, keep: true })
  if ('text' in section)
    return heading + section.text.split(/\n+/).map((line) => paragraph(line, { indent: true })).join('') // prettier-ignore
  if ('timeline' in section)
    return heading + section.timeline.map((e) => paragraph([e.at, e.what, e.by].filter(Boolean).join('　'))).join('')
  if ('pictures' in section) return heading + section.pictures.map((p) => paragraph(p.caption)).join('')
  const shares = section.widths ?? section.columns.map(() => 1)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => (room * share) / whole)
  const line = (texts: readonly string[], heads: boolean) =>
    rowOf(texts.map((text, at) => cell(widths[at]!, paragraph(text, { bold: heads }), heads)).join(''), heads)
  return heading + tableOf(widths, [line(section.columns, true), ...section.rows.map((row) => line(row, false))])
}

const own: Record<
  Locale,
  {
    number: string
    colon: string
    sign: string
    printed: (by: string, at: string) => string
    page: [string, string, string]
  }
> = {
  zh: {
    number: '编号：',
    colon: '：',
    sign: '（签字）：',
    printed: (by, at) => `打印人：${by}　${at}`,
    page: ['第 ', ' 页 共 ', ' 页'],
  },
  en: {
    number: 'No. ',
    colon: ': ',
    sign: ' (signature): ',
    printed: (by, at) => `Printed by ${by}, ${at}`,
    page: ['Page ', ' of ', ''],
  },
}
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const fieldCode = (code: string) => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` // prettier-ignore
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

const footer = ([before, between, after]: [string, string, string]) =>
  `${head}<w:ftr ${word}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run(before)}${fieldCode('PAGE')}${run(between)}${fieldCode('NUMPAGES')}${run(after)}</w:p></w:ftr>`
const styles = `${head}<w:styles ${word}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults></w:styles>`
const types = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[['document', 'document.main'], ['styles', 'styles'], ['footer', 'footer']].map(([part, kind]) => `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`).join('')}</Types>` // prettier-ignore
const related = (rows: readonly [string, string][]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** The text of `word/document.xml`. */
const documentOf = (form: Form) => {
  const words = own[form.locale ?? 'zh']
  const number = form.numberLabel === undefined ? words.number : form.numberLabel + words.colon
  const at = momentInWords(form.foot.printedAt, form.locale)
  const body = [
    paragraph(form.title, { bold: true, size: 20, centred: true }),
    paragraph(number + form.number, { centred: true, grey: true }),
    fieldsOf(form.fields),
    ...form.sections.map(sectionOf),
    ...form.signatures.map((who) => paragraph(`${who}${words.sign}`)),
    ...(form.seal ? [paragraph(form.seal)] : []),
    paragraph(words.printed(form.foot.printedBy, at), { grey: true, size: 9 }),
  ].join('')
  return `${head}<w:document ${word} xmlns:r="${office}"><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The same form as a Word document, to go on writing in. Pictures and the code to scan stay with the PDF. */
export const writeDocx = async (form: Form): Promise<Buffer> => {
  const { default: Zip } = await import('jszip')
  const zip = new Zip()
  const parts: Record<string, string> = {
    '[Content_Types].xml': types,
    '_rels/.rels': related([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': related([['styles', 'styles.xml'], ['footer', 'footer.xml']]), // prettier-ignore
    'word/document.xml': documentOf(form),
    'word/styles.xml': styles,
    'word/footer.xml': footer(own[form.locale ?? 'zh'].page),
  }
  for (const [name, text] of Object.entries(parts)) zip.file(name, text, { createFolders: false })
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', mimeType: docxType })
}
