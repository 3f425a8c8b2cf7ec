// Every route × every role × own, inside, sibling, parent and foreign area, made from the routes themselves:
// a new route is tried without anyone remembering it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { permissionsOf, roles, type Role } from '#contract/access/roles.ts'
import type { Route } from '#contract/route.ts'
import { isInside } from '#contract/territory/area-number.ts'
import { openBrowser, type Browser } from '#modules/access/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { fastifyPath } from '#platform/mount.ts'
import { routes } from '../server/app.ts'
import { areas, startSmallCity, type Person } from './small-city.ts'

const city = await startSmallCity()
/** One person for each role, and the area of their post. */
const holders: Record<Exclude<Role, 'resident'>, [Person, number]> = {
  grid_worker: ['gridWorker', areas.community],
  window_clerk: ['clerk', areas.community],
  community_head: ['head', areas.community],
  street_officer: ['street', areas.street],
  department_officer: ['water', areas.district],
  district_leader: ['district', areas.district],
  city_leader: ['city', areas.city],
  auditor: ['auditor', areas.city],
  security_administrator: ['security', areas.city],
  system_administrator: ['system', areas.city],
}
const tried = [
  areas.community,
  areas.siblingCommunity,
  areas.street,
  areas.siblingStreet,
  areas.district,
  areas.foreignCommunity,
  areas.foreignDistrict,
  areas.city,
]

const urlOf = (route: Route, areaId: number) =>
  route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'areaId' ? String(areaId) : name === 'id' ? uuid7() : '1',
  )

const ask = (browser: Browser, route: Route, areaId: number) =>
  route.method === 'GET' ? browser.get(urlOf(route, areaId)) : browser.send(route.method, urlOf(route, areaId), {})

const doorSaid = (answer: { status: number; body: { code?: string } }) =>
  answer.status === 401 && answer.body.code === 'platform.not_signed_in'
    ? 'sign in'
    : answer.status === 403 && answer.body.code === 'platform.forbidden'
      ? 'refused'
      : 'let in'

// Signing out or switching posts would end the session the test holds; live streams never end.
const leaves = new Set(['access.sign_out', 'access.choose_post', 'access.sign_in', 'access.change_password'])
const asked = routes.filter((r) => r.medium !== 'events' && !leaves.has(r.name))

test('the matrix is looking at something', () => {
  assert.ok(asked.length > 60, `${asked.length} routes`)
  assert.deepEqual([...Object.keys(holders), 'resident'].sort(), [...roles].sort())
})

test('nobody signed in: only public routes open', async () => {
  const browser = openBrowser(city.app)
  const wrong: string[] = []
  for (const route of asked) {
    const said = doorSaid(await ask(browser, route, areas.community))
    if ((said === 'sign in') !== (route.permission !== 'public')) wrong.push(`${route.name}: ${said}`)
  }
  assert.deepEqual(wrong, [])
})

for (const [role, [who, own]] of Object.entries(holders) as [Exclude<Role, 'resident'>, [Person, number]][])
  test(`${role}: every route, in every area`, async () => {
    const browser = await city.as(who)
    const wrong: string[] = []
    for (const route of asked)
      for (const areaId of route.path.includes('{areaId}') ? tried : [areas.city]) {
        const holds =
          route.permission === 'public' ||
          route.permission === 'signed_in' ||
          permissionsOf[role].includes(route.permission)
        const here = !route.path.includes('{areaId}') || route.permission === 'public' || isInside(areaId, own)
        const answer = await ask(browser, route, areaId)
        const said = doorSaid(answer)
        // A use case may refuse further; it may never let in whom the door should have refused.
        if (!(holds && here) && said === 'let in') wrong.push(`${route.name} in ${areaId}: let in (${answer.status})`)
        if (holds && here && said === 'refused' && !route.path.startsWith('/api/accounts'))
          wrong.push(`${route.name} in ${areaId}: refused`)
        if (answer.status >= 500) wrong.push(`${route.name} in ${areaId}: ${answer.status}`)
      }
    assert.deepEqual(wrong, [])
  })

test('residents: reporting and following only', async () => {
  const browser = await city.asResident('13900000001')
  const wrong: string[] = []
  for (const route of asked) {
    const holds = ['public', 'signed_in', ...permissionsOf.resident].includes(route.permission)
    const answer = await ask(browser, route, areas.foreignCommunity)
    if (holds !== (doorSaid(answer) === 'let in') || answer.status >= 500)
      wrong.push(`${route.name}: ${answer.status} ${answer.body.code}`)
  }
  assert.deepEqual(wrong, [])
})

test('administrators hold no business permission, business roles no administration', () => {
  const administrative = new Set<string>(['access.manage_accounts', 'access.read_audit', 'access.manage_system'])
  const administrators = ['auditor', 'security_administrator', 'system_administrator'] as const
  for (const role of roles)
    for (const permission of permissionsOf[role])
      assert.equal(administrative.has(permission), administrators.includes(role as never), `${role}: ${permission}`)
})

test('a route of an area that nobody asks by path is a mistake', () => {
  const loose = routes.filter((r) => r.permission.startsWith('incidents.') && !r.path.includes('{areaId}'))
  assert.deepEqual(
    loose.map((r) => r.name),
    [],
  )
})

test('every route is mounted as the contract says', () => {
  for (const route of routes)
    if (route.medium !== 'events')
      assert.ok(city.app.http.hasRoute({ method: route.method, url: fastifyPath(route.path) }), route.name)
})

test('the database shows the app role nothing outside the scope', async () => {
  const schemas = ['incidents', 'matters', 'people', 'territory', 'visits', 'platform']
  const { rows } = await city.owner.query<{ t: string; areas: boolean; secured: boolean }>(
    `select c.oid::regclass::text as t, relrowsecurity as secured,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'area_id' and not a.attisdropped) as areas
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = any($1)`,
    [schemas],
  )
  // Configuration and reference rows that everybody may read; the rest must be under a policy.
  const open = new Set([
    'incidents.taxonomy_use',
    'incidents.suggestion_model',
    'incidents.time_limit',
    'incidents.number_rule',
    'incidents.duty',
    'matters.class',
    'matters.item_version',
    'matters.power',
    'matters.synonym',
    'matters.post_duty',
    'platform.fact',
    'matters.part_limit',
    'matters.forbidden_list',
    'matters.certificate_kind',
    'matters.consultation_route',
    'matters.faq',
    'territory.organisation',
    'people.source',
    'people.import_layout',
    'visits.plan',
    'visits.door_limit',
    'visits.campaign',
    'territory.area_code',
    'territory.holiday',
    'territory.holiday_year',
    'territory.office_hours',
  ])
  assert.deepEqual(
    rows.filter((r) => r.areas && !r.secured && !open.has(r.t)).map((r) => r.t),
    [],
  )
  const secured = rows.filter((r) => r.secured).map((r) => r.t)
  assert.ok(secured.length > 8)
  const client = await city.app.pool.connect()
  try {
    for (const table of secured) {
      const unset = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)
      assert.equal(unset.rows[0]!.n, 0, `${table} shows rows without a scope`)
      await client.query(
        `begin; set local linli.area_from = '${areas.foreignCommunity}'; set local linli.area_to = '${areas.foreignCommunity}'`,
      )
      const strange = await client.query<{ n: number }>(
        `select count(*)::int as n from ${table} where area_id not between $1 and $1`,
        [areas.foreignCommunity],
      )
      assert.equal(strange.rows[0]!.n, 0, `${table} shows rows of another area`)
      await client.query('rollback')
    }
  } finally {
    client.release()
  }
})
