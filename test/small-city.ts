import pg from 'pg'
import type { Role } from '#contract/access/roles.ts'
import { daysOfNotices } from '#contract/time/holiday-notice.ts'
import { createAccount, givePost, hashPassword } from '#modules/access/index.ts'
import { openBrowser, signIn, testPassword, type Browser } from '#modules/access/testing.ts'
import { holidayNotices } from '#modules/territory/seed/holiday-notices.ts'
import { forgetCalendars } from '#modules/territory/index.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { startTestApp } from '../server/testing.ts'

/** A city small enough to know by heart: two districts, three streets, five communities, one grid with two workers. */
export const areas = {
  city: 310_000_000_000,
  district: 310_115_000_000,
  street: 310_115_005_000,
  community: 310_115_005_001,
  siblingCommunity: 310_115_005_002,
  siblingStreet: 310_115_006_000,
  siblingStreetCommunity: 310_115_006_001,
  foreignDistrict: 310_101_000_000,
  foreignStreet: 310_101_013_000,
  foreignCommunity: 310_101_013_001,
} as const

const rows: [number, number | null, string, string][] = [
  [areas.city, null, 'city', '上海市'],
  [areas.district, areas.city, 'district', '浦东新区'],
  [areas.street, areas.district, 'street', '陆家嘴街道'],
  [areas.community, areas.street, 'community', '东昌社区'],
  [areas.siblingCommunity, areas.street, 'community', '市新社区'],
  [areas.siblingStreet, areas.district, 'street', '周家渡街道'],
  [areas.siblingStreetCommunity, areas.siblingStreet, 'community', '上南社区'],
  [areas.foreignDistrict, areas.city, 'district', '黄浦区'],
  [areas.foreignStreet, areas.foreignDistrict, 'street', '外滩街道'],
  [areas.foreignCommunity, areas.foreignStreet, 'community', '中山社区'],
]

/** Inside the one grid of the community. */
export const inGrid = { lon: 121.5005, lat: 31.2355 }
/** Inside the community, outside its grid. */
export const inCommunity = { lon: 121.5055, lat: 31.2355 }

const square = (lon: number, lat: number, size: number) =>
  `st_multi(st_makeenvelope(${lon}, ${lat}, ${lon + size}, ${lat + size}, 4326))`

const lay = async (owner: pg.Client) => {
  for (const [id, parent, tier, name] of rows)
    await owner.query(
      `insert into territory.area (id, parent_id, tier, name, short_name, official_name, pinyin, initials, official_code) values ($1, $2, $3, $4, $4, $4, '', '', $5)`,
      [id, parent, tier, name, String(id)],
    )
  await owner.query(
    `update territory.area set outline_source = 'drawn', outline = ${square(121.5, 31.235, 0.01)} where id = $1`,
    [areas.community],
  )
  await owner.query(
    `update territory.area set outline_source = 'drawn', outline = ${square(121.49, 31.225, 0.03)} where id = $1`,
    [areas.street],
  )
  await owner.query(
    `insert into territory.grid (area_id, grid_no, name, geom) values ($1, 1, '第一网格', ${square(121.5, 31.235, 0.001)})`,
    [areas.community],
  )
  await owner.query('delete from territory.holiday where area_id is null')
  await owner.query('delete from territory.holiday_year where area_id is null')
  const notices = holidayNotices()
  for (const { day, off, name } of daysOfNotices(notices))
    await owner.query('insert into territory.holiday (area_id, on_day, is_off, name) values (null, $1, $2, $3)', [
      day,
      off,
      name,
    ])
  for (const { year, days } of notices)
    if (days.length) await owner.query('insert into territory.holiday_year (area_id, year) values (null, $1)', [year])
  const organisation = async (areaId: number, kind: string, name: string) =>
    (
      await owner.query<{ id: number }>(
        'insert into territory.organisation (area_id, kind, name, short_name) values ($1, $2, $3, $3) returning id',
        [areaId, kind, name],
      )
    ).rows[0]!.id
  return {
    water: await organisation(areas.district, 'department', '浦东新区供水单位'),
    roads: await organisation(areas.district, 'department', '浦东新区市政道路单位'),
    foreign: await organisation(areas.foreignDistrict, 'department', '黄浦区供水单位'),
  }
}

/** Everybody in the small city, made up: one account for each role and area that tests need. */
const people = {
  gridWorker: ['grid_worker', areas.community],
  gridWorkerB: ['grid_worker', areas.community],
  clerk: ['window_clerk', areas.community],
  head: ['community_head', areas.community],
  siblingHead: ['community_head', areas.siblingCommunity],
  street: ['street_officer', areas.street],
  siblingStreet: ['street_officer', areas.siblingStreet],
  water: ['department_officer', areas.district],
  roads: ['department_officer', areas.district],
  foreignWater: ['department_officer', areas.foreignDistrict],
  district: ['district_leader', areas.district],
  city: ['city_leader', areas.city],
  auditor: ['auditor', areas.city],
  security: ['security_administrator', areas.city],
  system: ['system_administrator', areas.city],
} as const satisfies Record<string, readonly [Exclude<Role, 'resident'>, number]>
export type Person = keyof typeof people

export const startSmallCity = async (options: Parameters<typeof startTestApp>[0] = {}) => {
  const app = await startTestApp(options)
  const owner = new pg.Client({ connectionString: app.ownerUrl })
  await owner.connect()
  app.beforeStop.push(() => owner.end())
  const organisations = await lay(owner)
  forgetCalendars()
  const passwordHash = await hashPassword(testPassword)
  const accounts = {} as Record<Person, string>
  await inTransaction(app.pool, everywhere, async (db) => {
    for (const [who, [role, areaId]] of Object.entries(people)) {
      const id = await createAccount(db, { loginName: who.toLowerCase(), name: `测试${who}`, areaId, passwordHash })
      const organisationId =
        who === 'water'
          ? organisations.water
          : who === 'roads'
            ? organisations.roads
            : who === 'foreignWater'
              ? organisations.foreign
              : null
      await givePost(db, { accountId: id, role, areaId, organisationId, validFrom: '2020-01-01' })
      accounts[who as Person] = id
    }
  })
  for (const [duty, who] of [
    ['A', 'gridWorker'],
    ['B', 'gridWorkerB'],
  ] as const)
    await owner.query('insert into territory.grid_worker (area_id, grid_no, duty, account_id) values ($1, 1, $2, $3)', [
      areas.community,
      duty,
      accounts[who],
    ])
  const browsers = new Map<Person, Browser>()
  const as = async (who: Person): Promise<Browser> => {
    const known = browsers.get(who)
    if (known) return known
    const browser = await signIn(app, { loginName: who.toLowerCase() })
    browsers.set(who, browser)
    return browser
  }
  /** A resident signed in by phone and code. */
  const asResident = async (phone: string): Promise<Browser> => {
    const browser = openBrowser(app)
    const sent = await browser.post('/api/phone-codes', { phone })
    const signed = await browser.post('/api/session/phone', { phone, code: sent.body.code })
    if (signed.status !== 200) throw new Error(`the resident could not sign in: ${JSON.stringify(signed.body)}`)
    return browser
  }
  const categoryId = async (zh: string) =>
    (await owner.query<{ id: number }>('select id from incidents.category where zh = $1 order by id limit 1', [zh]))
      .rows[0]!.id
  return { app, owner, organisations, accounts, as, asResident, categoryId }
}
