import { closeSync, openSync, readSync } from 'node:fs'
import { extname } from 'node:path'
import { guessDelimiter, parseDelimited } from './delimited.ts'
import { readTable } from './read-table.ts'

const piece = 1024 * 1024

const guessEncoding = (head: Uint8Array): string => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

/** Where the last whole record of a text ends: after a line break outside quotes. */
const lastRecordEnd = (text: string): number => {
  let end = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 34) quoted = !quoted
    else if (c === 10 && !quoted) end = i + 1
  }
  return end
}

/** A cell cut out of a piece keeps the whole piece in memory as long as it lives, so longer cells are copied. */
const copied = (cell: string): string => (cell.length > 12 ? ` ${cell}`.slice(1) : cell)

function* rowsOf(text: string, delimiter: string): Generator<string[]> {
  for (const row of parseDelimited(text, delimiter)) yield row.map(copied)
}

/**
 * The rows of a table one after another, the header row included. Delimited text is read in pieces, so that a file of a
 * million rows needs little memory; sheets and json are read whole. The same rows each time it is called.
 */
export async function* streamTable(file: string): AsyncGenerator<string[]> {
  const fd = openSync(file, 'r')
  try {
    const bytes = new Uint8Array(piece)
    let got = readSync(fd, bytes, 0, piece, null)
    const kind = extname(file).toLowerCase()
    const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b
    if (zipped || ['.xlsx', '.xlsm', '.json', '.jsonl', '.ndjson'].includes(kind)) {
      yield* (await readTable(file)).rows
      return
    }
    const encoding = guessEncoding(bytes.subarray(0, got))
    const decoder = new TextDecoder(encoding)
    let text = ''
    let delimiter: string | undefined
    while (got > 0) {
      text += decoder.decode(bytes.subarray(0, got), { stream: true })
      delimiter ??= kind === '.tsv' ? '\t' : guessDelimiter(text)
      const end = lastRecordEnd(text)
      if (end > 0) {
        yield* rowsOf(text.slice(0, end), delimiter)
        text = text.slice(end)
      }
      got = readSync(fd, bytes, 0, piece, null)
    }
    text += decoder.decode()
    if (text) yield* rowsOf(text, delimiter ?? ',')
  } finally {
    closeSync(fd)
  }
}
