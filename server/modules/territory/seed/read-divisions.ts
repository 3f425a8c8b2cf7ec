import { readFileSync } from 'node:fs'
import { customPinyin, pinyin } from '#platform/pinyin.ts'
import { ancestorsOf, numberOfCode, type Tier, tierOf } from '#contract/territory/area-number.ts'

export type SeedCity = 'shanghai' | 'wuxi'

/** One row of `territory.area`, worked out from the official list. */
export type DivisionRow = {
  id: number
  parentId: number | null
  tier: Tier
  name: string
  shortName: string
  officialName: string
  pinyin: string
  initials: string
  kind: 'village' | null
  officialCode: string
}

export const cityTops = {
  shanghai: { id: 310000000000, code: '31', name: '上海市' },
  wuxi: { id: 320200000000, code: '3202', name: '无锡市' },
}

const committee = /(社区居民委员会|居民社区委员会|社区居民委员|社区居委会|居民委员会|居委会)$/
const villageCommittee = /村?(村民委员会|村委会|村民委会)$/

/** What people read instead of the official name: 东昌居委会 → 东昌社区, 新民村村民委员会 → 新民村. */
export const displayName = (official: string) =>
  villageCommittee.test(official)
    ? official.replace(villageCommittee, '村')
    : committee.test(official)
      ? official.replace(committee, '社区')
      : official

/** Without the suffix, for search and tight places: 陆家嘴街道 → 陆家嘴, 浦东新区 → 浦东. */
export const shortName = (name: string) => {
  const short = name.replace(/(街道|地区|新区|社区|[市区县镇乡村])$/, '')
  return [...short].length >= 2 ? short : name
}

// Places that sound otherwise than the dictionary thinks.
customPinyin({
  闵行: 'mǐn háng',
  莘庄: 'xīn zhuāng',
  莘城: 'xīn chéng',
  长宁: 'cháng níng',
  六灶: 'liù zào',
  大场: 'dà chǎng',
  泖港: 'mǎo gǎng',
  滆湖: 'gé hú',
})

/** Search forms of a name: 陆家嘴 → lujiazui, ljz. */
export const searchForms = (name: string) => {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map((s) =>
    s.toLowerCase(),
  )
  const heads = syllables.map((s) => (/^[a-z]/.test(s) ? s[0] : s))
  return { pinyin: syllables.join('').replace(/\s+/g, ''), initials: heads.join('').replace(/\s+/g, '') }
}

/** A listed division as a row, given the numbers there are besides it. Only names of what is above or beside matter, no order. */
export const divisionRow = (
  { id, code, official }: { id: number; code: string; official: string },
  known: ReadonlySet<number>,
): DivisionRow => {
  const name = displayName(official)
  const short = shortName(name)
  return {
    id,
    parentId: ancestorsOf(id).find((above) => known.has(above)) ?? null,
    tier: tierOf(id),
    name,
    shortName: short,
    officialName: official,
    ...searchForms(short),
    kind: villageCommittee.test(official) ? 'village' : null,
    officialCode: code,
  }
}

/** The divisions of a city as rows, parents before children; lines end with CRLF, levels above the county come from here. */
export const readDivisions = (city: SeedCity): DivisionRow[] => {
  const top = cityTops[city]
  const csv = readFileSync(new URL(`./divisions/${city}-2023.csv`, import.meta.url), 'utf8')
  const listed = csv
    .split(/\r?\n/)
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split(',') as [string, string, string, string])
    .map(([, code, official]) => ({ id: numberOfCode(code)!, code, official }))
  const known = new Set([top.id, ...listed.map((l) => l.id)])
  return [{ id: top.id, code: top.code, official: top.name }, ...listed].map((l) => divisionRow(l, known))
}
