import { compoundSurnames } from './surnames.ts'

const dots = /[·•・‧∙⋅･᛫.．。﹒]/gu
const invisible = /[\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]|[\u{fe00}-\u{fe0f}]/gu
const han = /^[\p{Script=Han}〇]$/u
/** Notes that ledgers put behind a name: 张三（户主）, 李四(已故). */
const remark = /[（(【[][^（）()【】[\]]*[）)】\]]\s*$/u

/**
 * A name in the one form in which equal names are equal: NFKC, one kind of middle dot, no blanks between Chinese
 * characters, single blanks between Latin words, capitals folded, remarks in brackets and zero-width characters gone.
 * Rare characters beyond the BMP are kept. Idempotent. Traditional and simplified forms stay apart here.
 */
export const normaliseName = (text: string): string => {
  // One rule can lay bare work for another (a blank in front of a bracket); each only takes away, so this ends.
  for (let name = text; ;) {
    const next = normaliseOnce(name)
    if (next === name) return name
    name = next
  }
}

const normaliseOnce = (text: string): string => {
  const name = text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(remark, '')
    .replace(/[*＊#"'“”‘’`´,，、;；_/\\|]+/gu, ' ')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
  const joined = /[\p{Script=Han}]/u.test(name)
    ? name
        .replace(dots, '·')
        .replace(/\s*·+\s*/gu, '·')
        .replace(/([\p{Script=Han}〇])\s+(?=[\p{Script=Han}〇])/gu, '$1')
        .replace(/^·|·$/gu, '')
    : name
        .replace(/[-.·•・]+/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim()
  return joined.normalize('NFKC')
}

/** Whether every character of a normalised name is Chinese (dots of minority names aside). */
export const isHanName = (name: string): boolean => name !== '' && [...name].every((c) => c === '·' || han.test(c))

export type NameParts = { surname: string; given: string }

/**
 * Surname and given name of a normalised, simplified Chinese name: compound surnames, double surnames of four
 * characters (欧阳李明 → 欧阳 + 李明). Names with a dot (minorities) have no surname: all is given name.
 */
export const splitName = (name: string): NameParts => {
  const characters = [...name]
  if (name.includes('·') || !isHanName(name) || characters.length < 2) return { surname: '', given: name }
  const two = characters[0]! + characters[1]!
  const at = characters.length > 2 && compoundSurnames.has(two) ? 2 : 1
  return { surname: characters.slice(0, at).join(''), given: characters.slice(at).join('') }
}
