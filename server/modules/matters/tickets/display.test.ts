// The screen in the hall hears of calls by itself, without an account, and only of its own hall.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AddressInfo } from 'node:net'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { givenClass, givenSite } from '../hall/testing.ts'

test('a call wakes the screen of its hall and no other', async () => {
  const city = await startSmallCity({ background: true })
  await givenClass(city.app.ownerUrl, 'social')
  setClock('2025-09-23T09:00:00+08:00')
  const [here, there] = [
    await givenSite(city.app, { areaId: areas.community }),
    await givenSite(city.app, { areaId: areas.community }),
  ]
  await city.app.http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = city.app.http.server.address() as AddressInfo
  const path = (site: string) => `/api/areas/${areas.community}/sites/${site}`
  const gone = new AbortController()
  const stream = await fetch(`http://127.0.0.1:${port}${path(here)}/display/live`, { signal: gone.signal })
  assert.equal(stream.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  const clerk = await city.as('clerk')
  for (const site of [there, here]) await clerk.post(`${path(site)}/tickets`, { id: uuid7(), classCode: 'social' })
  let heard = ''
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  while (!heard.includes('data:')) heard += (await reader.read()).value ?? ''
  gone.abort()
  setClock(undefined)
  const fact = JSON.parse(/data: (.*)/.exec(heard)![1]!) as { name: string; about: { siteId: string } }
  assert.deepEqual([fact.name, fact.about.siteId], ['matters.queue_changed', here])
})
