import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { cleanPicture, longestSide, thumbnailSide } from './images.ts'
import { Problem } from './problem.ts'

const refusedAs = (code: string) => (error: unknown) => error instanceof Problem && error.code === code
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3a7' }, limitInputPixels: false })

test('a damaged picture is refused', async () => {
  const whole = await plain(400, 300).jpeg().toBuffer()
  await assert.rejects(cleanPicture(whole.subarray(0, whole.length >> 1)), refusedAs('platform.file_broken'))
  await assert.rejects(
    cleanPicture(Buffer.from('\xff\xd8\xff not a picture', 'latin1')),
    refusedAs('platform.file_broken'),
  )
})

test('a picture of few bytes and very many pixels is refused before it is unpacked', async () => {
  const bomb = await plain(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer()
  assert.ok(bomb.length < 1_000_000)
  const before = process.memoryUsage().rss
  await assert.rejects(cleanPicture(bomb), refusedAs('platform.file_too_many_pixels'))
  assert.ok(process.memoryUsage().rss - before < 50e6)
})

test('place, device and all other metadata are gone, and the picture stands upright', async () => {
  const taken = await plain(400, 300)
    .jpeg()
    .withExif({
      IFD0: { Make: 'Phone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '121/1 30/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  assert.ok((await sharp(taken).metadata()).exif?.includes('Phone'))
  const kept = await cleanPicture(taken)
  for (const bytes of [kept.full, kept.thumbnail]) {
    const about = await sharp(bytes).metadata()
    assert.deepEqual([about.exif, about.xmp, about.iptc, about.icc, about.orientation], Array(5).fill(undefined))
    assert.equal(bytes.indexOf('Exif'), -1)
  }
  assert.deepEqual([kept.width, kept.height], [300, 400])
})

test('every accepted format becomes a JPEG of bounded size with a thumbnail', async () => {
  for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
    const kept = await cleanPicture(await plain(3000, 1000).toFormat(format).toBuffer())
    const [full, thumbnail] = await Promise.all([sharp(kept.full).metadata(), sharp(kept.thumbnail).metadata()])
    assert.deepEqual([full.format, full.width, full.height], ['jpeg', longestSide, 853])
    assert.deepEqual([thumbnail.format, thumbnail.width], ['jpeg', thumbnailSide])
  }
})

test('a small picture is not blown up and a transparent one stands on white', async () => {
  const clear = sharp({ create: { width: 20, height: 10, channels: 4, background: '#0000' } })
  const kept = await cleanPicture(await clear.png().toBuffer())
  assert.deepEqual([kept.width, kept.height], [20, 10])
  assert.deepEqual([...(await sharp(kept.full).raw().toBuffer()).subarray(0, 3)], [255, 255, 255])
})
