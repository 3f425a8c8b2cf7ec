/** Jaro-Winkler similarity, 0 to 1 (prefix of up to four characters counts 0.1 each). */
export const jaroWinkler = (a: string, b: string): number => {
  if (a === b) return a ? 1 : 0
  const [n, m] = [a.length, b.length]
  if (!n || !m) return 0
  const reach = Math.max(0, (Math.max(n, m) >> 1) - 1)
  const taken = new Uint8Array(m)
  const hits: number[] = []
  for (let i = 0; i < n; i++) {
    const from = Math.max(0, i - reach)
    const to = Math.min(m - 1, i + reach)
    for (let j = from; j <= to; j++)
      if (!taken[j] && a.charCodeAt(i) === b.charCodeAt(j)) {
        taken[j] = 1
        hits.push(a.charCodeAt(i))
        break
      }
  }
  const common = hits.length
  if (!common) return 0
  let crossed = 0
  for (let j = 0, k = 0; j < m; j++) if (taken[j] && b.charCodeAt(j) !== hits[k++]) crossed++
  const jaro = (common / n + common / m + (common - crossed / 2) / common) / 3
  let prefix = 0
  while (prefix < 4 && prefix < n && prefix < m && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** Whether one slip leads from a to b: a character changed, added, dropped, or two neighbours exchanged. */
export const oneSlip = (a: string, b: string): boolean => {
  if (a === b) return true
  const [n, m] = [a.length, b.length]
  if (Math.abs(n - m) > 1) return false
  let i = 0
  while (i < n && i < m && a.charCodeAt(i) === b.charCodeAt(i)) i++
  let j = 0
  while (j < n - i && j < m - i && a.charCodeAt(n - 1 - j) === b.charCodeAt(m - 1 - j)) j++
  const [left, right] = [n - i - j, m - i - j]
  if (left <= 1 && right <= 1) return true
  return left === 2 && right === 2 && a[i] === b[i + 1] && a[i + 1] === b[i]
}

/** Latin letters and digits in small letters without accents, other scripts untouched; single blanks. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const vowels = /[aeiouyhw]/

/** How an English-like word sounds, roughly: names of one sound share it (catherine, kathryn → k365…, in letters). */
export const soundOf = (word: string): string => {
  const w = word
    .replace(/[^a-z]/g, '')
    .replace(/^(?:kn|gn|pn)/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^mac(?=[a-z]{3})/, 'mc')
    .replace(/ph/g, 'f')
    .replace(/sch|sh|tch|ch/g, 'x')
    .replace(/ck|q|c(?![eiy])/g, 'k')
    .replace(/c/g, 's')
    .replace(/gh(?=t|$)/g, '')
    .replace(/z/g, 's')
    .replace(/v/g, 'f')
    .replace(/[dt]+/g, 't')
    .replace(/[bp]+/g, 'p')
    .replace(/j|g(?=[eiy])/g, 'j')
    .replace(/g/g, 'k')
    .replace(/m/g, 'n')
  let sound = ''
  for (let i = 0; i < w.length && sound.length < 5; i++) {
    const c = w[i]!
    if (vowels.test(c)) {
      if (i === 0) sound = 'a'
    } else if (c !== w[i - 1]) sound += c
  }
  return sound
}

/** A hash of 32 bits (FNV-1a with a last stir), for blocking keys and samples; not for secrets. */
export const hash32 = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  h ^= h >>> 12
  h = Math.imul(h, 0x297a2d39)
  return (h ^ (h >>> 15)) >>> 0
}
