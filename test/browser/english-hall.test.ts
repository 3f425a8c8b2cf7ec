// The hall in English: the call screen, the ticket machine from the first press to the slip, and the desk's pages.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { givenSite } from '#modules/matters/hall/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas } from '../small-city.ts'
import { atDesk } from './every-way.ts'
import { inEnglish, isEnglish } from './in-english.ts'
import { startBrowser, startCity } from './start.ts'

/** A Monday morning. */
const now = '2026-11-23T09:05:00+08:00'
setClock(now)
after(() => setClock(undefined))
const city = await startCity()
const site = await givenSite(city.app, { areaId: areas.community })
const { phone } = await startBrowser(city.url)
const head = await city.as('head')
const open = async (options: object = {}): Promise<Page> => {
  const page = await phone(options)
  await page.clock.setFixedTime(new Date(now))
  return page
}

test('the ticket machine from the first press to the slip, then the call screen', async () => {
  const { body } = await head.post(`/api/areas/${areas.community}/sites/${site}/devices`, { id: uuid7(), name: '门口' })
  const machine = await open({ viewport: { width: 1080, height: 1440 } })
  await machine.goto('/')
  await machine.getByRole('button', { name: 'English' }).first().click()
  await machine.goto(new URL(body.link, city.url).href)
  await machine.getByRole('button', { name: /I have a booking/ }).click()
  await isEnglish(city, machine, 'check-in')
  await machine.getByRole('button', { name: 'Back' }).click()
  await machine.getByRole('button', { name: /No booking/ }).click()
  await machine.getByRole('button', { name: 'Social insurance' }).first().waitFor()
  await isEnglish(city, machine, 'classes')
  await machine.getByRole('button', { name: 'Social insurance' }).first().click()
  await machine.getByText('A001').waitFor()
  await isEnglish(city, machine, 'slip')
  await machine.goto(`/display/${areas.community}/${site}`)
  await machine.getByText('Nobody is called yet').waitFor()
  await isEnglish(city, machine, 'nobody called')
  const clerk = await city.as('clerk')
  const at = `/api/areas/${areas.community}/sites/${site}/windows/1`
  assert.equal((await clerk.put(`${at}/state`, { state: 'open' })).status, 200)
  assert.equal((await clerk.post(`${at}/call`, { callId: uuid7() })).body.ticket.name, 'A001')
  await machine.getByText('Window 1').waitFor()
  await isEnglish(city, machine, 'call screen')
})

test('the desk of the hall and of its matters', async () => {
  const desk = await atDesk(open, 'head')
  await desk.getByRole('button', { name: 'English' }).click()
  const matters = [
    'window',
    'applications',
    'agency',
    'consultations',
    'consultations?tab=faq',
    'corrections',
    'notices',
    'numbers',
    'evaluations',
  ]
  const hall = [
    'lobby',
    'lobby?view=slots',
    'numbers',
    'tickets',
    'desk',
    ...['hours', 'days', 'windows', 'duty', 'skills', 'devices'].map((tab) => `settings?tab=${tab}`),
  ]
  await inEnglish(city, desk, [
    ...matters.map((p) => `/staff/matters/${p}`),
    ...hall.map((p) => `/staff/matters/hall/${p}`),
  ])
  await inEnglish(
    city,
    desk,
    ['people-numbers', 'plausibility', 'people-imports'].map((p) => `/staff/${p}`),
  )
})
