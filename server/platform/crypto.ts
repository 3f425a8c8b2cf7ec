import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hash,
  randomBytes,
  randomInt,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

// The only file that imports node:crypto, so that what is encrypted how can be read in one place.
// Algorithms: SM3 (GB/T 32905), SM4 (GB/T 32907); Node offers no SM4-GCM, so SM4-CBC, then HMAC-SM3 over all of it.

type Keys = { encrypt: KeyObject; mac: Buffer }
type DataKey = { id: number; root: Buffer; derived: Map<string, Keys>; indexes: Map<string, Buffer> }

const ivBytes = 16
const macBytes = 32
/** SM3 works on blocks of so many bytes, and HMAC pads its key to one. */
const blockBytes = 64

const known = new Map<number, DataKey>()
let current: DataKey | undefined

const padded = (key: Buffer, byte: number) => {
  const pad: Buffer = Buffer.alloc(blockBytes, byte)
  for (const [i, k] of key.entries()) pad[i] = k ^ byte
  return pad
}
const pads = new WeakMap<Buffer, { inner: Buffer; outer: Buffer }>()

/**
 * HMAC-SM3 (RFC 2104) from OpenSSL's SM3 in two calls, with what comes of the key alone worked out once: several times
 * faster than createHmac, which an import feels. Keys of up to 64 bytes.
 */
const hmac = (key: Buffer, data: string | Buffer): Buffer => {
  let pad = pads.get(key)
  if (!pad) pads.set(key, (pad = { inner: padded(key, 0x36), outer: padded(key, 0x5c) }))
  const within = hash('sm3', Buffer.concat([pad.inner, typeof data === 'string' ? Buffer.from(data) : data]), 'buffer')
  return hash('sm3', Buffer.concat([pad.outer, within]), 'buffer')
}

/**
 * Sets the key of all personal data: 32 bytes, base64, kept outside the database (architecture rule 8).
 * `id` (0 to 255) stands in front of every sealed value; keys set earlier stay known for opening, so a key is
 * replaced by setting the old one, then the new one under another id. Blind indexes follow the key set last.
 */
export const setDataKey = (base64: string, id = 1) => {
  const root = Buffer.from(base64, 'base64')
  if (root.length !== 32) throw new Error('the data key must be 32 bytes in base64')
  if (!Number.isInteger(id) || id < 0 || id > 255) throw new Error('the id of a data key is a number from 0 to 255')
  current = { id, root, derived: new Map(), indexes: new Map() }
  known.set(id, current)
}

const currentKey = () => {
  if (!current) throw new Error('no data key is set')
  return current
}

const keysFor = (key: DataKey, purpose: string): Keys => {
  const had = key.derived.get(purpose)
  if (had) return had
  const made = {
    encrypt: createSecretKey(hmac(key.root, `linli/encrypt/${purpose}`).subarray(0, 16)),
    mac: hmac(key.root, `linli/authenticate/${purpose}`),
  }
  key.derived.set(purpose, made)
  return made
}

let noise: Buffer = Buffer.alloc(0)
/** Random bytes for one value, fetched for some hundred at once; each is given out once. */
const nonce = (): Buffer => {
  if (noise.length < ivBytes) noise = randomBytes(ivBytes * 256)
  const iv = noise.subarray(0, ivBytes)
  noise = noise.subarray(ivBytes)
  return iv
}

/**
 * Encrypts a text for a column: key id, random nonce, SM4-CBC, HMAC-SM3. Equal texts give different bytes.
 * A value sealed for one `purpose` doesn't open for another.
 */
export const seal = (text: string, purpose = 'personal_data'): Buffer => {
  const key = currentKey()
  const { encrypt, mac } = keysFor(key, purpose)
  const iv = nonce()
  const cipher = createCipheriv('sm4-cbc', encrypt, iv)
  const sealed = Buffer.concat([Buffer.of(key.id), iv, cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([sealed, hmac(mac, sealed)])
}

/** Opens what `seal` made; throws when the key is unknown, the purpose another, or a single bit was changed. */
export const open = (bytes: Uint8Array, purpose = 'personal_data'): string => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const key = known.get(all[0] ?? -1)
  if (!key || all.length < 1 + ivBytes + 16 + macBytes) throw new Error('a sealed value is damaged or its key unknown')
  const { encrypt, mac } = keysFor(key, purpose)
  const sealed = all.subarray(0, -macBytes)
  if (!timingSafeEqual(all.subarray(-macBytes), hmac(mac, sealed)))
    throw new Error('a sealed value was changed or belongs elsewhere')
  const decipher = createDecipheriv('sm4-cbc', encrypt, sealed.subarray(1, 1 + ivBytes))
  return decipher.update(sealed.subarray(1 + ivBytes), undefined, 'utf8') + decipher.final('utf8')
}

const normal = (kind: string, text: string) => {
  const plain = text.normalize('NFKC').trim()
  if (kind === 'phone') return plain.replace(/\D/g, '').replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '')
  if (kind === 'id_number') return plain.replace(/\s/g, '').toUpperCase()
  return plain
}

const indexKey = (key: DataKey, kind: string): Buffer => {
  const had = key.indexes.get(kind)
  if (had) return had
  const made = hmac(key.root, `linli/blind_index/${kind}`)
  key.indexes.set(kind, made)
  return made
}

/**
 * A keyed digest (HMAC-SM3, 32 bytes) for exact search in encrypted columns. Kinds `phone` (digits only, without 86)
 * and `id_number` (x as X) are normalised first; any other kind is taken as written but trimmed.
 */
export const blindIndex = (kind: 'phone' | 'id_number' | (string & {}), text: string): Buffer =>
  hmac(indexKey(currentKey(), kind), normal(kind, text))

/** HMAC-SM3, 32 bytes, with a key of the caller's own of up to 64 bytes (signatures that outlive the data key). */
export const keyedDigest = (key: Buffer, data: string | Buffer): Buffer => hmac(key, data)

/** SM3, 32 bytes. */
export const digest = (data: string | Uint8Array) => hash('sm3', data, 'buffer')

/** SM3 of many megabytes in slices, so that others are served in between. */
export const digestLarge = async (data: Uint8Array): Promise<Buffer> => {
  const hash = createHash('sm3')
  for (let at = 0; at < data.length; at += 1 << 20) {
    hash.update(data.subarray(at, at + (1 << 20)))
    await setImmediate()
  }
  return hash.digest()
}

/** An unguessable token, base64url; `bytes` of randomness. */
export const randomToken = (bytes = 32) => randomBytes(bytes).toString('base64url')

/** `n` random decimal digits, each equally likely: codes people type. */
export const randomDigits = (n: number) => Array.from({ length: n }, () => randomInt(10)).join('')

let lastMillisecond = 0
let withinMillisecond = 0

/** A UUID version 7 (RFC 9562): sorts by the time it was made, also within one millisecond of this process. */
export const uuid7 = (now = Date.now()): string => {
  if (now > lastMillisecond) {
    lastMillisecond = now
    withinMillisecond = randomInt(0x800)
  } else if (++withinMillisecond > 0xfff) {
    lastMillisecond++
    withinMillisecond = 0
  }
  const bytes = randomBytes(16)
  bytes.writeUIntBE(lastMillisecond, 0, 6)
  bytes.writeUInt16BE(0x7000 | withinMillisecond, 6)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Compares secrets in time that doesn't depend on where they differ. */
export const same = (a: string | Uint8Array, b: string | Uint8Array) => timingSafeEqual(digest(a), digest(b))
