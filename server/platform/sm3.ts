// SM3 (GB/T 32905-2016) of short texts. OpenSSL's is asked through a call that costs more than the work itself when a text
// has some dozen bytes, and an import asks some forty times for each row. No tables, no branches on data.

const rotate = (x: number, n: number) => (x << n) | (x >>> (32 - n))
const first = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]
const constants = Int32Array.from({ length: 64 }, (_, j) => rotate(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32))
const w = new Int32Array(68)
export const blockBytes = 64

const compress = (v: Int32Array, block: Uint8Array, at: number): void => {
  for (let i = 0; i < 16; i++, at += 4)
    w[i] = (block[at]! << 24) | (block[at + 1]! << 16) | (block[at + 2]! << 8) | block[at + 3]!
  for (let j = 16; j < 68; j++) {
    const x = w[j - 16]! ^ w[j - 9]! ^ rotate(w[j - 3]!, 15)
    w[j] = x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13]!, 7) ^ w[j - 6]!
  }
  let [a, b, c, d] = [v[0]!, v[1]!, v[2]!, v[3]!]
  let [e, f, g, h] = [v[4]!, v[5]!, v[6]!, v[7]!]
  for (let j = 0; j < 64; j++) {
    const a12 = rotate(a, 12)
    const ss1 = rotate((a12 + e + constants[j]!) | 0, 7)
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g)
    const tt1 = (ff + d + (ss1 ^ a12) + (w[j]! ^ w[j + 4]!)) | 0
    const tt2 = (gg + h + ss1 + w[j]!) | 0
    d = c
    c = rotate(b, 9)
    b = a
    a = tt1
    h = g
    g = rotate(f, 19)
    f = e
    e = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17)
  }
  v[0]! ^= a
  v[1]! ^= b
  v[2]! ^= c
  v[3]! ^= d
  v[4]! ^= e
  v[5]! ^= f
  v[6]! ^= g
  v[7]! ^= h
}

/** The state after one whole block: where every text that begins with it goes on. */
export const stateAfter = (block: Uint8Array): Int32Array => {
  const state = Int32Array.from(first)
  compress(state, block, 0)
  return state
}

const padded = new Uint8Array(blockBytes * 2)
const tail = new DataView(padded.buffer)
const work = new Int32Array(8)
/** The digest (32 bytes) of `before` bytes, whole blocks, that led to `state`, and `data` after them. */
export const finish = (state: Int32Array, before: number, data: Uint8Array): Buffer => {
  work.set(state)
  const whole = data.length - (data.length % blockBytes)
  for (let at = 0; at < whole; at += blockBytes) compress(work, data, at)
  padded.fill(0)
  padded.set(data.subarray(whole))
  const rest = data.length - whole
  padded[rest] = 0x80
  const end = rest < blockBytes - 8 ? blockBytes : blockBytes * 2
  const bits = (before + data.length) * 8
  tail.setUint32(end - 8, Math.floor(bits / 2 ** 32))
  tail.setUint32(end - 4, bits >>> 0)
  for (let at = 0; at < end; at += blockBytes) compress(work, padded, at)
  const digest = Buffer.allocUnsafe(32)
  for (let i = 0; i < 8; i++) digest.writeInt32BE(work[i]!, i * 4)
  return digest
}

/** SM3 of a text from its beginning. */
export const sm3 = (data: Uint8Array): Buffer => finish(Int32Array.from(first), 0, data)
