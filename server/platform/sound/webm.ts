import type { Sound } from './sound.ts'

// Matroska element ids (RFC 9559). The parents are entered, everything else is stepped over; so a recording that was streamed,
// whose parents don't say how long they are, reads like any other.
const id = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  scale: 0x2ad7b1,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackType: 0x83,
  cluster: 0x1f43b675,
  timecode: 0xe7,
  group: 0xa0,
  block: 0xa1,
  simpleBlock: 0xa3,
}
const parents = new Set([id.segment, id.info, id.tracks, id.track, id.cluster, id.group])
const audioTrack = 2

/** A number of one to eight bytes whose first bits say how many; `keep`: with those bits, as ids are written. */
const number = (bytes: Buffer, at: number, keep: boolean) => {
  const first = bytes.readUInt8(at)
  const length = Math.clz32(first) - 23
  if (length > 8) throw new RangeError('no element')
  let value = keep ? first : first & (0xff >> length)
  let unknown = (first & (0xff >> length)) === 0xff >> length
  for (let i = 1; i < length; i++) {
    const byte = bytes.readUInt8(at + i)
    value = value * 256 + byte
    unknown &&= byte === 0xff
  }
  return { value, length, unknown }
}

/** WebM with sound only; how long it plays is the time of its last block. */
export const readWebm = (bytes: Buffer): Sound | undefined => {
  let at = 0
  let scale = 1_000_000
  let cluster = 0
  let last = -1
  const tracks: number[] = []
  while (at < bytes.length) {
    const name = number(bytes, at, true)
    const size = number(bytes, at + name.length, false)
    const from = at + name.length + size.length
    if (parents.has(name.value)) {
      at = from
      continue
    }
    const to = from + size.value
    if (size.unknown || to > bytes.length) throw new RangeError('cut short')
    const whole = () => bytes.subarray(from, to).reduce((value, byte) => value * 256 + byte, 0)
    if (name.value === id.scale) scale = whole()
    else if (name.value === id.trackType) tracks.push(whole())
    else if (name.value === id.timecode) cluster = whole()
    else if (name.value === id.simpleBlock || name.value === id.block)
      last = Math.max(last, cluster + bytes.readInt16BE(from + number(bytes, from, false).length))
    at = to
  }
  if (!tracks.length || tracks.some((type) => type !== audioTrack) || last < 0) return undefined
  return { contentType: 'audio/webm', ending: 'webm', seconds: (last * scale) / 1e9, full: bytes }
}
