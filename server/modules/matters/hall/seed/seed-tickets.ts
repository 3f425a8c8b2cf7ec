import { sql } from 'kysely'
import { openingOf, type SitePlan } from '#contract/matters/slots.ts'
import { minuteMs } from '#contract/time/local-time.ts'
import type { Db } from '#platform/database.ts'
import { letterOf } from '../../tickets/issue-ticket.ts'
import { instantOf } from '../hall-day.ts'
import type { LoadedSite } from '../site-store.ts'
import { askedFor } from './hall-examples.ts'

/** How far apart people come, how long they wait and are served, in minutes, over and over. */
const gaps = [9, 14, 6, 18, 11, 7, 22, 12]
const waits = [2, 6, 11, 4, 17, 8, 25, 3, 9]
const services = [8, 12, 6, 19, 10, 7, 14]

/**
 * A day of numbers at a site, taken through its hours until an instant: those of the last minutes still wait, the others were served.
 * Answers how many.
 */
export const seedTickets = async (
  db: Db,
  site: LoadedSite,
  plan: SitePlan,
  { day, until, idOf }: { day: string; until: number; idOf: (what: string) => string },
): Promise<number> => {
  const windows = site.windows.filter((w) => w.active && w.classes.includes('*'))
  const clerk = windows.find((w) => w.personA)?.personA ?? null
  const numbers = new Map<string, number>()
  const rows = []
  let n = Number(day.slice(8))
  for (const { from, to } of openingOf(plan, day).spans)
    for (let minute = from + 2; minute < to - 25; minute += gaps[n % gaps.length]!) {
      n++
      const takenAt = instantOf(day, minute)
      if (takenAt > until) break
      const classCode = askedFor[(n * n) % askedFor.length]!
      const letter = letterOf(site, classCode)
      const number = (numbers.get(letter) ?? 0) + 1
      numbers.set(letter, number)
      const calledAt = takenAt + waits[n % waits.length]! * minuteMs
      const endedAt = calledAt + services[n % services.length]! * minuteMs
      const done = endedAt <= until
      const passed = done && n % 23 === 0
      rows.push({
        id: idOf(`ticket ${site.id} ${day} ${n}`),
        letter,
        number,
        classCode,
        state: passed ? 'cancelled' : done ? 'done' : 'waiting',
        takenAt: new Date(takenAt),
        calledAt: done ? new Date(calledAt) : null,
        endedAt: done ? new Date(endedAt) : null,
        windowNo: done ? windows[n % windows.length]!.no : null,
      })
    }
  await sql`insert into matters.ticket (area_id, id, site_id, on_day, letter, number, class_code, state, rank_at, taken_at, called_at, first_called_at,
      started_at, ended_at, window_no, clerk_id, calls)
    select ${site.areaId}::bigint, id, ${site.id}::uuid, ${day}::date, letter, number, "classCode", state, "takenAt", "takenAt", "calledAt", "calledAt",
      "calledAt", "endedAt", "windowNo", case when "windowNo" is not null then ${clerk}::uuid end, case when "windowNo" is not null then 1 else 0 end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) t (id uuid, letter text, number int, "classCode" text, state text, "takenAt" timestamptz,
      "calledAt" timestamptz, "endedAt" timestamptz, "windowNo" int)`.execute(db)
  for (const [letter, last] of numbers)
    await sql`insert into matters.ticket_counter (area_id, site_id, on_day, letter, last) values (${site.areaId}, ${site.id}, ${day}, ${letter}, ${last})`.execute(
      db,
    )
  return rows.length
}
