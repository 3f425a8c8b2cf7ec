// Driven by the API's own description: no input gives a 500, and every refusal is one the route declared.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { uuid7 } from '#platform/crypto.ts'
import type { Browser } from '#modules/access/testing.ts'
import { givenSite } from '#modules/matters/hall/testing.ts'
import { arbitraryOf } from './arbitrary-of.ts'
import { areas, inGrid, startSmallCity } from './small-city.ts'

type Operation = {
  operationId: string
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: object }[]
  requestBody?: { content: { 'application/json'?: { schema: object } } }
  responses: {
    default: {
      content: {
        'application/problem+json': { schema: { allOf: [unknown, { properties: { code: { enum: string[] } } }] } }
      }
    }
  }
}

const city = await startSmallCity()
const document = (await city.app.http.inject('/api/openapi.json')).json<{
  paths: Record<string, Record<string, Operation>>
}>()
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
)
// These would end the tester's own session or wait for ever.
const skipped = new Set([
  'access.sign_out',
  'access.choose_post',
  'access.change_password',
  'platform.live',
  'matters.watch_display',
])
const runs = Number(process.env['FUZZ_RUNS'] ?? 25)

const incidentId = uuid7()
const resident = await city.asResident('13700000001')
await resident.post(`/api/areas/${areas.community}/incidents`, {
  id: incidentId,
  text: '水管爆了',
  categoryId: await city.categoryId('水管破裂'),
  point: inGrid,
})
const applicationId = uuid7()
const clerk = await city.as('clerk')
await clerk.post(`/api/areas/${areas.community}/applications`, {
  id: applicationId,
  itemCode: 'jiuzhu.linshi_jiuzhu',
  applicant: { name: '钱七', phone: '13700000001' },
})
const siteId = await givenSite(city.app, { areaId: areas.community })
const hall = `/api/areas/${areas.community}/sites/${siteId}`
const free = await clerk.get(`${hall}/slots?class=jiuzhu&days=14`)
const bookingId = uuid7()
const seat = { classCode: 'jiuzhu', from: free.body.next?.from, name: '王小明', phone: '13700000002' }
assert.equal((await clerk.post(`${hall}/bookings-for`, { id: bookingId, ...seat })).status, 200)
const staff: Browser[] = await Promise.all(
  (['head', 'street', 'district', 'security', 'system', 'auditor'] as const).map((who) => city.as(who)),
)

const plausible: Record<string, string[]> = {
  areaId: [String(areas.community), String(areas.street), String(areas.district)],
  id: [incidentId, applicationId, bookingId, '1'],
  siteId: [siteId],
  windowNo: ['1'],
  class: ['jiuzhu'],
  code: ['jiuzhu.linshi_jiuzhu', 'jiuzhu', 'a_new.one'],
  material: ['income'],
  post: ['civil_affairs'],
  z: ['14'],
  x: ['13705'],
  y: ['6690'],
}

const inputOf = (operation: Operation) => {
  const one = (p: Operation['parameters'][number]) =>
    plausible[p.name]
      ? fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom<unknown>(...plausible[p.name]!) },
          { weight: 1, arbitrary: arbitraryOf(p.schema) },
        )
      : arbitraryOf(p.schema)
  const some = (where: 'path' | 'query') => {
    const wanted = operation.parameters.filter((p) => p.in === where)
    return fc.record(Object.fromEntries(wanted.map((p) => [p.name, one(p)])), {
      requiredKeys: wanted.filter((p) => p.required).map((p) => p.name),
    })
  }
  const schema = operation.requestBody?.content['application/json']?.schema
  return fc.record({
    path: some('path'),
    query: some('query'),
    body: schema ? arbitraryOf(schema) : fc.constant(undefined),
    who: fc.nat(staff.length - 1),
  })
}

// encodeURIComponent refuses half a surrogate pair, as any client would
const encoded = (value: unknown) => encodeURIComponent(String(value).replace(/[\ud800-\udfff]/g, ''))

test('the description is whole', () => {
  assert.ok(operations.length > 60)
  assert.equal(new Set(operations.map((o) => o.operation.operationId)).size, operations.length)
})

for (const { path, method, operation } of operations.filter((o) => !skipped.has(o.operation.operationId)))
  test(`${operation.operationId}: nothing asked of it is a fault of ours`, async () => {
    const named = new Set(
      operation.responses.default.content['application/problem+json'].schema.allOf[1].properties.code.enum,
    )
    await fc.assert(
      fc.asyncProperty(inputOf(operation), async ({ path: p, query, body, who }) => {
        const filled = path.replace(
          /\{(\w+)\}/g,
          (_, name: string) => encoded((p as Record<string, unknown>)[name] ?? '1') || '1',
        )
        const search = Object.entries(query)
          .map(([k, v]) => `${k}=${encoded(typeof v === 'object' ? JSON.stringify(v) : v)}`)
          .join('&')
        const answer = await staff[who]!.send(
          method as 'GET',
          search ? `${filled}?${search}` : filled,
          body as object | undefined,
        )
        assert.ok(answer.status < 500, `${answer.status} ${JSON.stringify(answer.body)}`)
        if (answer.status >= 400)
          assert.ok(
            named.has(answer.body.code) || answer.body.code === 'platform.not_found',
            `${answer.body.code} was not declared`,
          )
      }),
      { numRuns: runs, endOnFailure: true },
    )
  })
