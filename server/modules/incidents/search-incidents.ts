import { sql, type RawBuilder } from 'kysely'
import { readCaseNumber } from '#contract/incidents/incident-filter.ts'
import { Phone } from '#contract/shapes.ts'
import { residentOf } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { blindIndex } from '#platform/crypto.ts'
import { wordsOf } from './search-words.ts'
import { inRange } from './visible-to.ts'

/** Up to so many matches are handed over as keys; a word in more cases than that is met soon enough when walking by time. */
const fewMatches = 5000

/** What somebody searches for. `common`: too many cases have the words to count those that also fit the rest. */
export type Wanted = { condition?: RawBuilder<boolean>; common: boolean }

type Key = { area_id: number; id: string }

/** Every word must occur; what the cutter finds no word in (punctuation) is found nowhere. */
const queryOf = (q: string) =>
  wordsOf(q)
    .map((word) => `'${word}'`)
    .join(' & ')

const byWords = async (context: Context, q: string): Promise<Wanted> => {
  const query = queryOf(q)
  if (!query) return { condition: sql.raw('false'), common: false }
  const here = sql<boolean>`exists (select from incidents.case_words w where w.area_id = i.area_id and w.incident_id = i.id and w.words @@ ${query}::tsquery)`
  const { from, to } = context.area
  if (from === to) return { condition: here, common: false }
  if (await isCommon(context, query)) return { condition: here, common: true }
  const { rows } = await sql<Key>`
    select area_id, id from incidents.find_by_words(${query}::tsquery, ${from}::bigint, ${to}::bigint, ${fewMatches + 1})`.execute(
    context.db,
  )
  if (rows.length > fewMatches) return { condition: here, common: true }
  return {
    condition: sql<boolean>`(i.area_id, i.id) in (select * from unnest(${rows.map((r) => r.area_id)}::bigint[], ${rows.map((r) => r.id)}::uuid[]))`,
    common: false,
  }
}

/** Does one case in a hundred have the words? A thousand rows, as they lie, tell well enough. */
const isCommon = async ({ db, area }: Context, query: string) => {
  const { rows } = await sql<{ n: number }>`
    select count(*) filter (where i.words @@ ${query}::tsquery)::int n
    from (select words from incidents.case_words i where ${inRange(area)} limit 1000) i`.execute(db)
  return rows[0]!.n >= 10
}

/** Whoever calls may have been written down at a window, or have reported with their own account: both are theirs. */
const byPhone = async ({ db }: Context, phone: string): Promise<Wanted> => {
  const written = sql<boolean>`i.phone_index = ${blindIndex('phone', phone)}`
  const account = await residentOf(db, phone)
  return {
    condition: account ? sql<boolean>`(${written} or i.reporter_id = ${account}::uuid)` : written,
    common: false,
  }
}

/**
 * What a search box means: a case's number (SJ00000123 or up to ten digits), a reporter's phone (11 digits, by blind
 * index, exact only), else words of the text and the place, all of which must occur.
 */
export const findWanted = async (context: Context, q: string | undefined): Promise<Wanted> => {
  if (q === undefined) return { common: false }
  const number = readCaseNumber(q)
  if (number !== undefined) return { condition: sql<boolean>`i.number = ${number}::bigint`, common: false }
  const phone = Phone.safeParse(q.normalize('NFKC').replace(/[\s-]/g, ''))
  if (phone.success) return byPhone(context, phone.data)
  return byWords(context, q)
}
