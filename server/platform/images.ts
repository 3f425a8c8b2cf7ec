import type Sharp from 'sharp'
import { fileBroken, fileTooManyPixels } from './file-problems.ts'

let kept: Promise<typeof Sharp> | undefined
/** The picture library, loaded with the first picture. */
const load = () =>
  (kept ??= import('sharp').then(({ default: sharp }) => {
    // One thread per picture and few pictures at once: the same small pool of threads also checks passwords.
    sharp.concurrency(1)
    sharp.cache(false)
    return sharp
  }))

/** Longest side of a kept picture and of its thumbnail, in pixels. */
export const longestSide = 2560
export const thumbnailSide = 320
/** A picture claiming more is refused before it is unpacked; 200-megapixel phones send less than this. */
export const mostPixels = 120_000_000

const atOnce = 2
let working = 0
const waiting: (() => void)[] = []

/** Waits for one of the few places; pictures are worked on in the order they came. */
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (working < atOnce) working++
  else await new Promise<void>((go) => waiting.push(go))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working--
  }
}

export type Picture = { full: Buffer; thumbnail: Buffer; width: number; height: number }

const jpeg = { quality: 82, progressive: true, chromaSubsampling: '4:4:4' } as const

const inside = (side: number) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const

/**
 * Makes a picture fit to keep: turned as it was held, at most 2560 pixels on the longest side, JPEG in sRGB on white,
 * without any metadata, so that no place and no device travels with it (law.md 13); and its thumbnail of 320 pixels.
 * Refuses damaged pictures (`platform.file_broken`) and decompression bombs (`platform.file_too_many_pixels`).
 */
export const cleanPicture = (bytes: Buffer): Promise<Picture> =>
  inTurn(async () => {
    const sharp = await load()
    const read = (input: Buffer) => sharp(input, { limitInputPixels: mostPixels, failOn: 'error' })
    const { width, height } = await sharp(bytes, { limitInputPixels: false })
      .metadata()
      .catch(() => {
        throw fileBroken()
      })
    if (width * height > mostPixels) throw fileTooManyPixels()
    const full = await read(bytes)
      .autoOrient()
      .resize(inside(longestSide))
      .flatten({ background: '#fff' })
      .jpeg(jpeg)
      .toBuffer({ resolveWithObject: true })
      .catch(() => {
        throw fileBroken()
      })
    const thumbnail = await sharp(full.data).resize(inside(thumbnailSide)).jpeg({ quality: 75 }).toBuffer()
    return { full: full.data, thumbnail, width: full.info.width, height: full.info.height }
  })
