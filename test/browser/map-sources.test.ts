// An outside map (天地图 as WMTS, any XYZ) from the administrator's form to the residents' phone, with coordinates of
// GCJ-02 and BD-09 converted at the edge: tiles are asked for where they think it is, a press means where it really is.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import gcoord from 'gcoord'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { inGrid } from '../small-city.ts'
import { atDesk } from './desk.ts'
import { looksRight, startBrowser, startCity } from './start.ts'

/** A real tile server: every tile is one grey square, and what was asked for is kept. */
const asked: URL[] = []
const tile = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#c9d2d6' } })
  .png()
  .toBuffer()
const provider = createServer((request, response) => {
  asked.push(new URL(request.url!, 'http://tiles'))
  response.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(tile)
})
await new Promise<void>((ready) => provider.listen(0, '127.0.0.1', ready))
after(() => provider.close())
const tiles = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
process.env['LINLI_TILE_HOSTS'] = tiles

const { url } = await startCity()
const { phone } = await startBrowser(url)

const tileAt = ([lon, lat]: readonly [number, number], z: number) => {
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2
  return { x: Math.floor(((lon + 180) / 360) * 2 ** z), y: Math.floor(y * 2 ** z) }
}

type Source = { name: string; kind: string; template: string; key?: string; coordinates: string }
const makeSource = async (page: Page, { name, kind, template, key, coordinates }: Source) => {
  await page.getByRole('button', { name: '新增底图' }).click()
  const form = page.getByRole('dialog', { name: '新增底图' })
  await form.getByLabel('名称').fill(name)
  await form.getByRole('radio', { name: kind }).check()
  await form.getByLabel('瓦片地址').fill(template)
  if (key) await form.getByLabel('密钥').fill(key)
  await form.getByRole('combobox', { name: '坐标系' }).click()
  await page.locator('.ant-select-item-option', { hasText: coordinates }).click()
  await form.getByLabel('版权说明').fill(`© ${name}`)
  await looksRight(page, `source ${name}`)
  await form.getByRole('button', { name: '保存' }).click()
  await form.waitFor({ state: 'detached' })
  const row = page.getByRole('listitem').filter({ hasText: name })
  await row.getByRole('button', { name: '启用' }).click()
  await row.getByText('正在使用').waitFor()
}

/** On the residents' phone, found by its own position: the map's middle is pressed, and the grid must stay the same. */
const pressWhereIAm = async (name: string): Promise<Page> => {
  const page = await phone()
  await page.goto('/report')
  await page.getByRole('button', { name: '用我的位置' }).click()
  await page.getByText('第一网格').first().waitFor()
  await page.getByRole('button', { name: '在地图上选' }).click()
  await page.locator('.map-canvas[data-idle]').waitFor()
  await page.getByText(`© ${name}`).waitFor()
  await page.getByRole('application', { name: /地图/ }).click()
  await page.getByText('在图上点一下事发地点').waitFor()
  await page.getByText('东昌社区 · 第一网格').waitFor()
  return page
}

test('天地图 by WMTS with a key: asked for by its own parameters, the key is never shown again', async () => {
  const page = await atDesk(phone, 'system', '/admin/map')
  await makeSource(page, {
    name: '市测绘天地图',
    kind: 'WMTS（如天地图）',
    template: `${tiles}/vec_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}`,
    key: 'tk-0123',
    coordinates: 'WGS84 / CGCS2000（天地图）',
  })
  await page.getByText('已设密钥').waitFor()
  assert.equal(await page.getByText('tk-0123').count(), 0)
  asked.length = 0
  await pressWhereIAm('市测绘天地图')
  assert.ok(asked.length > 0)
  for (const one of asked) assert.equal(one.searchParams.get('tk'), 'tk-0123')
  const here = (z: number) => tileAt([inGrid.lon, inGrid.lat], z)
  assert.ok(
    asked.some(({ searchParams: p }) => {
      const { x, y } = here(Number(p.get('TILEMATRIX')))
      return Number(p.get('TILECOL')) === x && Number(p.get('TILEROW')) === y
    }),
    asked.map(String).join('\n'),
  )
})

for (const [name, coordinates, system] of [
  ['高德', 'GCJ-02（高德、腾讯）', gcoord.GCJ02],
  ['百度', 'BD-09（百度）', gcoord.BD09],
] as const)
  test(`${name}: tiles are those of its own coordinates, and a press on them means the real place`, async () => {
    const page = await atDesk(phone, 'system', '/admin/map')
    await makeSource(page, {
      name,
      kind: 'XYZ 瓦片',
      template: `${tiles}/${system.length}/{z}/{x}/{y}.png`,
      coordinates,
    })
    asked.length = 0
    await pressWhereIAm(name)
    const theirs = gcoord.transform([inGrid.lon, inGrid.lat], gcoord.WGS84, system) as [number, number]
    const metresEast = (theirs[0] - inGrid.lon) * 111_320 * Math.cos((inGrid.lat * Math.PI) / 180)
    assert.ok(metresEast > 300 && metresEast < 1200, `${metresEast} m`)
    const wanted = asked.map(({ pathname }) =>
      pathname
        .split('/')
        .slice(2)
        .map((part) => parseInt(part, 10)),
    )
    const [z] = wanted.at(-1)!
    const { x, y } = tileAt(theirs, z!)
    assert.ok(
      wanted.some((w) => w[0] === z && w[1] === x && w[2] === y),
      `${z}/${x}/${y} was not asked for`,
    )
  })

test('back on the own map nobody outside is asked', async () => {
  const page = await atDesk(phone, 'system', '/admin/map')
  const own = page.getByRole('listitem').filter({ hasText: '自带底图' })
  await own.getByRole('button', { name: '启用' }).click()
  await own.getByText('正在使用').waitFor()
  asked.length = 0
  const resident = await phone()
  await resident.goto('/report')
  await resident.getByRole('button', { name: '在地图上选' }).click()
  await resident.locator('.map-canvas[data-idle]').waitFor()
  assert.deepEqual(asked, [])
})
