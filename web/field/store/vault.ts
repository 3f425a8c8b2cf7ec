/** What opening the store needs, in clear: without the PIN it opens nothing. */
export type VaultRecord = {
  version: 1
  salt: Uint8Array<ArrayBuffer>
  rounds: number
  iv: Uint8Array<ArrayBuffer>
  /** The key of everything kept, wrapped by one made from the PIN. */
  wrapped: Uint8Array<ArrayBuffer>
}
export type Bytes = Uint8Array<ArrayBuffer>

/** As OWASP advises for PBKDF2-HMAC-SHA256; kept in the record, so that it can rise later. */
export const pinRounds = 600_000
export const shortestPin = 6

const subtle = () => globalThis.crypto.subtle
const random = (length: number): Bytes => globalThis.crypto.getRandomValues(new Uint8Array(length))
const wrapping = { name: 'AES-GCM', length: 256 } as const

/** Encryption is there only on https and on this machine itself; on plain http nothing may be kept. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined

const keyOfPin = async (pin: string, salt: Bytes, rounds: number) => {
  const said = await subtle().importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  return subtle().deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, said, wrapping, false, [
    'wrapKey',
    'unwrapKey',
  ])
}

const wrap = async (key: CryptoKey, pin: string, rounds: number): Promise<VaultRecord> => {
  const [salt, iv] = [random(16), random(12)]
  const wrapped = await subtle().wrapKey('raw', key, await keyOfPin(pin, salt, rounds), { name: 'AES-GCM', iv })
  return { version: 1, salt, rounds, iv, wrapped: new Uint8Array(wrapped) }
}

/** A new key, by chance, and its record under this PIN. The key has to be extractable to be wrapped again when the PIN changes. */
export const makeVault = async (pin: string, rounds = pinRounds) => {
  const key = await subtle().generateKey(wrapping, true, ['encrypt', 'decrypt'])
  return { key, record: await wrap(key, pin, rounds) }
}

/** The same key under another PIN: nothing kept has to be written again. */
export const rewrapVault = (key: CryptoKey, pin: string, rounds = pinRounds) => wrap(key, pin, rounds)

/** The key, or undefined when the PIN is another. */
export const openVault = async ({ salt, rounds, iv, wrapped }: VaultRecord, pin: string) => {
  const opener = await keyOfPin(pin, salt, rounds)
  try {
    return await subtle().unwrapKey('raw', wrapped, opener, { name: 'AES-GCM', iv }, wrapping, true, [
      'encrypt',
      'decrypt',
    ])
  } catch {
    return undefined
  }
}

/** `name`: where it stands; sealed along, so that nobody can put one record in the place of another. */
export const sealBytes = async (key: CryptoKey, name: string, clear: Bytes): Promise<Bytes> => {
  const iv = random(12)
  const additionalData = new TextEncoder().encode(name)
  const sealed = await subtle().encrypt({ name: 'AES-GCM', iv, additionalData }, key, clear)
  const bytes = new Uint8Array(12 + sealed.byteLength)
  bytes.set(iv)
  bytes.set(new Uint8Array(sealed), 12)
  return bytes
}
export const openBytes = async (key: CryptoKey, name: string, bytes: Bytes): Promise<Bytes> => {
  const additionalData = new TextEncoder().encode(name)
  const way = { name: 'AES-GCM', iv: bytes.subarray(0, 12), additionalData }
  return new Uint8Array(await subtle().decrypt(way, key, bytes.subarray(12)))
}
