// oxlint-disable unicorn/require-post-message-target-origin -- threads of one process have no origin
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { openSync } from 'fontkit'
import pdfmake from 'pdfmake'
import { layOut } from './form-layout.ts'
import type { Form } from './print.ts'

// The package shows its script only; the fonts lie beside it.
const fonts = new URL('../fonts/', import.meta.resolve('@embedpdf/fonts-sc'))
const fontFile = (weight: string) => fileURLToPath(new URL(`NotoSansHans-${weight}.otf`, fonts))
const [normal, bold] = [fontFile('Regular'), fontFile('Bold')]
const font = openSync(normal)

pdfmake.setFonts({ NotoSansHans: { normal, bold } })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold)

parentPort!.on('message', async ({ id, form }: { id: number; form: Form }) => {
  try {
    const definition = await layOut(form, (codePoint) => font.hasGlyphForCodePoint(codePoint))
    const pdf = await pdfmake.createPdf(definition).getBuffer()
    parentPort!.postMessage({ id, pdf: new Uint8Array(pdf) })
  } catch (error) {
    parentPort!.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
