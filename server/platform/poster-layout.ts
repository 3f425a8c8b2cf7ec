import type { Locale } from '#contract/phrases.ts'
import type { Content } from 'pdfmake'
import qrcode from 'qrcode'
import { printableText } from './printable-text.ts'

/** Somebody named on paper that hangs in public; the picture as JPEG. */
export type PosterPerson = { heading: string; name: string; lines: readonly string[]; jpeg?: Uint8Array | undefined }
/** One page to hang up: who, how to reach them, a code to scan. All texts as they shall be read. */
export type Poster = {
  title: string
  subtitle: string
  people: readonly PosterPerson[]
  rows: readonly { label: string; value: string }[]
  qr: string
  qrCaption: string
  foot: string
}
/** A card of 90 × 54 mm. */
export type Card = {
  title: string
  name: string
  lines: readonly string[]
  qr: string
  qrCaption: string
  jpeg?: Uint8Array | undefined
}
export type Posters = { size: 'A4' | 'A3'; locale: Locale; posters: readonly Poster[] }
export type Cards = { locale: Locale; cards: readonly Card[] }

const thinLines = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => '#bfbfbf',
}
type Has = (codePoint: number) => boolean
type Say = (text: string) => string
const red = '#b3261e'
const grey = '#595959'
const millimetre = 72 / 25.4
const codeOf = (text: string) => qrcode.toString(text, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
const picture = (jpeg: Uint8Array) => `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`
const language = { zh: 'zh-CN', en: 'en' } as const
const common = (locale: Locale, title: string) => ({
  language: language[locale],
  displayTitle: true,
  info: { title, creator: '邻里 Linli', producer: '邻里 Linli' },
})

/** Text sizes are those of A4; A3 is the same page, 1.414 times as large. */
const personOf = (person: PosterPerson, unit: number, say: Say): Content => ({
  unbreakable: true,
  columnGap: 12 * unit,
  margin: [0, 0, 0, 14 * unit],
  columns: [
    person.jpeg
      ? { image: picture(person.jpeg), fit: [84 * unit, 112 * unit], width: 84 * unit }
      : // An empty frame to paste a photograph in, as on the plates people know.
        {
          width: 84 * unit,
          canvas: [
            { type: 'rect', x: 0, y: 0, w: 84 * unit, h: 112 * unit, lineColor: '#bfbfbf', dash: { length: 4 } },
          ],
        },
    {
      width: '*',
      stack: [
        { text: say(person.heading), fontSize: 15 * unit, color: grey },
        { text: say(person.name), fontSize: 30 * unit, bold: true },
        ...person.lines.map((line) => ({ text: say(line), fontSize: 18 * unit, margin: [0, 2 * unit, 0, 0] })),
      ],
    },
  ],
})

const pageOf = async (poster: Poster, unit: number, say: Say, first: boolean): Promise<Content> => ({
  ...(!first && { pageBreak: 'before' }),
  stack: [
    { text: say(poster.title), bold: true, fontSize: 34 * unit, alignment: 'center', color: red },
    { text: say(poster.subtitle), bold: true, fontSize: 22 * unit, alignment: 'center', margin: [0, 4 * unit, 0, 16 * unit] },
    ...poster.people.map((person) => personOf(person, unit, say)),
    {
      layout: thinLines,
      margin: [0, 4 * unit, 0, 14 * unit],
      table: {
        widths: [92 * unit, '*'],
        body: poster.rows.map(({ label, value }) => [
          { text: say(label), fontSize: 14 * unit, color: grey, margin: [0, 3 * unit, 0, 3 * unit] },
          { text: say(value), fontSize: 15 * unit, margin: [0, 3 * unit, 0, 3 * unit] },
        ]),
      },
    },
    {
      unbreakable: true,
      columnGap: 16 * unit,
      columns: [
        { svg: await codeOf(poster.qr), width: 110 * unit },
        {
          width: '*',
          stack: [
            { text: say(poster.qrCaption), fontSize: 17 * unit, bold: true, margin: [0, 26 * unit, 0, 6 * unit] },
            { text: say(poster.foot), fontSize: 11 * unit, color: grey },
          ],
        },
      ],
    },
  ],
}) // prettier-ignore

/** Plates, one a page. */
export const layOutPosters = async ({ size, locale, posters }: Posters, has: Has) => {
  const { text: say, note } = printableText(has)
  const unit = size === 'A3' ? Math.SQRT2 : 1
  const content: Content[] = []
  for (const poster of posters) content.push(await pageOf(poster, unit, say, content.length === 0))
  const lacking = note()
  if (lacking) content.push({ text: lacking, fontSize: 8, color: grey })
  return {
    ...common(locale, posters[0]?.title ?? ''),
    pageSize: size,
    pageMargins: [50 * unit, 46 * unit, 50 * unit, 40 * unit],
    defaultStyle: { font: 'NotoSansHans', fontSize: 14 * unit, lineHeight: 1.2 },
    content,
  }
}

const width = 90 * millimetre
const height = 54 * millimetre
const cardOf = async (card: Card, say: Say): Promise<Content> => ({
  margin: [8, 8, 8, 6],
  columnGap: 8,
  columns: [
    {
      width: '*',
      stack: [
        { text: say(card.title), fontSize: 9, color: red, bold: true },
        { text: say(card.name), fontSize: 17, bold: true, margin: [0, 3, 0, 3] },
        ...card.lines.map((line) => ({ text: say(line), fontSize: 8.5, lineHeight: 1.15 })),
      ],
    },
    {
      width: 72,
      stack: [
        ...(card.jpeg ? [{ image: picture(card.jpeg), fit: [54, 54], alignment: 'center', margin: [0, 0, 0, 4] }] : []),
        { svg: await codeOf(card.qr), width: 62, alignment: 'center' },
        { text: say(card.qrCaption), fontSize: 7, color: grey, alignment: 'center', margin: [0, 2, 0, 0] },
      ],
    },
  ],
})

/** Cards, ten a page, with lines to cut along. */
export const layOutCards = async ({ locale, cards }: Cards, has: Has) => {
  const { text: say } = printableText(has)
  const cells: Content[] = []
  for (const card of cards) cells.push(await cardOf(card, say))
  if (cells.length % 2) cells.push('')
  const body = Array.from({ length: cells.length / 2 }, (_, at) => cells.slice(2 * at, 2 * at + 2))
  return {
    ...common(locale, cards[0]?.title ?? ''),
    pageSize: 'A4',
    pageMargins: [(595.28 - 2 * width) / 2, (841.89 - 5 * height) / 2 - 4, (595.28 - 2 * width) / 2, 20],
    defaultStyle: { font: 'NotoSansHans', fontSize: 9, lineHeight: 1.2 },
    content: [
      {
        layout: {
          hLineWidth: () => 0.3,
          vLineWidth: () => 0.3,
          hLineColor: () => '#bfbfbf',
          vLineColor: () => '#bfbfbf',
          paddingLeft: () => 0,
          paddingRight: () => 0,
          paddingTop: () => 0,
          paddingBottom: () => 0,
        },
        table: { widths: [width, width], heights: body.map(() => height), body, dontBreakRows: true },
      },
    ],
  }
}
