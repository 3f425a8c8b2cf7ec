// oxlint-disable unicorn/require-post-message-target-origin -- threads of one process have no origin
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { openSync } from 'fontkit'
import pdfmake from 'pdfmake'
import { layOut } from './form-layout.ts'
import { layOutCards, layOutPosters } from './poster-layout.ts'
import type { Printed } from './print.ts'

// The package shows its script only; the fonts lie beside it.
const fonts = new URL('../fonts/', import.meta.resolve('@embedpdf/fonts-sc'))
const fontFile = (weight: string) => fileURLToPath(new URL(`NotoSansHans-${weight}.otf`, fonts))
const [normal, bold] = [fontFile('Regular'), fontFile('Bold')]
const font = openSync(normal)

pdfmake.setFonts({ NotoSansHans: { normal, bold } })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold)

const has = (codePoint: number) => font.hasGlyphForCodePoint(codePoint)
const layOutAny = (what: Printed) =>
  'form' in what
    ? layOut(what.form, has)
    : 'posters' in what
      ? layOutPosters(what.posters, has)
      : layOutCards(what.cards, has)

parentPort!.on('message', async ({ id, ...what }: { id: number } & Printed) => {
  try {
    const pdf = await pdfmake.createPdf(await layOutAny(what)).getBuffer()
    parentPort!.postMessage({ id, pdf: new Uint8Array(pdf) })
  } catch (error) {
    parentPort!.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
