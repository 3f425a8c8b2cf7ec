// Small recordings, written as phones write them: the containers are true, the sound in them is silence.

const bytesOf = (value: number, length: number) =>
  Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) % 256)

const element = (id: number[], body: Buffer | Buffer[], unknown = false) => {
  const content = Buffer.concat([body].flat())
  const size = unknown ? [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff] : [0x10, ...bytesOf(content.length, 3)]
  return Buffer.concat([Buffer.from([...id, ...size]), content])
}
const whole = (id: number[], value: number, length = 4) => element(id, Buffer.from(bytesOf(value, length)))

/** What MediaRecorder of Chrome writes: a stream whose parents don't know how long they are. */
export const givenWebm = ({ seconds, tracks = [2] }: { seconds: number; tracks?: number[] }): Buffer => {
  const clusters = Array.from({ length: seconds + 1 }, (_, second) =>
    element(
      [0x1f, 0x43, 0xb6, 0x75],
      [whole([0xe7], second * 1000), element([0xa3], Buffer.from([0x81, 0, 0, 0x80, 1, 2, 3, 4]))],
      true,
    ),
  )
  return Buffer.concat([
    element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], Buffer.from('webm'))),
    element(
      [0x18, 0x53, 0x80, 0x67],
      [
        element([0x15, 0x49, 0xa9, 0x66], whole([0x2a, 0xd7, 0xb1], 1_000_000)),
        element(
          [0x16, 0x54, 0xae, 0x6b],
          tracks.map((type) => element([0xae], whole([0x83], type, 1))),
        ),
        ...clusters,
      ],
      true,
    ),
  ])
}

const page = (content: Buffer, granule: number, flags: number) => {
  const header = Buffer.alloc(28)
  header.write('OggS', 0, 'latin1')
  header.writeUInt8(flags, 5)
  header.writeBigInt64LE(BigInt(granule), 6)
  header.writeUInt8(1, 26)
  header.writeUInt8(content.length, 27)
  return Buffer.concat([header, content])
}
/** What MediaRecorder of Firefox writes. */
export const givenOgg = ({ seconds, begin }: { seconds: number; begin?: Buffer }): Buffer =>
  Buffer.concat([
    page(
      begin ?? Buffer.from('OpusHead\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000', 'latin1'),
      0,
      2,
    ),
    ...Array.from({ length: seconds }, (_, second) => page(Buffer.alloc(20), (second + 1) * 48_000, 0)),
  ])

const box = (type: string, ...content: Buffer[]) => {
  const body = Buffer.concat(content)
  return Buffer.concat([Buffer.from(bytesOf(body.length + 8, 4)), Buffer.from(type, 'latin1'), body])
}
const words = (...values: number[]) => Buffer.from(values.flatMap((value) => bytesOf(value, 4)))
const rate = 1000

type Mp4 = { seconds: number; handlers?: string[]; fragments?: number; note?: string }
/** What Safari records: one file, or in fragments as newer browsers do; `note`: where the recorder says it was. */
export const givenMp4 = ({ seconds, handlers = ['soun'], fragments = 0, note }: Mp4): Buffer => {
  const track = (handler: string) =>
    box(
      'trak',
      box(
        'mdia',
        box('mdhd', words(0, 0, 0, rate, fragments ? 0 : seconds * rate, 0)),
        box('hdlr', words(0, 0), Buffer.from(handler), Buffer.alloc(13)),
      ),
    )
  const each = (seconds * rate) / (fragments || 1) / 10
  const fragment = (i: number) =>
    box('moof', box('traf', box('tfhd', words(0, 1)), box('tfdt', words(0, i * each * 10)), box('trun', words(0, 10))))
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\0mp42')),
    box(
      'moov',
      ...handlers.map(track),
      ...(fragments ? [box('mvex', box('trex', words(0, 1, 1, each, 0, 0)))] : []),
      ...(note ? [box('udta', Buffer.from(note))] : []),
    ),
    ...Array.from({ length: fragments }, (_, i) => Buffer.concat([fragment(i), box('mdat', Buffer.alloc(30))])),
    ...(fragments ? [] : [box('mdat', Buffer.alloc(100))]),
  ])
}
