/** Reads bytes as UTF-8 (with or without mark), UTF-16 with mark, or else GB18030, which contains GBK and GB 2312. */
export const decodeText = (bytes: Uint8Array): { text: string; encoding: string } => {
  for (const [encoding, ...mark] of [
    ['utf-16le', 0xff, 0xfe],
    ['utf-16be', 0xfe, 0xff],
  ] as const)
    if (mark.every((b, i) => bytes[i] === b)) return { text: new TextDecoder(encoding).decode(bytes), encoding }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    const text = new TextDecoder('gb18030').decode(bytes)
    const broken = text.split('\ufffd').length - 1
    // A few broken bytes in a UTF-8 file are commoner than a GBK file that breaks often.
    if (broken > text.length / 200) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8 (damaged)' }
    return { text, encoding: 'gb18030' }
  }
}

/** The delimiter that parts the first line into most fields. */
export const guessDelimiter = (text: string): string => {
  const line = text
    .slice(0, 20_000)
    .split(/\r?\n/, 1)[0]!
    .replace(/"[^"]*"/g, '')
  const counted = [',', '\t', ';', '|', '，'].map((d) => [d, line.split(d).length] as const)
  return counted.reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}

/** The records of a delimited text (RFC 4180): quoted fields may hold delimiters, line breaks and doubled quotes. */
export function* parseDelimited(text: string, delimiter: string): Generator<string[]> {
  let record: string[] = []
  let at = 0
  while (at < text.length) {
    let field: string
    if (text[at] === '"') {
      field = ''
      at++
      for (;;) {
        const quote = text.indexOf('"', at)
        if (quote < 0) {
          field += text.slice(at)
          at = text.length
          break
        }
        field += text.slice(at, quote)
        at = quote + 1
        if (text[at] !== '"') break
        field += '"'
        at++
      }
    } else field = ''
    let end = at
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++
    record.push(field + text.slice(at, end))
    at = end
    if (text[at] === delimiter) {
      at++
      // A delimiter at the very end closes an empty field.
      if (at === text.length) record.push('')
      else continue
    }
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    if (record.length > 1 || record[0]!.trim()) yield record
    record = []
  }
  if (record.length) yield record
}
