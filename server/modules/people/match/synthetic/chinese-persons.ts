// People who don't exist, for tests and measurements: regions ending in 99 belong to no place, numbers are reckoned.
import { Converter } from 'opencc-js/cn2t'
import { dayOf, residentCheck } from '#contract/people/identity/resident-number.ts'
import { chineseNames } from './chinese-names.ts'
import { type Dice, dice as makeDice } from './dice.ts'

/** One record as a ledger has it; `entity` is the truth that matching must not see. */
export type PersonRow = {
  entity: number
  name: string
  document: string
  birth: string
  sex: string
  phone: string
  address: string
  household: string
}

type Home = { estate: string; building: number; unit: number; room: number; household: string; phone: string }
type Person = {
  surname: string
  given: string
  number: string
  year: number
  month: number
  day: number
  sex: 1 | 2
  phones: string[]
  home: Home
}

const estates = [
  '望江',
  '金桂',
  '银杏',
  '锦绣',
  '和平',
  '阳光',
  '翠湖',
  '东风',
  '朝阳',
  '滨河',
  '紫荆',
  '玉兰',
  '明珠',
  '幸福',
  '新华',
  '建设',
]
const ends = ['花园', '小区', '新村', '家园', '苑', '公寓', '里', '城']
const digits = '0123456789'

const makePhone = ({ below }: Dice) => `1${3 + below(7)}${String(below(1e9)).padStart(9, '0')}`

const makeHome = (dice: Dice, estateCount: number): Home => {
  const n = dice.below(estateCount)
  const place = `${estates[n % estates.length]}${ends[Math.floor(n / estates.length) % ends.length]}`
  const estate =
    n < estates.length * ends.length ? place : `${place}${Math.floor(n / (estates.length * ends.length)) + 1}期`
  return {
    estate,
    building: 1 + dice.below(24),
    unit: 1 + dice.below(4),
    room: (1 + dice.below(18)) * 100 + 1 + dice.below(4),
    household: String(100_000_000 + dice.below(900_000_000)),
    phone: makePhone(dice),
  }
}

const makeNumber = (
  dice: Dice,
  p: { year: number; month: number; day: number; sex: 1 | 2 },
  taken: Set<string>,
): string => {
  for (;;) {
    const first = `${dice.pick(['319999', '329999', '339999', '349999'])}${p.year}${String(p.month).padStart(2, '0')}${String(p.day).padStart(2, '0')}${String(dice.below(100)).padStart(2, '0')}${dice.below(5) * 2 + (p.sex === 1 ? 1 : 0)}`
    if (taken.has(first)) continue
    taken.add(first)
    return first + residentCheck(first)
  }
}

/** Makes a population of about so many persons in households, with twins and with homonyms in one building. */
const populate = (dice: Dice, persons: number) => {
  const names = chineseNames(dice)
  const all: Person[] = []
  const taken = new Set<string>()
  const homes: Home[] = []
  const add = (
    surname: string,
    year: number,
    home: Home,
    sex = dice.chance(0.5) ? (1 as const) : (2 as const),
  ): Person => {
    const base = { year, month: 1 + dice.below(12), day: 1 + dice.below(28), sex }
    const phones = year > 2012 || dice.chance(0.08) ? [home.phone] : [makePhone(dice)]
    const person = { ...base, surname, given: names.given(year), number: makeNumber(dice, base, taken), phones, home }
    all.push(person)
    return person
  }
  while (all.length < persons) {
    const home = makeHome(dice, Math.max(8, Math.round(persons / 1500)))
    homes.push(home)
    const head = names.surname()
    const year = 1938 + dice.below(68)
    add(head, year, home, 1)
    if (dice.chance(0.72)) add(names.surname(), year + dice.below(6) - 2, home, 2)
    const children = dice.chance(0.65) ? 1 + dice.below(2) : 0
    for (let i = 0; i < children; i++) {
      const child = add(head, Math.min(2024, year + 24 + dice.below(10)), home)
      if (!dice.chance(0.03)) continue
      const base = {
        year: child.year,
        month: child.month,
        day: child.day,
        sex: dice.chance(0.7) ? child.sex : ((3 - child.sex) as 1 | 2),
      }
      all.push({ ...child, ...base, given: names.twin(child.given, child.year), number: makeNumber(dice, base, taken) })
    }
    // Somebody of the same name in the same building, who is somebody else.
    if (dice.chance(0.01)) {
      const twin = dice.pick(all)
      const other = add(
        twin.surname,
        Math.min(2024, twin.year + dice.below(9) - 4),
        { ...makeHome(dice, 1), estate: twin.home.estate, building: twin.home.building },
        twin.sex,
      )
      other.given = twin.given
    }
  }
  return { all, names, homes }
}

const toTraditional = Converter({ from: 'cn', to: 'tw' })

