import { sql, type RawBuilder } from 'kysely'
import { rangeOf } from '#contract/territory/area-number.ts'
import { monthOf } from '#contract/visits/duty.ts'
import { leastTimes, rises } from '#contract/visits/rising.ts'
import type { Theme } from '#contract/visits/themes.ts'
import { moods, needs } from '#contract/visits/visits.ts'
import { childrenOf } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { addMonths } from './visit-numbers.ts'

const before = 3
const mostWords = 60
const mostOfArea = 8
type Counted = { key: string; times: number; timesBefore: number }

/** This month beside the three before, as the screen shows it. */
const sayTheme = ({ times, timesBefore }: Counted, entries: number, entriesBefore: number) => ({
  times,
  before: Math.round((timesBefore / before) * 10) / 10,
  rising: rises({ times, entries, timesBefore, entriesBefore }),
})
/** Rising ones first, then the most said. */
const inOrder = (a: Theme, b: Theme) =>
  Number(b.rising) - Number(a.rising) || b.times - a.times || (a.word < b.word ? -1 : 1)

/** Entries `v` of a month and of the three before, and how often each part of them was said then. */
const inMonths = ({ area: { from, to } }: Context, month: string) => {
  const months = Array.from({ length: before + 1 }, (_, n) => addMonths(month, -n))
  const now = sql`count(*) filter (where v.month = ${month})::int`
  return {
    of: sql`v.area_id between ${from} and ${to} and v.month = any(${months}::text[])`,
    split: sql`${now} times, count(*) filter (where v.month <> ${month})::int "timesBefore"`,
    often: sql`${now} >= ${leastTimes}`,
  }
}
const sayWords = (said: readonly Counted[], entries: number, entriesBefore: number, most: number) =>
  said
    .map((word) => ({ word: word.key, ...sayTheme(word, entries, entriesBefore) }))
    .toSorted(inOrder)
    .slice(0, most)

/** 居民在说什么: words, needs and moods of a month against the three months before. Words said in fewer than three entries stay unsaid. */
export const visitThemes = async (context: Context, asked: { month?: string | undefined; grid?: number | undefined }) => {
  const { db, now } = context
  const month = asked.month ?? monthOf(now)
  const { of: ofArea, split, often } = inMonths(context, month)
  const of = asked.grid === undefined ? ofArea : sql`${ofArea} and v.grid_no = ${asked.grid}`
  const counted = async (key: RawBuilder<unknown>, from: RawBuilder<unknown>) =>
    (await sql<Counted>`select ${key} key, ${split} from ${from} where ${of} group by 1`.execute(db)).rows
  const [all] = await counted(sql`''`, sql`visits.visit v`)
  const entries = all?.times ?? 0
  const entriesBefore = all?.timesBefore ?? 0
  const said = asked.grid === undefined
    ? (await sql<Counted>`select v.word key, ${split} from visits.theme v where ${of} group by 1 having ${often}`.execute(db)).rows
    : (await sql<Counted>`select t.word key, ${split} from visits.theme t join visits.visit v on v.area_id = t.area_id and v.id = t.visit_id
        where ${of} group by 1 having ${often}`.execute(db)).rows
  const ofNeeds = await counted(sql`n.need`, sql`visits.visit v cross join lateral unnest(v.needs) n(need)`)
  const ofMoods = await counted(sql`v.mood`, sql`visits.visit v`)
  return {
    month,
    entries,
    words: sayWords(said, entries, entriesBefore, mostWords),
    needs: needs.flatMap((need) => {
      const found = ofNeeds.find((n) => n.key === need)
      return found && found.times ? [{ need, ...sayTheme(found, entries, entriesBefore) }] : []
    }),
    moods: moods.map((mood) => ({ mood, times: ofMoods.find((m) => m.key === mood)?.times ?? 0 })),
    areas: asked.grid === undefined ? await byArea(context, month) : [],
  }
} // prettier-ignore

type InArea = Counted & { area: number }
const byArea = async (context: Context, month: string) => {
  const { db, areaId } = context
  const children = await childrenOf(db, areaId)
  if (!children.length) return []
  const { from, to } = rangeOf(children[0]!.id)
  const part = sql`(v.area_id - v.area_id % ${to - from + 1}::bigint)`
  const { of, split, often } = inMonths(context, month)
  const { rows: all } =
    await sql<InArea>`select ${part} area, '' key, ${split} from visits.visit v where ${of} group by 1`.execute(db)
  const { rows: said } =
    await sql<InArea>`select ${part} area, v.word key, ${split} from visits.theme v where ${of} group by 1, 2 having ${often}`.execute(
      db,
    )
  const wordsOf = Map.groupBy(said, (row) => row.area)
  return children.flatMap(({ id, name }) => {
    const whole = all.find((row) => row.area === id)
    if (!whole?.times) return []
    const words = sayWords(wordsOf.get(id) ?? [], whole.times, whole.timesBefore, mostOfArea)
    return [{ areaId: id, name, entries: whole.times, words }]
  })
}
