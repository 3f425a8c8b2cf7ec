import { createInflateRaw } from 'node:zlib'

/** A file inside a zip, inflated only while it is read. */
export type ZipEntry = { name: string; method: number; at: number; packed: number }

const mostInflated = 2_000_000_000

/** The files of a zip, from its central directory. Throws when it isn't one, or is encrypted. */
export const readZip = (bytes: Buffer): Map<string, ZipEntry> => {
  let end = -1
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_536); at--)
    if (bytes.readUInt32LE(at) === 0x06054b50) {
      end = at
      break
    }
  if (end < 0) throw new Error('not a zip')
  const entries = new Map<string, ZipEntry>()
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('a zip with a damaged directory')
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => bytes.readUInt16LE(at + o)) as [number, number, number]
    if (bytes.readUInt16LE(at + 8) & 1) throw new Error('an encrypted zip')
    const name = bytes
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\//, '')
    entries.set(name, {
      name,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

const packedBytes = (bytes: Buffer, entry: ZipEntry) => {
  if (bytes.readUInt32LE(entry.at) !== 0x04034b50) throw new Error('a zip with a damaged entry')
  const from = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  if (from + entry.packed > bytes.length) throw new Error('a zip that breaks off')
  return bytes.subarray(from, from + entry.packed)
}

/** The text of an entry (UTF-8) piece by piece; others are served in between. Throws beyond two gigabytes. */
export async function* entryText(bytes: Buffer, entry: ZipEntry): AsyncGenerator<string> {
  const packed = packedBytes(bytes, entry)
  const decoder = new TextDecoder('utf-8')
  if (entry.method === 0) {
    yield decoder.decode(packed)
    return
  }
  if (entry.method !== 8) throw new Error('a zip of an unknown kind')
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  inflate.end(packed)
  let inflated = 0
  for await (const chunk of inflate as AsyncIterable<Buffer>) {
    inflated += chunk.length
    if (inflated > mostInflated) throw new Error('a zip that inflates without end')
    yield decoder.decode(chunk, { stream: true })
  }
}

export const wholeText = async (bytes: Buffer, entry: ZipEntry | undefined, most = 400_000_000): Promise<string> => {
  if (!entry) return ''
  const parts: string[] = []
  let length = 0
  for await (const part of entryText(bytes, entry)) {
    length += part.length
    if (length > most) throw new Error('a part of the file is too large')
    parts.push(part)
  }
  return parts.join('')
}