/** How often a further record of a person differs, by field; the first record is spoilt half as often. */
const writeDay = (dice: Dice, { year, month, day }: { year: number; month: number; day: number }): string => {
  const two = (n: number) => String(n).padStart(2, '0')
  return dice.pick([
    `${year}-${two(month)}-${two(day)}`,
    `${year}-${two(month)}-${two(day)}`,
    `${year}/${month}/${day}`,
    `${year}.${two(month)}.${two(day)}`,
    `${year}年${month}月${day}日`,
    `${year}${two(month)}${two(day)}`,
  ])
}

const writeAddress = (dice: Dice, home: Home): string => {
  const { estate, building, unit, room } = home
  const prefix = dice.pick(['', '', '', '东湖街道', '东湖市江北区', '东湖市江北区东湖街道'])
  const form = dice.below(6)
  const tail =
    form === 0
      ? `${building}幢${unit}单元${room}室`
      : form === 1
        ? `${building}号楼${unit}单元${room}`
        : form === 2
          ? `${building}-${unit}-${room}`
          : form === 3
            ? `${building}栋${room}`
            : form === 4
              ? `${building}幢${unit}-${room}`
              : `${building}幢${unit}单元${room}室`
  return prefix + estate + (dice.chance(0.04) ? `${building}幢` : tail)
}

const spoil = (
  dice: Dice,
  names: ReturnType<typeof chineseNames>,
  person: Person,
  entity: number,
  homes: Home[],
  rate: number,
): PersonRow => {
  const often = (p: number) => dice.chance(p * rate)
  const home = often(0.12) ? dice.pick(homes) : person.home
  let surname = person.surname
  let given = person.given
  if (often(0.045)) given = [...given].map((c, i, all) => (i === all.length - 1 ? names.heard(c) : c)).join('')
  if (often(0.006)) surname = names.heard(surname)
  if (often(0.012)) given = [...given].map((c, i) => (i === 0 ? names.other(person.year) : c)).join('')
  let name = often(0.006) ? given + surname : surname + given
  if (often(0.04)) name = toTraditional(name)
  if (often(0.03)) name = [...name].join(dice.pick([' ', '　']))
  if (often(0.01)) name += '（户主）'
  if (often(0.006)) name = ''
  let { number } = person
  const written = dice.random() / (0.03 * rate)
  if (written < 1) number = number.slice(0, 6) + misdigit(dice, number.slice(6))
  else if (written < 2 && person.year < 2000) number = number.slice(0, 6) + number.slice(8, 17)
  if (often(0.05)) number = number.toLowerCase()
  if (often(0.2)) number = ''
  const { year, month, day } = person
  let birth = { year, month, day }
  const slip = dice.random() / (0.012 * rate)
  if (slip < 1) birth = dayOf(year, day, month) ? { year, month: day, day: month } : birth
  else if (slip < 2) birth = { year: year + (dice.chance(0.5) ? 1 : -1), month, day }
  else if (slip < 3) birth = { year, month, day: 1 + dice.below(28) }
  const phones = often(0.2) ? [makePhone(dice)] : [...person.phones]
  if (often(0.04)) phones.push(makePhone(dice))
  if (often(0.02)) phones[0] = misdigit(dice, phones[0]!)
  return {
    entity,
    name,
    document: number,
    birth: often(0.25) ? '' : often(0.02) ? String(year) : writeDay(dice, birth),
    sex: often(0.1) ? '' : (often(0.01) ? 3 - person.sex : person.sex) === 1 ? '男' : '女',
    phone: often(0.25) ? '' : phones.join(dice.pick(['/', '、', ' '])),
    address: often(0.1) ? '' : writeAddress(dice, home),
    household: dice.chance(0.5) ? '' : home.household,
  }
}

const misdigit = (dice: Dice, text: string): string => {
  const at = dice.below(text.length)
  if (dice.chance(0.3) && at + 1 < text.length) return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
  return text.slice(0, at) + dice.pick(digits) + text.slice(at + 1)
}

/**
 * Labelled records of made-up persons: about seven persons for ten records, in random order, with the errors that
 * ledgers have. The same for the same seed.
 */
export const chinesePersons = (records: number, seed = 1): PersonRow[] => {
  const dice = makeDice(seed)
  const { all, names, homes } = populate(dice, Math.round(records * 0.7))
  const rows: PersonRow[] = []
  for (let i = 0; rows.length < records && i < all.length; i++) rows.push(spoil(dice, names, all[i]!, i, homes, 0.5))
  while (rows.length < records) {
    const i = dice.below(all.length)
    rows.push(spoil(dice, names, all[i]!, i, homes, 1))
  }
  for (let i = rows.length - 1; i > 0; i--) {
    const j = dice.below(i + 1)
    ;[rows[i], rows[j]] = [rows[j]!, rows[i]!]
  }
  return rows
}

/** The texts of a row in the order of the person scheme. */
export const personTexts = (row: PersonRow): string[][] =>
  [row.name, row.document, row.birth, row.sex, row.phone, row.address, row.household].map((text) => [text])
