import { fileTypeFromBuffer } from 'file-type'
import { fileLimitMegabytes, soundLimitMegabytes, soundLimitMinutes } from '#contract/platform/files.ts'
import { digestLarge } from './crypto.ts'
import { fileBroken, fileHeic, fileKind, fileTooLarge, fileTooLong } from './file-problems.ts'
import { cleanPicture } from './images.ts'
import { readSound } from './sound/sound.ts'

/** An upload fit to keep. */
export type ReadyFile = {
  kind: 'image' | 'pdf' | 'audio'
  contentType: string
  /** What its name ends with. */
  ending: string
  /** How long a recording plays. */
  seconds: number | null
  full: Buffer
  thumbnail: Buffer | null
  width: number | null
  height: number | null
  digest: Buffer
  receivedDigest: Buffer
}

const noPicture = { thumbnail: null, width: null, height: null } as const
const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif'])
// The picture library reads AVIF but not HEIC, whose codec is patented; the sentence says what to do instead.
const heic = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'])

/**
 * Looks at what came, not at what it is called: pictures are cleaned (`cleanPicture`), recordings hold sound only, PDFs stay as
 * they are. Refuses with `platform.file_too_large`, `file_too_long`, `file_kind`, `file_heic`, `file_broken`, `file_too_many_pixels`.
 */
export const prepareUpload = async (bytes: Buffer): Promise<ReadyFile> => {
  if (bytes.length > fileLimitMegabytes * 1e6) throw fileTooLarge({ megabytes: fileLimitMegabytes })
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  if (heic.has(mime)) throw fileHeic()
  const receivedDigest = await digestLarge(bytes)
  if (mime === 'application/pdf') {
    // A PDF cut short on the way has lost its end, where readers begin.
    if (!bytes.subarray(-2048).includes('startxref')) throw fileBroken()
    const asItIs = { full: bytes, ...noPicture, digest: receivedDigest, receivedDigest }
    return { kind: 'pdf', contentType: mime, ending: 'pdf', seconds: null, ...asItIs }
  }
  if (!pictures.has(mime)) return prepareSound(bytes, receivedDigest)
  const picture = await cleanPicture(bytes)
  return {
    kind: 'image',
    contentType: 'image/jpeg',
    ending: 'jpg',
    seconds: null,
    ...picture,
    digest: await digestLarge(picture.full),
    receivedDigest,
  }
}

/** A clock that is a little late at the end of a recording refuses nobody. */
const graceSeconds = 5

/** A voice note. Refuses what isn't sound alone, and what is too long to listen to. */
const prepareSound = async (bytes: Buffer, receivedDigest: Buffer): Promise<ReadyFile> => {
  const sound = readSound(bytes)
  if (!sound) throw fileKind()
  if (bytes.length > soundLimitMegabytes * 1e6) throw fileTooLarge({ megabytes: soundLimitMegabytes })
  if (sound.seconds > soundLimitMinutes * 60 + graceSeconds) throw fileTooLong({ minutes: soundLimitMinutes })
  const { contentType, ending, full } = sound
  const digest = full === bytes ? receivedDigest : await digestLarge(full)
  return {
    kind: 'audio',
    contentType,
    ending,
    seconds: Math.round(sound.seconds),
    full,
    ...noPicture,
    digest,
    receivedDigest,
  }
}

const names = { image: '图片', pdf: '文件', audio: '录音' } as const

/** The name to keep: no path, no control characters, at most 200 characters, ending as what the file is now. */
export const keptName = (filename: string, { kind, ending }: Pick<ReadyFile, 'kind' | 'ending'>) => {
  const last = filename.normalize('NFC').toWellFormed().split(/[\\/]/).at(-1)!
  // Control and bidirectional characters could make a name look like another.
  const clean = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
  const stem = [...clean.replace(/\.\w{1,5}$/, '')].slice(0, 90).join('')
  return `${stem || names[kind]}.${ending}`
}
