import { simplify } from './han.ts'

/** An address in parts; parts not said are empty. Numbers are digits, letters small. */
export type AddressParts = { base: string; building: string; unit: string; room: string }

const numerals = '零一二三四五六七八九'
const chineseNumber = (text: string): string => {
  if (!text.includes('十')) return [...text].map((c) => numerals.indexOf(c)).join('')
  const [head, tail] = text.split('十')
  return String((head ? numerals.indexOf(head) : 1) * 10 + (tail ? numerals.indexOf(tail) : 0))
}

const province =
  /^(?:中国)?(?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,6}自治区|(?:北京|上海|天津|重庆)市?(?=[\u4e00-\u9fff]{1,3}区|[\u4e00-\u9fff]{2,4}(?:路|街|新村)))/
const city = /^[\u4e00-\u9fff]{2,6}?(?:市|自治州|地区|盟)(?=[\u4e00-\u9fff])/
const district = /^[\u4e00-\u9fff]{1,5}?(?:新区|区|县|旗)(?=[\u4e00-\u9fff])/
const street = /^[\u4e00-\u9fff]{2,5}?(?:街道(?:办事处)?|镇|乡)(?=[\u4e00-\u9fff])/
const community = /^[\u4e00-\u9fff]{2,8}?(?:社区居委会|社区|居委会|村委会)(?=[\u4e00-\u9fff])/
const marks = /(\d+[a-z]?|[a-z]|[甲乙丙丁])(号院|号楼|号|弄|巷|幢|栋|座|#楼|#|单元|门|室|户|房|层|楼)/g
const roleOf: Record<string, 'lane' | 'number' | 'building' | 'unit' | 'room' | 'floor'> = {
  号院: 'lane',
  弄: 'lane',
  巷: 'lane',
  号: 'number',
  号楼: 'building',
  幢: 'building',
  栋: 'building',
  座: 'building',
  '#楼': 'building',
  '#': 'building',
  单元: 'unit',
  门: 'unit',
  室: 'room',
  户: 'room',
  房: 'room',
  层: 'floor',
  楼: 'floor',
}
const bare = (number: string) => number.replace(/^0+(?=\d)/, '')

/**
 * Takes a Chinese address apart (GB/T 23705 in the forms people write): province to community are dropped, since lists
 * differ in whether they say them; what is left of road or estate is the base, then building, unit, room.
 * 浦城路150弄5号302室 → 浦城路150弄, 5, , 302; 望江花园3幢2-501 → 望江花园, 3, 2, 501.
 */
export const readAddress = (raw: string): AddressParts | null => {
  let text = simplify(raw.normalize('NFKC'))
    .toLowerCase()
    .replace(/[(（【[].*?[)）】\]]/g, '')
    .replace(/[\s,，。、;；:：·"']+/g, '')
    .replace(/[—–－~_/]+/g, '-')
    .replace(/[零一二三四五六七八九十]+(?=号|弄|巷|幢|栋|座|单元|门|室|户|层|楼|#)/g, chineseNumber)
  for (const level of [province, city, district, street, community]) text = text.replace(level, '')
  if (!/[\p{L}\p{N}]/u.test(text) || /^(?:无|不详|未知)$/.test(text)) return null
  const parts: AddressParts = { base: '', building: '', unit: '', room: '' }
  const dashed = /(\d+[a-z]?)-(\d+[a-z]?)(?:-(\d+[a-z]?))?(?:室|户|房|号)?$/.exec(text)
  if (dashed) {
    text = text.slice(0, dashed.index)
    const [one, two, three] = dashed.slice(1).map((n) => (n ? bare(n) : ''))
    if (three) [parts.building, parts.unit, parts.room] = [one!, two!, three]
    else if (/(?:号楼|幢|栋|座|号|#)$/.test(text)) [parts.unit, parts.room] = [one!, two!]
    else [parts.building, parts.room] = [one!, two!]
  } else {
    const last = /(?<=号楼|幢|栋|座|号|#|单元|门|楼|层)(\d{2,5}[a-z]?)$/.exec(text)
    if (last) {
      parts.room = bare(last[1]!)
      text = text.slice(0, last.index)
    }
  }
  const found = [...text.matchAll(marks)].map((m) => ({
    at: m.index,
    all: m[0],
    number: bare(m[1]!),
    role: roleOf[m[2]!]!,
  }))
  let cut = text.length
  for (const { at, number, role } of found.toReversed()) {
    if (role === 'lane') break
    if (role === 'number') {
      // A number before rooms or behind a lane is a building; the number of a house on a road belongs to the base.
      const behindLane = found.some((other) => other.role === 'lane' && other.at < at)
      if (parts.building || !(behindLane || parts.room)) break
      parts.building = number
    } else if (role === 'room') parts.room ||= number
    else if (role === 'unit') parts.unit ||= number
    else if (role === 'building') parts.building ||= number
    cut = at
  }
  parts.base = text.slice(0, cut).replace(/-+$/, '')
  return parts
}
