// Made-up English-speaking people with the columns of the well-known Febrl sets, to check that nothing depends on Chinese.
import { dice as makeDice, misspell, type Dice } from './dice.ts'

const surnames =
  'smith jones williams brown taylor wilson white martin anderson thompson nguyen thomas walker harris lee ryan robinson kelly king clarke campbell young wright mitchell johnson hall turner baker hill scott murphy morris green adams edwards evans cook allen stewart rogers cooper morgan ward bell watson phillips parker bennett james gray hughes collins price webb carter murray palmer dixon mason hunt black webster mills fisher knight butler simpson marshall grant russell shaw graham stevens jackson wood barnes chapman matthews ellis rowe gibson hamilton foster harvey richards reid ford lawson burns kennedy gordon cole reynolds fletcher pearson hart perry newman coleman nicolson matyszok clamp burleigh donnelly crouch vincent paine dolby mackellar ritossa tsoukalas szabo rafanelli hawes lodge bertuol caputo'.split(
    ' ',
  )
const given =
  'emily jack joshua sophie lachlan jessica thomas james sarah isabella william chloe daniel georgia olivia nicholas benjamin matthew samuel hannah ella emma ruby grace lucy alexander charlotte mia jordan ethan luke jacob caitlin amelia zachary madison harry liam ryan cooper holly bailey taylah zoe michael joel erin lily lauren mitchell connor oscar riley tyler amy rachel alice abbey imogen kayla jake noah dylan callum hayley nathan lara bethany finn angus charlie brooke tahlia hugo max isaac claire molly elizabeth david katherine blake aidan sienna jade nikki hamish rhys brianna tara cameron koby maddison ebony stephanie xavier kirra caleb harrison'.split(
    ' ',
  )
const streets =
  'macarthur bean wattle banksia acacia gilmore hopetoun duffy kingsford ashby melrose corinna tyson burnie cowper dryandra fullagar goyder hawker irvine jindabyne keating lonsdale mawson nardoo olympus petrie quiros rigby sturt tasman upton verbena wakefield yamba arundel barrington carstensz derrington elouera fremantle galway heysen'.split(
    ' ',
  )
const ways = ['street', 'place', 'road', 'crescent', 'avenue', 'circuit', 'drive', 'court']
const homes = [
  'rosetta village',
  'glenview',
  'brentwood vlge',
  'the willows',
  'kia ora',
  'mountview',
  'villa 7',
  'unit 3',
  'sec 12',
  'hillcrest',
  'warrigal',
  'riverside',
  'flat 4',
]
const suburbs =
  'toowoomba bondi ringwood carlton geelong ballarat newcastle wollongong cairns townsville mackay bundaberg hobart launceston albury wodonga dubbo orange bathurst tamworth armidale lismore ballina gosford penrith liverpool parramatta blacktown hornsby manly cronulla frankston dandenong berwick pakenham sunbury melton werribee mildura shepparton bendigo horsham traralgon sale warrnambool portland glenelg unley burnside norwood'.split(
    ' ',
  )
const states = ['nsw', 'nsw', 'nsw', 'vic', 'vic', 'vic', 'qld', 'qld', 'wa', 'sa', 'tas', 'act', 'nt']
const letters = 'abcdefghijklmnopqrstuvwxyz'

export const englishColumns = [
  'rec_id',
  'given_name',
  'surname',
  'street_number',
  'address_1',
  'address_2',
  'suburb',
  'postcode',
  'state',
  'date_of_birth',
  'soc_sec_id',
]

const original = (d: Dice, surname: () => string, name: () => string): string[] => {
  const date = new Date(Date.UTC(1900, 0, 1) + d.below(36_500) * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '')
  return [
    name(),
    d.chance(0.15) ? surname() + d.pick(letters) + d.pick('aeiou') + d.pick(letters) : surname(),
    String(1 + d.below(d.chance(0.8) ? 99 : 400)),
    `${d.pick(streets)}${d.chance(0.3) ? ` ${d.pick(streets)}` : ''} ${d.pick(ways)}`,
    d.chance(0.3) ? '' : d.pick(homes),
    d.pick(suburbs) + (d.chance(0.3) ? ` ${d.pick(['north', 'south', 'heights', 'park', 'bay'])}` : ''),
    String(2000 + d.below(5000)),
    d.pick(states),
    d.chance(0.1) ? '' : date,
    String(1_000_000 + d.below(9_000_000)),
  ]
}

const spoil = (
  d: Dice,
  row: readonly string[],
  changes: number,
  surname: () => string,
  name: () => string,
): string[] => {
  const copy = [...row]
  for (let i = 0; i < changes; i++) {
    const f = d.pick([0, 0, 1, 1, 1, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8, 9])
    const kind = d.below(20)
    if (kind < 3) copy[f] = ''
    else if (kind === 3 && f <= 1) copy[f] = f ? surname() : name()
    else if (kind === 4 && f <= 1) [copy[0], copy[1]] = [copy[1]!, copy[0]!]
    else if (kind === 5 && (f === 3 || f === 4)) [copy[3], copy[4]] = [copy[4]!, copy[3]!]
    else copy[f] = misspell(d, copy[f]!, f === 2 || f === 6 || f >= 8 ? '0123456789' : letters)
  }
  return copy
}

/** Originals and duplicates (up to five each, up to `changes` changes), ids `rec-N-org`, `rec-N-dup-K`; seeded. */
export const englishPersons = (
  originals: number,
  duplicates: number,
  { seed = 1, changes = 6, most = 5 } = {},
): string[][] => {
  const d = makeDice(seed)
  const surname = d.weighted(surnames.map((s, i) => [s, 1 / (i + 4)] as const))
  const name = d.weighted(given.map((s, i) => [s, 1 / (i + 6)] as const))
  const rows = Array.from({ length: originals }, () => original(d, surname, name))
  const records = rows.map((row, i) => [`rec-${i}-org`, ...row])
  const made = new Map<number, number>()
  for (let left = duplicates; left > 0;) {
    const i = d.below(originals)
    const k = made.get(i) ?? 0
    if (k >= most) continue
    made.set(i, k + 1)
    records.push([`rec-${i}-dup-${k}`, ...spoil(d, rows[i]!, 1 + d.below(changes), surname, name)])
    left--
  }
  for (let i = records.length - 1; i > 0; i--) {
    const j = d.below(i + 1)
    ;[records[i], records[j]] = [records[j]!, records[i]!]
  }
  return records
}
