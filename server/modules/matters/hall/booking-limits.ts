import { sql } from 'kysely'
import { dayMs } from '#contract/time/local-time.ts'
import type { Db } from '#platform/database.ts'
import { dayAt } from './hall-day.ts'
import { sameTimeElsewhere, tooManyBookings, tooManyForOthers, tooManyNoShows, tooManyThatDay } from './problems.ts'
import type { LoadedSite } from './site-store.ts'

const noShowDays = 90

export type LimitsOf = {
  phoneIndex: Buffer
  bookedBy: string | null
  how: 'self' | 'relative' | 'staff'
  day: string
  from: Date
  to: Date
}

/** One after the other for each person, so that two requests at once can't both be the last that is allowed. */
export const queueUp = (db: Db, keys: readonly string[]) =>
  // Always in the same order: two that need the same two can't wait for each other.
  sql`with hot as (select hashtextextended(k, 7) k from unnest(${[...new Set(keys)]}::text[]) k order by 1) select pg_advisory_xact_lock(k) from hot`.execute(
    db,
  )

/** What one person has that limits what more they may book. */
export type Standing = {
  that_day: number
  open: number
  missed: number
  first_missed: string | null
  same_time: string | null
  others: number
}

/** Reads it; `besides`: a booking that is being moved doesn't stand in its own way. */
export const standingOf = async (
  db: Db,
  site: Pick<LoadedSite, 'id'>,
  asked: LimitsOf,
  now: Date,
  besides?: string,
): Promise<Standing> => {
  const since = dayAt(now.getTime() - noShowDays * dayMs)
  // Only relatives' bookings are limited by who booked them; a clerk has thousands. Both hold wherever the bookings are (0028).
  const others =
    asked.how === 'relative'
      ? sql`(select count(*)::int from matters.open_for_others(${asked.bookedBy}::uuid) o where o.id <> ${besides ?? site.id}::uuid)`
      : sql`0`
  const { rows } = await sql<Standing>`
    with hot as (
      select b.on_day, b.state, b.number, b.during from matters.bookings_of(${asked.phoneIndex}, ${since}::date) b
      where b.id <> ${besides ?? site.id}::uuid
    )
    select count(*) filter (where on_day = ${asked.day} and state in ('booked', 'checked_in', 'served', 'displaced'))::int that_day,
      count(*) filter (where state in ('booked', 'displaced'))::int open,
      count(*) filter (where state = 'no_show')::int missed,
      min(on_day) filter (where state = 'no_show') first_missed,
      min(number) filter (where state in ('booked', 'checked_in') and during && tstzrange(${asked.from}, ${asked.to})) same_time,
      ${others} others
    from hot`.execute(db)
  return rows[0]!
}

/**
 * What one person may book (D06): so many a day and open at once, nobody else's time at the same time, and not after too many
 * no-shows. Staff who book for somebody are bound by nothing but that one person can't be at two windows at once.
 */
export const mustBeWithin = ({ rules }: Pick<LoadedSite, 'rules'>, found: Standing, how: LimitsOf['how']): void => {
  if (found.same_time) throw sameTimeElsewhere({ number: found.same_time })
  if (how === 'staff') return
  if (rules.noShows > 0 && found.missed >= rules.noShows) {
    const until = dayAt(Date.parse(`${found.first_missed!}T12:00:00+08:00`) + noShowDays * dayMs)
    throw tooManyNoShows({ count: found.missed, until })
  }
  if (found.that_day >= rules.perDay) throw tooManyThatDay({ most: rules.perDay })
  if (found.open >= rules.open) throw tooManyBookings({ most: rules.open })
  if (how === 'relative' && found.others >= rules.openForOthers) throw tooManyForOthers({ most: rules.openForOthers })
}

export const checkLimits = async (
  db: Db,
  site: LoadedSite,
  asked: LimitsOf,
  now: Date,
  besides?: string,
): Promise<void> => mustBeWithin(site, await standingOf(db, site, asked, now, besides), asked.how)
