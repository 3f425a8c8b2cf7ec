// How personal data looks in lists, exports and logs of work (architecture rule 8). Pure, so that web and server agree.

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const characters = (text: string) => [...graphemes.segment(text.trim())].map(({ segment }) => segment)
const stars = (n: number) => '*'.repeat(Math.max(0, n))

/** The first character stays, each further one becomes a star: 张三 → 张*, 欧阳修 → 欧**. A single character stays. */
export const maskName = (name: string) => {
  const [first = '', ...rest] = characters(name)
  return first + stars(rest.length)
}

const ends = (text: string, head: number, tail: number) => {
  const all = characters(text)
  return all.slice(0, head).join('') + stars(all.length - head - tail) + all.slice(all.length - tail).join('')
}

/**
 * Identity numbers of 15 and 18 characters keep the first and last four: 3202**********1234. Other documents
 * (passports, permits) keep the first and the last two characters, short ones nothing.
 */
export const maskIdNumber = (number: string) => {
  const { length } = characters(number)
  if (length >= 15) return ends(number, 4, 4)
  return length >= 7 ? ends(number, 1, 2) : stars(length)
}

/** Mobile numbers keep three and four digits: 138****5678; other numbers lose their last four, short ones everything. */
export const maskPhone = (phone: string) => {
  const mobile = /^(?:(?:\+|00)?86)?(1[3-9]\d)\d{4}(\d{4})$/.exec(phone.replace(/[\s-]/g, ''))
  if (mobile) return `${mobile[1]}****${mobile[2]}`
  const { length } = characters(phone)
  return length >= 7 ? ends(phone, length - 4, 0) : stars(length)
}

const number = '[0-9０-９一二三四五六七八九十百零〇]+'
const insideBuilding = new RegExp(`(?:${number}|[A-Za-z甲乙丙丁东西])\\s*(?:单元|室|层|楼|户|房)`)
const building = new RegExp(`(?:${number}|[A-Za-z甲乙丙丁])\\s*(?:号楼|幢|栋|座)`)
const house = new RegExp(`^.*${number}\\s*号`)
const firstDigit = /[0-9０-９]/

/**
 * An address down to the building; unit, floor and room become ***: 浦城路150弄5号302室 → 浦城路150弄5号***.
 * Where no building can be made out, everything from the first digit on goes.
 */
export const maskAddress = (address: string) => {
  const all = address.trim()
  const outside = all.slice(0, insideBuilding.exec(all)?.index ?? all.length)
  const block = building.exec(outside)
  const kept = block
    ? outside.slice(0, block.index + block[0].length)
    : (house.exec(outside)?.[0] ?? outside.slice(0, firstDigit.exec(outside)?.index ?? outside.length))
  return kept.length < all.length ? `${kept.trimEnd()}***` : all
}
