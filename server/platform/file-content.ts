import { fileTypeFromBuffer } from 'file-type'
import { fileLimitMegabytes } from '#contract/platform/files.ts'
import { digestLarge } from './crypto.ts'
import { fileBroken, fileHeic, fileKind, fileTooLarge } from './file-problems.ts'
import { cleanPicture } from './images.ts'

/** An upload fit to keep. */
export type ReadyFile = {
  kind: 'image' | 'pdf'
  contentType: string
  full: Buffer
  thumbnail: Buffer | null
  width: number | null
  height: number | null
  digest: Buffer
  receivedDigest: Buffer
}

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif'])
// The picture library reads AVIF but not HEIC, whose codec is patented; the sentence says what to do instead.
const heic = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'])

/**
 * Looks at what came, not at what it is called: pictures are cleaned (`cleanPicture`), PDFs stay as they are.
 * Refuses with `platform.file_too_large`, `file_kind`, `file_heic`, `file_broken`, `file_too_many_pixels`.
 */
export const prepareUpload = async (bytes: Buffer): Promise<ReadyFile> => {
  if (bytes.length > fileLimitMegabytes * 1e6) throw fileTooLarge({ megabytes: fileLimitMegabytes })
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  if (heic.has(mime)) throw fileHeic()
  const receivedDigest = await digestLarge(bytes)
  if (mime === 'application/pdf') {
    // A PDF cut short on the way has lost its end, where readers begin.
    if (!bytes.subarray(-2048).includes('startxref')) throw fileBroken()
    const asItIs = { full: bytes, thumbnail: null, width: null, height: null, digest: receivedDigest, receivedDigest }
    return { kind: 'pdf', contentType: mime, ...asItIs }
  }
  if (!pictures.has(mime)) throw fileKind()
  const picture = await cleanPicture(bytes)
  return {
    kind: 'image',
    contentType: 'image/jpeg',
    ...picture,
    digest: await digestLarge(picture.full),
    receivedDigest,
  }
}

/** The name to keep: no path, no control characters, at most 200 characters, ending as what the file is now. */
export const keptName = (filename: string, kind: ReadyFile['kind']) => {
  const last = filename.normalize('NFC').toWellFormed().split(/[\\/]/).at(-1)!
  // Control and bidirectional characters could make a name look like another.
  const clean = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
  const stem = [...clean.replace(/\.\w{1,5}$/, '')].slice(0, 90).join('')
  return `${stem || (kind === 'image' ? '图片' : '文件')}.${kind === 'image' ? 'jpg' : 'pdf'}`
}
