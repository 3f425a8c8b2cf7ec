import type { Sound } from './sound.ts'

const headerBytes = 27
const opusRate = 48_000

/** Samples a second of the stream that begins so; undefined where it isn't sound. */
const rateOf = (begin: Buffer): number | undefined => {
  if (begin.toString('latin1', 0, 8) === 'OpusHead') return opusRate
  if (begin.toString('latin1', 0, 7) === '\u0001vorbis') return begin.readUInt32LE(12)
  return undefined
}

/** Ogg with one stream of Opus or Vorbis (RFC 3533, RFC 7845); its last page says how many samples it holds. */
export const readOgg = (bytes: Buffer): Sound | undefined => {
  let at = 0
  let rate: number | undefined
  let samples = 0
  while (at < bytes.length) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS') throw new RangeError('no page')
    const begins = (bytes.readUInt8(at + 5) & 2) !== 0
    const granule = bytes.readBigInt64LE(at + 6)
    const pieces = bytes.readUInt8(at + 26)
    const from = at + headerBytes + pieces
    let length = 0
    for (let i = 0; i < pieces; i++) length += bytes.readUInt8(at + headerBytes + i)
    if (from + length > bytes.length) throw new RangeError('cut short')
    if (begins) {
      if (rate !== undefined) return undefined
      rate = rateOf(bytes.subarray(from, from + length))
      if (!rate) return undefined
    }
    if (granule > 0) samples = Number(granule)
    at = from + length
  }
  return rate ? { contentType: 'audio/ogg', ending: 'ogg', seconds: samples / rate, full: bytes } : undefined
}
