import type pg from 'pg'
import type { CaseLife } from './case-life.ts'
import { lastDayOf, monthOf } from '#contract/visits/duty.ts'
import { searchWords } from '#modules/visits/diary/search-words.ts'
import { fillThemes } from '#modules/visits/numbers/keep-themes.ts'
import { over } from '#platform/database.ts'
import { copyRows } from './copy-rows.ts'
import { demoCommunity } from './demo-accounts.ts'
import { randomOf, weighted, type Random } from './random.ts'
import { saidAtDoors, type Said } from './visit-words.ts'

type Grid = { areaId: number; gridNo: number; worker: string; helper: string | null }
type Home = { areaId: number; gridNo: number; id: string; head: string | null; must: boolean }
type Entry = {
  areaId: number
  id: string
  kind: 'visit' | 'reception' | 'call'
  at: Date
  home: Home
  worker: string
  helper: string | null
  met: boolean
  said: Said | null
  heard: string
  followed: CaseLife | null
}

const dayMs = 86_400_000
/** The same few sentences again and again: cut into words once. */
const known = new Map<string, string>()
const wordsOf = (text: string): string => {
  const words = known.get(text) ?? searchWords(text)
  known.set(text, words)
  return words
}

/** The last twelve months, the present one last. */
const monthsUntil = (now: Date): string[] => {
  const [year, month] = monthOf(now).split('-').map(Number) as [number, number]
  return Array.from({ length: 12 }, (_, n) => new Date(Date.UTC(year, month - 12 + n, 1)).toISOString().slice(0, 7))
}

/** Some time on a day of a month, evenings included, never after now. */
const sometime = (random: Random, month: string, now: Date): Date => {
  const days = Number(lastDayOf(month).slice(8))
  const latest = monthOf(now) === month ? now.getTime() : Date.parse(`${lastDayOf(month)}T21:00:00+08:00`)
  const at =
    Date.parse(`${month}-01T08:30:00+08:00`) + random.whole(0, days - 1) * dayMs + random.whole(0, 690) * 60_000
  return new Date(Math.min(at, latest - random.whole(1, 600) * 60_000))
}

const sayIn = (random: Random, month: string, late: number): Said => {
  const no = Number(month.slice(5))
  const fits = saidAtDoors.map(
    (s) => [s, (s.months ? (s.months.includes(no) ? 3 : 0.4) : 1) * (s.late ? 0.5 + late * 2 : 1)] as const,
  )
  return weighted(fits)(random)
}

/** Everybody whose walk it is, and their households with the head, those on a register marked. */
const readGround = async (client: pg.ClientBase): Promise<{ grids: Grid[]; homes: Map<string, Home[]> }> => {
  const { rows: grids } = await client.query<Grid>(
    `select a.area_id "areaId", a.grid_no "gridNo", a.account_id worker,
       (select b.account_id from territory.grid_worker b where b.area_id = a.area_id and b.grid_no = a.grid_no and b.duty = 'B' and b.to_on is null limit 1) helper
     from territory.grid_worker a where a.duty = 'A' and a.to_on is null order by 1, 2`,
  )
  const { rows } = await client.query<Home>(
    `select h.area_id "areaId", d.grid_no "gridNo", h.id, h.head_id head,
       exists (select from people.person p join people.care c on c.area_id = p.area_id and c.person_id = p.id and c.state = 'active'
         join people.care_kind k on k.id = c.kind_id and k.visit_days <= 31 where p.area_id = h.area_id and p.household_id = h.id) must
     from people.household h join people.dwelling d on d.area_id = h.area_id and d.id = h.dwelling_id
     where d.grid_no is not null order by h.area_id, d.grid_no, d.address_key, h.id`,
  )
  return { grids, homes: Map.groupBy(rows, (h) => `${h.areaId}-${h.gridNo}`) }
}

/** One grid's year: the must-visits every month, others in turn, some closed doors, some who come or call themselves. */
const yearOf = (random: Random, grid: Grid, homes: readonly Home[], months: readonly string[], now: Date): Entry[] => {
  const busy = grid.areaId === demoCommunity
  let turn = random.whole(0, homes.length)
  return months.flatMap((month, n) => {
    const share = month === monthOf(now) ? (now.getTime() - Date.parse(`${month}-01T00:00:00+08:00`)) / (30 * dayMs) : 1
    const others = Math.round(Math.min(homes.length, busy ? random.whole(24, 36) : random.whole(4, 8)) * share)
    const round = Array.from({ length: others }, () => homes[turn++ % homes.length]!)
    const must = homes.filter((h) => h.must && random.chance(0.94 * Math.min(1, share * 1.1)))
    return [...new Set([...must, ...round])].map((home): Entry => {
      const at = sometime(random, month, now)
      const met = random.chance(0.93)
      const kind = home.must || random.chance(0.88) ? 'visit' : random.pick(['reception', 'call'] as const)
      const said = met || kind !== 'visit' ? sayIn(random, month, n / 11) : null
      return {
        areaId: grid.areaId,
        id: random.uuid(at),
        kind,
        at,
        home,
        worker: grid.worker,
        helper: kind === 'visit' && grid.helper && random.chance(0.08) ? grid.helper : null,
        met: kind !== 'visit' || met,
        said,
        heard: said?.text ?? '敲门无人应答，已留联系卡',
        followed: null,
      }
    })
  })
}

