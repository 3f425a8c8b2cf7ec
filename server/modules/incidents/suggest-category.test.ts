import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asSystem } from '#platform/system.ts'
import { openBrowser } from '#modules/access/testing.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { trainModels } from './suggest-category.ts'

const city = await startSmallCity()
const browser = openBrowser(city.app)
const ask = async (text: string) =>
  (await browser.get(`/api/areas/${areas.community}/category-suggestions?text=${encodeURIComponent(text)}`)).body
    .rows as { zh: string; share: number }[]

test('a text that says nothing gets no suggestion', async () => {
  assert.deepEqual(await ask('嗯嗯'), [])
})

test('with no history the words of the taxonomies suggest', async () => {
  assert.ok((await ask('小区门口水管爆裂，水流了一地')).some((s) => s.zh === '水管破裂'))
})

test('the area learns from its own closed cases', async () => {
  const habit = '大白又跑出来了'
  const dogs = await city.categoryId('饲养家禽')
  await city.owner.query(
    `insert into incidents.incident (area_id, id, source, category_id, text, state, reported_at, closed_at, outcome)
     select $1, gen_random_uuid(), 'resident', $2, $3 || n, 'closed', now(), now(), 'fixed' from generate_series(1, 120) n`,
    [areas.community, dogs, habit],
  )
  const made = await asSystem(city.app.pool, 'test', (context) => trainModels(context))
  assert.equal(made, 1)
  assert.equal((await ask('大白又跑出来了，吓到小孩'))[0]?.zh, '饲养家禽')
})
