// M01: every number of the hall opens the rows it counts. What is asked is read off the pages: a number without a way to
// its rows, or one that counts otherwise than its list, fails here without being named.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page, Response } from 'playwright-core'
import { evaluationGroups } from '#contract/matters/evaluation.ts'
import { seedHall } from '#modules/matters/hall/seed/seed-hall.ts'
import { openBrowser } from '#modules/access/testing.ts'
import { now, setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { givenBadGrade, givenCertificate, givenOrder, givenQuestion } from '../given-parts.ts'
import { areas } from '../small-city.ts'
import { atDesk } from './every-way.ts'
import { startMattersCity } from './matters-city.ts'
import { startBrowser } from './start.ts'

/** A Tuesday afternoon late in a month: most of what is counted lies some days back. */
const clock = '2026-11-24T15:00:00+08:00'
setClock(clock)
after(() => setClock(undefined))
const city = await startMattersCity()
const { phone } = await startBrowser(city.url)
const path = `/api/areas/${areas.community}`

const busy = { now: now(), streets: [areas.street], busy: [areas.community], phones: ['19900000001', '19900000002'] }
await asSystem(city.app.pool, 'test', ({ db }) => seedHall(db, busy))
await city.owner.query(
  `update matters.booking b set state = (array['served', 'no_show', 'checked_in', 'cancelled', 'booked'])[1 + n % 5]
   from (select id, row_number() over (order by id) n from matters.booking where on_day = $1 and area_id = $2) x where x.id = b.id`,
  [clock.slice(0, 10), areas.community],
)
const clerk = await city.as('clerk')
const resident = await city.asResident('13800000701')
const done = async (asked: Promise<{ status: number; body: unknown }>) => {
  const answer = await asked
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
}
const application = uuid7()
await done(
  clerk.post(`${path}/applications`, {
    id: application,
    itemCode: 'jiuzhu.linshi_jiuzhu',
    applicant: { personAreaId: areas.community, personId: city.personId },
    values: { difficulty: ['disaster'], amount: 3000, bank_no: '6222000000001234', reason: '厨房失火' },
    papers: [{ key: 'income', state: 'promised' }],
    next: { do: 'notify', note: '请带票据' },
  }),
)
// Decided ones of every kind: in time and late, with one trip and with three, at once, refused, withdrawn.
for (const [n, said] of [
  { state: 'done', on_time: true, trips: 1 },
  { state: 'done', on_time: true, trips: 3 },
  { state: 'done', on_time: false, trips: 2, channel: 'online' },
  { state: 'done', on_time: true, trips: 0, closed_at: '2026-11-20T10:00:00+08:00' },
  { state: 'refused', accepted_at: null, refusal: {} },
  { state: 'withdrawn', accepted_at: null },
].entries())
  await city.owner.query(
    `insert into matters.application select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'number', 900 + $2::int, 'owner_account_id', null,
       'submitted_at', '2026-11-20T10:00:00+08:00', 'accepted_at', '2026-11-20T11:00:00+08:00', 'closed_at', '2026-11-23T10:00:00+08:00', 'due_at', null, 'yellow_at', null,
       'used_share', 0.4) || $3::jsonb)).* from matters.application a where a.id = $1`,
    [application, n, said],
  )
await givenOrder(resident)
await givenCertificate(clerk)
for (const note of ['带身份证', undefined]) {
  const id = await givenQuestion(resident)
  if (note) await done(clerk.post(`${path}/consultations/${id}/answer`, { moveId: uuid7(), version: 1, note }))
  if (note) await done(clerk.post(`${path}/faq-drafts`, { id: uuid7(), consultationId: id, question: '居住证怎么办', answer: note })) // prettier-ignore
}
await city.owner.query(`update matters.faq_draft set state = 'published'`)
await city.owner.query(
  `insert into matters.faq (area_id, id, class_code, question, answer, words, pinyin, initials, updated_at)
   select area_id, id, class_code, question, answer, '', '', '', updated_at from matters.faq_draft`,
)
await givenBadGrade(city)
for (const grade of [5, 4, 5, 4, 5, 4]) {
  const { token } = await city.invite('居住证签注')
  await done(openBrowser(city.app).post(`/api/evaluations/${token}`, { grade }))
}
// Said yesterday or last month: what was said today isn't shown yet.
await city.owner.query(
  `update matters.evaluation set given_at = given_at - case when grade = 4 then interval '40 days' else interval '1 day' end where grade > 1`,
)

const open = async (options: object): Promise<Page> => {
  const page = await phone(options)
  await page.clock.setFixedTime(new Date(clock))
  return page
}
const head = await atDesk(open, 'head')

type Seen = { text: string; href: string | null; measure: boolean; where: string }
/** The numbers of the page as its reader meets them. */
const numbersOf = (page: Page): Promise<Seen[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main dd, main td.number, main .hall-figure-value')].flatMap((cell) => {
      const where = (cell.closest('tr, div, li')?.textContent ?? '').slice(0, 60)
      // a number of a number (3 / 4) has two ways
      const parts = cell.querySelectorAll('a').length ? [...cell.querySelectorAll('a')] : [cell]
      return parts.map((part) => {
        const link = part.closest('a')
        return {
          text: (part.textContent ?? '').trim(),
          href: link?.getAttribute('href') ?? null,
          measure: part.matches('[data-measure]') || Boolean(part.querySelector('[data-measure]')),
          where,
        }
      })
    }),
  )
