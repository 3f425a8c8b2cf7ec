// Plates and cards (B08, B09): read back from the page as whoever stands before it would.
import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { buildingCode } from '#contract/territory/building-code.ts'
import { openBrowser, type Browser } from '#modules/access/testing.ts'
import { givenDwelling } from '#modules/people/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'

const city = await startSmallCity()
const head = await city.as('head')
const worker = await city.as('gridWorker')
const anybody = openBrowser(city.app)
const path = `/api/areas/${areas.community}`
for (const no of [1, 2])
  await city.owner.query(
    `insert into territory.building (area_id, building_no, grid_no, name, geom)
     values ($1, $2::int, 1, $3, st_multi(st_makeenvelope(121.5001, 31.2351, 121.5003, 31.2353, 4326)))`,
    [areas.community, no, `${no}号楼`],
  )
await city.owner.query(`update access.account set office_phone = '021-58000001' where id = $1`, [
  city.accounts.gridWorker,
])
const skip = spawnSync('pdftotext', ['-v']).error ? 'SKIPPED: poppler-utils is missing' : false

const fetchPdf = async (browser: Browser, url: string) => {
  const answer = await city.app.http.inject({ method: 'GET', url, cookies: browser.cookies })
  assert.equal(answer.statusCode, 200, answer.body.slice(0, 300))
  assert.equal(answer.headers['content-type'], 'application/pdf')
  return answer.rawPayload
}
/** The text of each page. */
const pagesOf = async (pdf: Buffer) => {
  const reading = promisify(execFile)('pdftotext', ['-layout', '-', '-'])
  reading.child.stdin!.end(pdf)
  return (await reading).stdout.split('\f').slice(0, -1)
}

test('channels: kept with a version, public', async () => {
  const channels = [{ kind: 'hotline', value: '021-58881234', note: '早八晚八' }]
  assert.equal((await worker.put(`${path}/contact-channels`, { version: 0, channels })).status, 403)
  assert.equal((await head.put(`${path}/contact-channels`, { version: 0, channels })).body.version, 1)
  assert.equal((await head.put(`${path}/contact-channels`, { version: 0, channels })).body.code, 'platform.conflict')
  assert.deepEqual((await anybody.get(`${path}/contact-channels`)).body.channels, channels)
})

test('a picture: of somebody who works here, a picture indeed; public until taken away', async () => {
  const bytes = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#468' } })
    .jpeg()
    .toBuffer()
  const id = uuid7()
  const boundary = 'x7x'
  const part = (name: string, more: string, body: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ])
  const sent = await city.app.http.inject({
    method: 'POST',
    url: `${path}/files`,
    cookies: head.cookies,
    headers: { 'x-csrf-token': head.token(), 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      part('clientId', '', id),
      part('file', '; filename="a.jpg"\r\ncontent-type: image/jpeg', bytes),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  })
  assert.equal(sent.statusCode, 200, sent.body)
  const photo = `${path}/door-staff/${city.accounts.gridWorker}/photo`
  assert.equal(
    (await head.put(`${path}/door-staff/${city.accounts.siblingHead}/photo`, { fileId: id })).body.code,
    'visits.worker_unknown',
  )
  assert.equal((await anybody.get(`${path}/worker-photos/${id}`)).body.code, 'platform.file_unknown')
  assert.equal((await head.put(photo, { fileId: id })).status, 200)
  const shown = await city.app.http.inject({ method: 'GET', url: `${path}/worker-photos/${id}` })
  assert.equal(shown.statusCode, 200)
  assert.equal(shown.headers['content-type'], 'image/jpeg')
  const door = (await anybody.get(`/api/buildings/${buildingCode(areas.community, 1)}/door`)).body
  assert.equal(door.workers[0].photo, id)
  await head.put(photo, { fileId: null })
  assert.equal((await anybody.get(`${path}/worker-photos/${id}`)).body.code, 'platform.file_unknown')
  assert.equal((await head.put(photo, { fileId: id })).status, 200, 'put back')
})

test('a plate names building, grid, workers, phone, channels and code, one page a building', { skip }, async () => {
  const pages = await pagesOf(await fetchPdf(head, `${path}/plates?grid=1`))
  assert.equal(pages.length, 2)
  for (const said of [
    '分片包干公示牌',
    '1号楼',
    '第一网格',
    '测试gridWorker',
    '021-58000001',
    '021-58881234',
    buildingCode(areas.community, 1),
  ])
    assert.ok(pages[0]!.replace(/\s/g, '').includes(said.replace(/\s/g, '')), `${said} in ${pages[0]}`)
  const english = await city.app.http.inject({ method: 'GET', url: `${path}/plates?building=2&size=A3`, cookies: head.cookies, headers: { 'accept-language': 'en' } }) // prettier-ignore
  const [page] = await pagesOf(english.rawPayload)
  assert.match(page!, /Who looks after this building/)
})

test('one a unit, where the register knows units', { skip }, async () => {
  for (const unit of ['1单元', '2单元'])
    await givenDwelling(city.app, areas.community, {
      address: `东昌路1号${unit}101室`,
      buildingNo: 1,
      unit,
      room: '101',
    })
  const pages = await pagesOf(await fetchPdf(head, `${path}/plates?grid=1&units=true`))
  assert.deepEqual(
    pages.map((p) => /\d号楼(\s*\d单元)?/.exec(p)?.[0].replace(/\s+/, ' ')),
    ['1号楼 1单元', '1号楼 2单元', '2号楼'],
  )
})

test('ten cards for each worker', { skip }, async () => {
  const pages = await pagesOf(await fetchPdf(head, `${path}/contact-cards?grid=1`))
  assert.equal(pages.length, 2)
  assert.equal(pages.join('').match(/居民联系卡/g)?.length, 20)
})

test('nothing to print is said; workers don’t print plates', async () => {
  assert.equal((await head.get(`${path}/plates?building=99`)).body.code, 'visits.nothing_to_print')
  assert.equal((await head.get(`${path}/contact-cards?grid=9`)).body.code, 'visits.nothing_to_print')
  assert.equal((await worker.get(`${path}/plates?grid=1`)).status, 403)
})
