import { Worker } from 'node:worker_threads'
import { decodeText, guessDelimiter, parseDelimited } from './delimited.ts'

/** A row with anything in it. `no` is the number the sheet shows; `lost`: columns whose number had more digits than were kept. */
export type SheetRow = { no: number; cells: string[]; lost?: number[] }
/** A sheet of a file; `rows` may be asked for again and again. */
export type SheetSource = { name: string; date1904: boolean; rows: () => AsyncIterable<SheetRow> | Iterable<SheetRow> }
export type SheetFile = { kind: 'xlsx' | 'xls' | 'csv'; how: string; sheets: SheetSource[] }

/** Neither a workbook nor a text. */
export class UnknownKind extends Error {}

/** Old workbooks are read whole, by a library, in a thread of their own: reading one takes seconds. */
const openXls = (bytes: Buffer): Promise<SheetSource[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('xls-worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: 384 },
    })
    worker.once(
      'message',
      (answer: { sheets?: { name: string; date1904: boolean; rows: SheetRow[] }[]; error?: string }) => {
        if (answer.sheets) resolve(answer.sheets.map(({ rows, ...sheet }) => ({ ...sheet, rows: () => rows })))
        else reject(new Error(answer.error))
      },
    )
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the old workbook could not be read')))
  })

const openText = (bytes: Buffer, name: string): SheetFile => {
  const { text, encoding } = decodeText(bytes)
  if (text.slice(0, 4000).includes('\0')) throw new UnknownKind('not a text')
  const delimiter = guessDelimiter(text.replace(/^\ufeff/, ''))
  function* rows(): Generator<SheetRow> {
    let no = 0
    for (const cells of parseDelimited(text.replace(/^\ufeff/, ''), delimiter)) {
      no++
      if (cells.some((cell) => cell.trim())) yield { no, cells }
    }
  }
  return {
    kind: 'csv',
    how: `${encoding}, ${delimiter === '\t' ? 'tab' : delimiter}`,
    sheets: [{ name, date1904: false, rows }],
  }
}

/**
 * Opens xlsx (also what is called xls and is none), xls of 1995 to 2003 and WPS, and delimited text (UTF-8, UTF-16, GBK …), told apart by content.
 * Throws `UnknownKind` for anything else and an error for a damaged or protected file.
 */
export const openSheets = async (bytes: Buffer, filename: string): Promise<SheetFile> => {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const { openXlsx } = await import('./xlsx-rows.ts')
    return { kind: 'xlsx', how: 'xlsx', sheets: await openXlsx(bytes) }
  }
  const old = bytes.length > 8 && bytes.readUInt32BE(0) === 0xd0cf11e0
  const oldest = bytes[0] === 0x09 && (bytes[1] === 0x08 || bytes[1] === 0x04 || bytes[1] === 0x02)
  if (old || oldest) return { kind: 'xls', how: 'xls', sheets: await openXls(bytes) }
  // A web page that calls itself xls is what some old systems export.
  if (/^\s*(?:<!doctype html|<html|<table|<\?xml)/i.test(bytes.toString('latin1', 0, 200)))
    return { kind: 'xls', how: 'html', sheets: await openXls(bytes) }
  if (/\.(?:pdf|docx?|zip|rar|png|jpe?g)$/i.test(filename) || bytes.toString('latin1', 0, 4) === '%PDF')
    throw new UnknownKind('not a sheet')
  return openText(bytes, filename.replace(/\.\w+$/, ''))
}
