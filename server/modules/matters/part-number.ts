import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { localDay } from '#platform/local-day.ts'

type Kind = 'certificate' | 'seal' | 'demand' | 'correction' | 'agency' | 'consultation'

/** The next number of a kind in a community and year, without gaps: it goes back with a transaction that fails (E04). */
export const nextNumber = async (db: Db, areaId: number, kind: Kind, now: Date) => {
  const year = Number(localDay(now).slice(0, 4))
  const { rows } = await sql<{ last: number }>`
    insert into matters.part_counter as c (area_id, kind, year, last) values (${areaId}, ${kind}, ${year}, 1)
    on conflict (area_id, kind, year) do update set last = c.last + 1 returning last`.execute(db)
  return { year, number: rows[0]!.last }
}

/** `代办〔2026〕0012号`, as it stands on paper and in sheets; the year is that of the local day. */
export const numberText = (kind: string, at: Date | string, number: number) =>
  `${kind}〔${localDay(new Date(at)).slice(0, 4)}〕${String(number).padStart(4, '0')}号`