/** Cases that were reported on a visit get the visit they came from. */
const visitsOfCases = (
  random: Random,
  grids: readonly Grid[],
  homes: ReadonlyMap<string, Home[]>,
  cases: readonly CaseLife[],
) => {
  const gridOf = new Map(grids.map((g) => [`${g.areaId}-${g.gridNo}`, g]))
  return cases.flatMap((life): Entry[] => {
    const key = `${life.c.area_id}-${life.c.grid_no}`
    const [grid, there] = [gridOf.get(key), homes.get(key)]
    if (life.c.source !== 'visit' || !grid || !there?.length) return []
    const at = new Date(life.c.reported_at.getTime() - random.whole(1, 9) * 60_000)
    return [
      {
        areaId: grid.areaId,
        id: random.uuid(at),
        kind: 'visit',
        at,
        home: random.pick(there),
        worker: grid.worker,
        helper: null,
        met: true,
        said: { text: life.report.text, need: 'other', mood: 'worried' },
        heard: life.report.text,
        followed: life,
      },
    ]
  })
}

const columns = [
  'area_id', 'id', 'kind', 'happened_at', 'said_at', 'month', 'household_id', 'person_id', 'grid_no', 'said_grid_no', 'worker_id', 'met', 'heard',
  'mood', 'needs', 'credit', 'followed_up', 'words', 'recorded_at', 'updated_at',
] // prettier-ignore

/**
 * 民情日志 of a year in the two streets, all made up: 滨江社区 whole, a handful a month elsewhere. Lists of must-visits of the months
 * that have ended stand as they were. Answers how many entries.
 */
export const seedVisits = async (
  client: pg.ClientBase,
  seed: string,
  now: Date,
  cases: readonly CaseLife[],
): Promise<number> => {
  const random = randomOf(`${seed} visits`)
  const months = monthsUntil(now)
  const { grids, homes } = await readGround(client)
  const entries = [
    ...grids.flatMap((g) => yearOf(random, g, homes.get(`${g.areaId}-${g.gridNo}`) ?? [], months, now)),
    ...visitsOfCases(random, grids, homes, cases),
  ]
  await copyRows(
    client,
    'visits.visit',
    columns,
    entries.map((e) => [
      e.areaId, e.id, e.kind, e.at, e.at, monthOf(e.at), e.home.id, e.home.head, e.home.gridNo, e.home.gridNo, e.worker, e.met, e.heard,
      e.said?.mood ?? null, e.said ? `{${e.said.need}}` : '{}', 'own', e.followed !== null, wordsOf(e.heard), e.at, e.at,
    ]), // prettier-ignore
  )
  await copyRows(
    client,
    'visits.companion',
    ['area_id', 'visit_id', 'account_id', 'month'],
    entries.flatMap((e) => (e.helper && e.helper !== e.worker ? [[e.areaId, e.id, e.helper, monthOf(e.at)]] : [])),
  )
  await copyRows(
    client,
    'visits.follow_up',
    ['area_id', 'visit_id', 'kind', 'case_area_id', 'case_id', 'number', 'at', 'done_at'],
    entries.flatMap((e) => {
      const c = e.followed?.c
      return c ? [[e.areaId, e.id, 'incident', c.area_id, c.id, c.number, e.at, c.closed_at]] : []
    }),
  )
  for (const areaId of new Set(entries.map((e) => e.areaId))) await fillThemes(over(client), areaId)
  await layMust(client, months)
  return entries.length
}

/** The lists of all months, from what the registers said then. */
const layMust = async (client: pg.ClientBase, months: readonly string[]): Promise<void> => {
  for (const month of months) {
    const made = new Date(`${month}-01T00:05:00+08:00`)
    await client.query(
      `with list as (insert into visits.must_list (area_id, month, made_at) select distinct area_id, $1, $2::timestamptz from people.person returning 1)
       insert into visits.must (area_id, month, household_id, kinds, added_at, updated_at)
       select p.area_id, $1, p.household_id, array_agg(distinct k.code order by k.code), greatest($2::timestamptz, min(c.since)::timestamptz), $2
       from people.care c join people.care_kind k on k.id = c.kind_id and k.visit_days <= 31 and k.active
       join people.person p on p.area_id = c.area_id and p.id = c.person_id
       where c.state = 'active' and c.since <= $3::date and p.household_id is not null and p.standing = 'present' and p.lives_here
       group by p.area_id, p.household_id`,
      [month, made, lastDayOf(month)],
    )
  }
}
