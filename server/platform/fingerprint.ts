import { readFile } from 'node:fs/promises'

/** SHA-256 of text, in hex. Web crypto, because node:crypto belongs to crypto.ts alone. */
export const fingerprint = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Buffer.from(digest).toString('hex')
}

/** One SHA-256 over many files, by path and content; line ends don't count (git may change them). */
export const fingerprintOfFiles = async (paths: readonly string[]): Promise<string> => {
  const parts = await Promise.all(
    [...paths]
      .sort()
      .map(async (path) => `${path}\n${await fingerprint((await readFile(path, 'utf8')).replaceAll('\r\n', '\n'))}`),
  )
  return fingerprint(parts.join('\n'))
}

/** Random bytes from the system's generator, in hex. */
export const randomHex = (bytes: number): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex')

/** A key of 32 random bytes, in base64. */
export const randomKey = (): string => Buffer.from(randomHex(32), 'hex').toString('base64')
