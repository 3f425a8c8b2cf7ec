import { fileBroken } from '../file-problems.ts'
import { readMp4 } from './mp4.ts'
import { readOgg } from './ogg.ts'
import { readWebm } from './webm.ts'

/** A recording fit to keep: sound and nothing else, with how long it plays. */
export type Sound = {
  contentType: 'audio/webm' | 'audio/ogg' | 'audio/mp4'
  ending: 'webm' | 'ogg' | 'm4a'
  seconds: number
  full: Buffer
}

/** What the containers phones record in look like, by their first bytes. */
const readers: readonly [(bytes: Buffer) => boolean, (bytes: Buffer) => Sound | undefined][] = [
  [(b) => b.length > 4 && b.readUInt32BE(0) === 0x1a45dfa3, readWebm],
  [(b) => b.toString('latin1', 0, 4) === 'OggS', readOgg],
  [(b) => b.toString('latin1', 4, 8) === 'ftyp', readMp4],
]

/**
 * Reads a voice note by its content, whatever it is called; undefined for what is no recording or shows pictures too. Throws
 * `platform.file_broken` for one that was cut short.
 */
export const readSound = (bytes: Buffer): Sound | undefined => {
  const reader = readers.find(([looks]) => looks(bytes))?.[1]
  if (!reader) return undefined
  try {
    return reader(bytes)
  } catch (error) {
    if (error instanceof RangeError) throw fileBroken()
    throw error
  }
}
