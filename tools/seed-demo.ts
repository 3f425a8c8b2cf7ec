import pg from 'pg'
import { seedConfiguration } from '#modules/incidents/seed/configuration.ts'
import { forgetConfiguration } from '#modules/incidents/configuration.ts'
import { trainModels } from '#modules/incidents/suggest-category.ts'
import { seedHall } from '#modules/matters/hall/seed/seed-hall.ts'
import { seedTerritory } from '#modules/territory/seed/seed-territory.ts'
import { keepCoverage } from '#modules/visits/numbers/keep-coverage.ts'
import { setDataKey } from '#platform/crypto.ts'
import { beginScoped, everywhere, over } from '#platform/database.ts'
import { seedCalendar } from './seed-demo/calendar.ts'
import { countLife } from './seed-demo/count-life.ts'
import { demoCommunity, demoPeople } from './seed-demo/demo-accounts.ts'
import { setDesks } from './seed-demo/demo-desk.ts'
import { seedDuties, seedOrganisations, streets } from './seed-demo/organisations.ts'
import { readPlaces } from './seed-demo/places.ts'
import { seedAround } from './seed-demo/seed-around.ts'
import { seedMatters } from './seed-demo/seed-matters.ts'
import { seedPeople } from './seed-demo/seed-people.ts'
import { seedServices } from './seed-demo/seed-services.ts'
import { seedVisitOffice } from './seed-demo/seed-visit-office.ts'
import { seedPhotos } from './seed-demo/seed-photos.ts'
import { seedVisits } from './seed-demo/seed-visits.ts'
import { seedResidents } from './seed-demo/residents.ts'
import { seedStaff } from './seed-demo/staff.ts'
import { copyTallies, tallyRowsOf } from './seed-demo/tally-keeper.ts'
import { readWorld } from './seed-demo/world.ts'
import { writeCases } from './seed-demo/write-cases.ts'
import { liveYear } from './seed-demo/year.ts'

export { demoAccounts } from './seed-demo/demo-accounts.ts'

export type DemoOptions = {
  ownerUrl: string
  dataDir: string
  secrets: { dataKey: string; dataKeyId?: number }
  say: (zh: string, en: string) => void
  /** The same seed gives the same city, people and reports. */
  seed?: string
  now?: Date
  /** Reports a day in the two streets, and how many days back. */
  perDay?: number
  days?: number
}

/**
 * The demo city, into an empty migrated database: Shanghai with its real divisions, 外滩街道 and 陆家嘴街道 with made-up staff
 * and residents, a year of made-up incidents, and work on every demo account's desk. One transaction.
 */
export const seedDemo = async ({
  ownerUrl,
  dataDir,
  secrets,
  say,
  seed = 'linli',
  now = new Date(),
  perDay = 21,
  days = 365,
}: DemoOptions): Promise<{ cases: number }> => {
  setDataKey(secrets.dataKey, secrets.dataKeyId)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await beginScoped(client, everywhere)
    const db = over(client)
    await seedTerritory(db, { city: 'shanghai' })
    await seedCalendar(db)
    await seedConfiguration(db)
    const duties = await seedOrganisations(db)
    await seedDuties(db, duties)
    forgetConfiguration()
    const people = await seedStaff(db, seed, duties)
    const residents = await seedResidents(client, seed, 2400, now)
    const register = await seedPeople(db, seed, now)
    await seedAround(db, seed, now)
    const matters = await seedMatters(db, seed, now, people.staff)
    await seedHall(db, {
      now,
      streets: Object.values(streets),
      busy: [demoCommunity],
      phones: residents.slice(0, 60).map((r) => r.phone),
    })
    await seedServices(
      db,
      seed,
      now,
      people.staff,
      residents.slice(60, 120).map((r) => r.phone),
    )
    await seedVisitOffice(db, seed, now, people.staff)
    const world = await readWorld(db, Object.values(streets), { ...people, duties })
    const places = await readPlaces(db)
    const year = liveYear(world, seed, places, residents, now, perDay, days)
    const known = (who: string) => people.staff[demoPeople.findIndex((p) => p.login === who)]!
    const desks = setDesks(world, seed, places, residents[0]!, now, known)
    desks.forEach((life, n) => (life.c.number = year.length + n + 1))
    const cases = [...year, ...desks]
    await writeCases(client, cases)
    await seedPhotos(client, dataDir, cases)
    const visits = await seedVisits(client, seed, now, cases)
    // Districts and the city look at what was counted last night; the first night is still to come.
    await keepCoverage({ db, area: everywhere, now })
    const communities = Map.groupBy(cases, (life) => life.c.area_id)
    await copyTallies(
      client,
      tallyRowsOf([...communities].map(([areaId, lives]) => [areaId, lives.flatMap(countLife)])),
    )
    // Suggestions know the texts of the two streets from the first minute, not from the first night on.
    await trainModels({ db, now })
    await client.query('commit')
    await client.query(
      'vacuum (analyze) incidents.incident, incidents.step, incidents.clock, incidents.task, incidents.tally, access.account, access.post, platform.file, people.person, people.dwelling, people.household, people.document, people.phone, visits.visit, visits.must',
    )
    say(
      `示范城市：${cases.length} 起虚构事件，${people.staff.length} 名虚构工作人员，${residents.length} 名虚构居民账号；人口库 ${register.households} 户 ${register.people} 人，办件 ${matters} 件，走访 ${visits} 次，全部虚构。`,
      `Demo city: ${cases.length} made-up incidents, ${people.staff.length} staff and ${residents.length} residents, a register of ${register.people} people in ${register.households} households, ${matters} applications, ${visits} visits, all made up.`,
    )
    return { cases: cases.length }
  } finally {
    await client.end()
  }
}
