import { sql } from 'kysely'
import { openingOf, slotsOf, type SitePlan } from '#contract/matters/slots.ts'
import { staffWithin } from '#modules/access/index.ts'
import { areasWithin, getArea, loadCalendar, organisationsOf, type Area } from '#modules/territory/index.ts'
import { blindIndex, digest, seal } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { insertBooking, bookingPurpose } from '../booking-store.ts'
import { dayAt, instantOf, plusDays } from '../hall-day.ts'
import { planOf, readSite } from '../site-store.ts'
import {
  askedFor,
  communityRules,
  communityWindows,
  exampleWeek,
  queues,
  rotations,
  streetRules,
  streetWindows,
} from './hall-examples.ts'
import { seedTickets } from './seed-tickets.ts'

/** The same id each time: a key made of what it stands for. */
const idOf = (what: string) => {
  const hex = digest(`hall ${what}`).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
const surnames = '王李张刘陈杨黄赵吴周'

type Options = {
  now: Date
  /** The streets whose halls are made up. */
  streets: readonly number[]
  /** Where today has numbers and calls, beside the streets. */
  busy?: readonly number[]
  /** Made-up phones of residents who book, the first the demo resident's. */
  phones: readonly string[]
}

const seedSite = async (db: Db, area: Area, isStreet: boolean, now: Date) => {
  const id = idOf(`site ${area.id}`)
  const name = `${area.shortName}${isStreet ? '社区事务受理服务中心' : '服务站大厅'}（示例）`
  await sql`insert into matters.site (area_id, id, name, address, lon, lat, about, rules, queues, example)
    values (${area.id}, ${id}, ${name}, ${`${area.name}示例路1号`}, ${area.lon}, ${area.lat}, ${'门口有坡道，大厅有轮椅和老花镜。'},
      ${JSON.stringify(isStreet ? streetRules : communityRules)}::jsonb, ${JSON.stringify(queues)}::jsonb, true)`.execute(
    db,
  )
  const range = { from: area.id, to: area.id }
  const staff = await staffWithin(db, range, undefined, now)
  const clerks = [
    ...staff.filter((p) => p.role === 'window_clerk'),
    ...staff.filter((p) => p.role === 'community_head' || p.role === 'street_officer'),
  ]
  const people = [...new Set(clerks.map((p) => p.accountId))]
  const windows = (isStreet ? streetWindows : communityWindows).map((w, i) => ({
    ...w,
    a: w.bookable && people.length ? people[i % people.length]! : null,
    b: w.bookable && people.length > 1 ? people[(i + 1) % people.length]! : null,
  }))
  await sql`insert into matters.hall_window (area_id, site_id, no, name, classes, bookable, active, person_a, person_b)
    select ${area.id}::bigint, ${id}::uuid, no, name, array(select jsonb_array_elements_text(classes)), bookable, true, a, b
    from jsonb_to_recordset(${JSON.stringify(windows)}::jsonb) w (no int, name text, classes jsonb, bookable boolean, a uuid, b uuid)`.execute(
    db,
  )
  await sql`insert into matters.site_week (area_id, site_id, valid_from, week, published_at)
    values (${area.id}, ${id}, '2025-01-01', ${JSON.stringify(exampleWeek)}::jsonb, ${now})`.execute(db)
  await sql`insert into matters.skill (area_id, account_id, class_code, level)
    select ${area.id}::bigint, p, c, 2 + (i + j)::int % 3 from unnest(${people.slice(0, 3)}::uuid[]) with ordinality a (p, i),
      unnest(${[...askedFor]}::text[]) with ordinality b (c, j) where (i + j) % 4 > 0 on conflict do nothing`.execute(
    db,
  )
  return { areaId: area.id, siteId: id, isStreet }
}

const seedRotations = async (
  db: Db,
  site: { areaId: number; siteId: string; isStreet: boolean },
  departments: ReadonlyMap<string, number>,
  nth: number,
) => {
  // A street has them all; of the communities each has one, in turn.
  const own = site.isStreet ? rotations : [rotations[nth % rotations.length]!]
  for (const { department, ...body } of own) {
    const organisationId = [...departments].find(([name]) => name.endsWith(department))?.[1]
    if (organisationId === undefined) continue
    const rotation = {
      ...body,
      kind: 'rotating',
      windowNo: site.isStreet ? 4 : 2,
      slotMinutes: 30,
      onClosed: 'next',
      validFrom: '2026-01-05',
      validTo: null,
    }
    await sql`insert into matters.rotation (area_id, site_id, id, organisation_id, body)
      values (${site.areaId}, ${site.siteId}, ${idOf(`rotation ${site.siteId} ${department}`)}, ${organisationId}, ${JSON.stringify(rotation)}::jsonb)`.execute(
      db,
    )
  }
}

const seedBookings = async (
  db: Db,
  site: { areaId: number; siteId: string },
  plan: SitePlan,
  o: Options,
  nth: number,
  count: number,
) => {
  const today = dayAt(o.now)
  let made = 0
  for (let ahead = 0; ahead <= 10 && made < count; ahead++) {
    const day = plusDays(today, ahead)
    const classCode = askedFor[(nth + ahead) % askedFor.length]!
    const { slots } = slotsOf(plan, day, classCode, o.now.getTime())
    // Every third slot, so that there is room to try.
    for (let i = nth % 3; i < slots.length && made < count && i < 9; i += 3) {
      const slot = slots[i]!
      const phone = o.phones[(nth * 7 + made) % o.phones.length]!
      const ok = await insertBooking(db, {
        areaId: site.areaId, id: idOf(`booking ${site.siteId} ${day} ${i}`), siteId: site.siteId, windowNo: slot.windowNo, rotationId: slot.rotationId,
        from: new Date(slot.from), to: new Date(slot.to), day, classCode, itemCode: null, number: String(100_000 + ((nth * 977 + made * 7919) % 900_000)),
        state: 'booked', how: 'self', bookedBy: null, name: seal(`${surnames[(nth + made) % surnames.length]}某`, bookingPurpose),
        phone: seal(phone, bookingPurpose), phoneIndex: blindIndex('phone', phone), note: null, at: new Date(o.now.getTime() - 2 * 86_400_000),
      }) // prettier-ignore
      if (ok) made++
    }
  }
  return made
}

/** Days before today on which a site was open, newest first. */
const openDays = (plan: SitePlan, today: string, count: number) => {
  const days: string[] = []
  for (let back = 1; back < 30 && days.length < count; back++) {
    const day = plusDays(today, -back)
    if (openingOf(plan, day).spans.length) days.push(day)
  }
  return days
}

/**
 * Halls of the demo (示例): one for each street and community named, with hours, windows, departments by turns, bookings of the next
 * days, and some days of numbers where it is busy. Needs areas, organisations, staff and the catalogue. Deterministic.
 */
export const seedHall = async (
  db: Db,
  options: Options,
): Promise<{ sites: number; bookings: number; tickets: number }> => {
  const { now } = options
  const today = dayAt(now)
  let [sites, bookings, tickets] = [0, 0, 0]
  for (const streetId of options.streets) {
    const district = streetId - (streetId % 1_000_000)
    const departments = new Map(
      (await organisationsOf(db, district, { kind: 'department' })).map((d) => [d.name, d.id]),
    )
    const places = [await getArea(db, streetId), ...(await areasWithin(db, streetId, 'community'))]
    for (const [nth, area] of places.entries()) {
      const site = await seedSite(db, area, area.id === streetId, now)
      await seedRotations(db, site, departments, nth)
      const loaded = await readSite(db, site, now)
      const plan = planOf(loaded, await loadCalendar(db, area.id))
      const isBusy = site.isStreet || (options.busy ?? []).includes(area.id)
      bookings += await seedBookings(db, site, plan, options, nth, isBusy ? 12 : 3)
      if (isBusy) {
        for (const day of openDays(plan, today, 5))
          tickets += await seedTickets(db, loaded, plan, { day, until: instantOf(day, 1440), idOf })
        tickets += await seedTickets(db, loaded, plan, { day: today, until: now.getTime(), idOf })
      }
      sites++
    }
  }
  return { sites, bookings, tickets }
}
