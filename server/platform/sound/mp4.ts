import type { Sound } from './sound.ts'

type Box = { type: string; at: number; from: number; to: number }

/** The boxes between two places (ISO/IEC 14496-12). Throws a RangeError for one that is cut short. */
function* boxes(bytes: Buffer, start: number, end: number): Generator<Box> {
  for (let at = start; at < end;) {
    let size = bytes.readUInt32BE(at)
    let from = at + 8
    if (size === 1) {
      size = Number(bytes.readBigUInt64BE(from))
      from += 8
    } else if (size === 0) size = end - at
    const to = at + size
    if (size < 8 || to > end) throw new RangeError('cut short')
    yield { type: bytes.toString('latin1', at + 4, at + 8), at, from, to }
    at = to
  }
}
const parents = new Set(['moov', 'trak', 'mdia', 'mvex', 'moof', 'traf'])
/** Titles, places and whatever else a recorder writes about itself. */
const notes = new Set(['udta', 'meta', 'uuid'])

const wide = (bytes: Buffer, at: number, version: number) =>
  version === 1 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at)

/** How long the samples of one run last; where it doesn't say, each as long as `usual`. */
const runLength = (bytes: Buffer, { from, to }: Box, usual: number): number => {
  const flags = bytes.readUIntBE(from + 1, 3)
  const samples = bytes.readUInt32BE(from + 4)
  if (!(flags & 0x100)) return samples * usual
  const first = from + 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0)
  const step = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length * 4
  if (first + samples * step > to) throw new RangeError('cut short')
  let sum = 0
  for (let i = 0; i < samples; i++) sum += bytes.readUInt32BE(first + i * step)
  return sum
}

/** MP4 with sound only, whole or in fragments. What its recorder noted (a place, a device) is blanked out, as in pictures. */
export const readMp4 = (bytes: Buffer): Sound | undefined => {
  const full = Buffer.from(bytes)
  const tracks: string[] = []
  let scale = 0
  let length = 0
  let usual = 0
  let ofFragment = 0
  let played = 0
  const enter = (start: number, end: number) => {
    for (const box of boxes(bytes, start, end)) {
      const { type, from, to } = box
      const version = from < to ? bytes.readUInt8(from) : 0
      if (parents.has(type)) enter(from, to)
      else if (notes.has(type)) {
        full.write('free', box.at + 4, 'latin1')
        full.fill(0, from, to)
      } else if (type === 'hdlr') tracks.push(bytes.toString('latin1', from + 8, from + 12))
      else if (type === 'mdhd') {
        scale = bytes.readUInt32BE(from + (version === 1 ? 20 : 12))
        length = wide(bytes, from + (version === 1 ? 24 : 16), version)
      } else if (type === 'trex') usual = bytes.readUInt32BE(from + 12)
      else if (type === 'tfhd') {
        const flags = bytes.readUIntBE(from + 1, 3)
        const skipped = (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0)
        ofFragment = flags & 8 ? bytes.readUInt32BE(from + 8 + skipped) : usual
      } else if (type === 'tfdt') played = wide(bytes, from + 4, version)
      else if (type === 'trun') length = Math.max(length, (played += runLength(bytes, box, ofFragment)))
    }
  }
  enter(0, bytes.length)
  if (!tracks.length || tracks.some((type) => type !== 'soun') || !scale || !length) return undefined
  return { contentType: 'audio/mp4', ending: 'm4a', seconds: length / scale, full }
}