/** Of two addresses that differ only in the order of what they say the second asks nothing anew. */
const sameHowever = (href: string) => {
  const url = new URL(href, city.url)
  url.searchParams.sort()
  return url.pathname + url.search
}
const isNothing = (text: string) => /^[-–—]?$|^0(\.0+)?%?$|^0 \/ 0$/.test(text)
const isList = async (response: Response) => {
  const url = new URL(response.url())
  if (!url.pathname.startsWith('/api/') || url.searchParams.get('limit') === '1' || response.status() !== 200)
    return false
  if (!response.headers()['content-type']?.includes('json')) return false
  const body = await response.json().catch(() => undefined)
  return Array.isArray(body?.rows) && 'next' in body
}
/** Everything the list behind a link holds, page by page, as the page itself asks for it. */
const rowsBehind = async (page: Page, href: string) => {
  const [response] = await Promise.all([
    page.waitForResponse(isList).catch(() => assert.fail(`${href} asked for no list`)),
    // the router hears of it as of any step within the app
    page.evaluate((to) => history.pushState({}, '', to), href),
  ])
  return page.evaluate(async (asked) => {
    const url = new URL(asked)
    url.searchParams.set('limit', '100')
    let [rows, total] = [0, null as null | { given?: number; shown?: number }]
    for (let after: string | null = ''; after !== null;) {
      if (after) url.searchParams.set('after', after)
      const page = await (await fetch(url)).json()
      rows += page.rows.length
      total ??= page.total ?? null
      after = page.next
    }
    return { rows, total }
  }, response.url())
}

for (const [name, at, least] of [
  ['matters', '/staff/matters/numbers', 40],
  ['the hall', '/staff/matters/hall/numbers?span=month', 30],
] as const)
  test(`every number of ${name} opens its rows, as many as it says`, async () => {
    await head.goto(at)
    await head.locator('main dd a, main .hall-figure a').first().waitFor()
    await head.waitForLoadState('networkidle')
    const seen = (await numbersOf(head)).filter(({ text }) => !isNothing(text))
    assert.ok(seen.length >= least, `${seen.length} numbers on the page`)
    assert.deepEqual(
      seen.filter((one) => one.href === null).map((one) => `${one.text}: ${one.where}`),
      [],
      'numbers without a way to their rows',
    )
    const wrong: string[] = []
    for (const [href, ones] of Map.groupBy(seen, (one) => sameHowever(one.href!))) {
      const { rows, total } = await rowsBehind(head, href)
      if (total?.shown !== undefined) assert.equal(total.shown, rows, `${href} shows what it says`)
      const counted = total?.given ?? rows
      for (const one of ones) {
        const said = Number(/^[\d,]+/.exec(one.text)?.[0].replaceAll(',', ''))
        if (one.measure ? counted === 0 : counted !== said)
          wrong.push(`${one.where} says ${one.text}, has ${counted}: ${href}`)
      }
    }
    assert.deepEqual(wrong, [])
  })

test('evaluations, however they are grouped, open as many as are counted, and say what is held back', async () => {
  const street = await city.as('street')
  const of = `/api/areas/${areas.street}`
  let held = 0
  for (const by of evaluationGroups) {
    const { groups } = (await street.get(`${of}/evaluation-numbers?by=${by}`)).body
    if (by === 'service' || by === 'area' || by === 'month') assert.ok(groups.length > 0, by)
    for (const { query, given, grades } of groups) {
      const { area, ...rest } = query
      const at = area ? `/api/areas/${area}` : of
      const list = async (more: object) =>
        (await street.get(`${at}/evaluation-texts?${new URLSearchParams({ ...rest, ...more })}`)).body
      const { rows, total } = await list({})
      assert.deepEqual([total.given, total.shown], [given, rows.length], JSON.stringify(query))
      held += given - total.shown
      for (const [i, n] of grades.entries()) assert.equal((await list({ grade: String(i + 1) })).total.given, n)
    }
  }
  assert.ok(held > 0, 'what was said today, or alone in its month, is held back')
})
