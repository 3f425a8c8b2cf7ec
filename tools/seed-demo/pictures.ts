import { openSync } from 'fontkit'
import sharp from 'sharp'
import { fileURLToPath } from 'node:url'
import { randomOf } from './random.ts'

const fontFile = fileURLToPath(new URL('../fonts/NotoSansHans-Medium.otf', import.meta.resolve('@embedpdf/fonts-sc')))

type Glyph = { path: { toSVG: () => string }; advanceWidth: number }
type Font = { unitsPerEm: number; glyphForCodePoint: (point: number) => Glyph }
let font: Font | undefined

/** A line of text as outlines: no font need be installed where the demo runs. */
const line = (text: string, x: number, y: number, size: number, fill: string) => {
  font ??= openSync(fontFile) as unknown as Font
  const scale = size / font.unitsPerEm
  let at = x
  const paths = [...text].map((letter) => {
    const glyph = font!.glyphForCodePoint(letter.codePointAt(0)!)
    const path = `<path transform="translate(${at} ${y}) scale(${scale} ${-scale})" d="${glyph.path.toSVG()}"/>`
    at += glyph.advanceWidth * scale
    return path
  })
  return `<g fill="${fill}">${paths.join('')}</g>`
}

const sky = {
  before: ['#9aa7b5', '#c8ced6'],
  after: ['#8ec5f0', '#e6f3fc'],
  check: ['#a9d3e8', '#eef7fb'],
  note: ['#b9b9c8', '#e8e8ee'],
} as const
const said = { before: '处理前', after: '处理后', check: '核查', note: '补充' } as const

/** A simple drawing of a street corner, marked 示例图片: before with what is wrong, after without. WebP. */
export const drawPicture = async (title: string, phase: keyof typeof said, seed: string): Promise<Buffer> => {
  const random = randomOf(`picture ${seed}`)
  const [top, bottom] = sky[phase]
  const houses = Array.from({ length: 6 }, (_, i) => {
    const height = random.whole(180, 420)
    const windows = Array.from({ length: Math.floor(height / 60) }, (_, row) =>
      [20, 80]
        .map(
          (x) => `<rect x="${i * 170 + x}" y="${560 - height + 24 + row * 56}" width="36" height="32" fill="#f4ecd2"/>`,
        )
        .join(''),
    )
    return `<rect x="${i * 170}" y="${560 - height}" width="150" height="${height}" fill="hsl(${random.whole(10, 45)} 22% ${random.whole(52, 70)}%)"/>${windows.join('')}`
  })
  const trouble =
    phase === 'before'
      ? Array.from(
          { length: 9 },
          () =>
            `<ellipse cx="${random.whole(250, 760)}" cy="${random.whole(600, 690)}" rx="${random.whole(24, 80)}" ry="${random.whole(8, 22)}" fill="#5b6470" opacity="0.75"/>`,
        ).join('')
      : ''
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="768">
    <defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs>
    <rect width="1024" height="768" fill="url(#s)"/>${houses.join('')}
    <rect y="560" width="1024" height="208" fill="#8b8f95"/><path d="M0 664h1024" stroke="#e9e4c8" stroke-width="8" stroke-dasharray="60 46"/>${trouble}
    <rect width="1024" height="84" fill="#0b2239" opacity="0.72"/>
    ${line(`示例图片 · ${title} · ${said[phase]}`, 28, 56, 38, '#ffffff')}</svg>`
  return sharp(Buffer.from(svg)).webp({ quality: 78 }).toBuffer()
}
