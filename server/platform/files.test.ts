import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import multipart from '@fastify/multipart'
import fastify from 'fastify'
import sharp from 'sharp'
import { permissionsOf } from '#contract/access/roles.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Actor } from './context.ts'
import { setDataKey, uuid7 } from './crypto.ts'
import { inTransaction, openPool } from './database.ts'
import { claimFiles, files, registerFileGuards, setFilesFolder } from './files.ts'
import { answerFailures, anonymous, mount } from './mount.ts'
import { removeUnusedFiles } from './remove-unused-files.ts'
import { asSystem } from './system.ts'
import { createTestDatabase } from './test-database.ts'

const area = 310115005001
const elsewhere = 310115005002
const [ann, bob] = [uuid7(), uuid7()]

setDataKey(Buffer.alloc(32, 3).toString('base64'))
const folder = await mkdtemp(join(tmpdir(), 'linli-files-'))
setFilesFolder(folder)
const database = await createTestDatabase()
const pool = openPool(database.appUrl, 8)
const app = fastify()
await app.register(multipart, { limits: { fileSize: 20_000_000, files: 1 } })
answerFailures(app)
const asking = (accountId: string): Actor => ({
  ...anonymous,
  kind: 'resident',
  accountId,
  area: rangeOf(310000000000),
  permissions: new Set(permissionsOf.resident),
})
let actor: Actor = asking(ann)
const door = {
  pool,
  rootAreaId: () => 310000000000,
  sessionOf: () => undefined,
  actorOf: async () => actor,
  factsLeft: () => {},
  requestsPerMinute: 1_000_000,
}
for (const served of files) mount(app, served, door)
after(async () => {
  await app.close()
  await pool.end()
  await database.drop()
  await rm(folder, { recursive: true })
})

const photo = (side = 700) =>
  sharp({ create: { width: side, height: side / 2, channels: 3, background: '#3a7' } })
    .jpeg()
    .toBuffer()

const upload = (bytes: Buffer, about: { id?: string; name?: string; to?: number } = {}) => {
  const form = new FormData()
  form.set('clientId', about.id ?? uuid7())
  form.set('file', new Blob([new Uint8Array(bytes)]), about.name ?? '照片.jpg')
  return inject('POST', `/api/areas/${about.to ?? area}/files`, form)
}
const inject = async (method: 'GET' | 'POST', url: string, form?: FormData) => {
  if (!form) return app.inject({ method, url })
  const written = new Response(form)
  const headers = { 'content-type': written.headers.get('content-type')! }
  return app.inject({ method, url, headers, payload: Buffer.from(await written.arrayBuffer()) })
}
const read = (id: string, size = 'full', of = area) => inject('GET', `/api/areas/${of}/files/${id}?size=${size}`)
const refused = (response: { statusCode: number; json: () => { code: string } }, status: number, code: string) =>
  assert.deepEqual([response.statusCode, response.json().code], [status, code])
const bytesOnDisk = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).length

test('what is not a picture or a PDF is refused, whatever it is called', async () => {
  refused(await upload(Buffer.from('just words'), { name: 'photo.jpg' }), 415, 'platform.file_kind')
  refused(
    await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), { name: 'a.png' }),
    415,
    'platform.file_kind',
  )
  refused(await upload(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')), 415, 'platform.file_heic')
  refused(await upload(Buffer.from('%PDF-1.7 cut short')), 422, 'platform.file_broken')
})

test('21 megabytes are refused, and so is an upload without an id or by nobody', async () => {
  refused(await upload(Buffer.concat([await photo(), Buffer.alloc(21_000_000)])), 413, 'platform.too_large')
  refused(await upload(await photo(), { id: 'mine' }), 400, 'platform.invalid')
  actor = anonymous
  refused(await upload(await photo()), 401, 'platform.not_signed_in')
  actor = asking(ann)
  assert.equal(await bytesOnDisk(), 0)
})

test('an id that is taken is refused for other bytes and for another person', async () => {
  const id = uuid7()
  assert.equal((await upload(await photo(), { id })).statusCode, 200)
  refused(await upload(await photo(600), { id }), 409, 'platform.file_taken')
  actor = asking(bob)
  refused(await upload(await photo(), { id }), 409, 'platform.file_taken')
  actor = asking(ann)
})

test('the same id in another area is another file', async () => {
  const id = uuid7()
  await upload(await photo(700), { id })
  await upload(await photo(600), { id, to: elsewhere })
  const widths = [await read(id), await read(id, 'full', elsewhere)].map((r) => sharp(r.rawPayload).metadata())
  assert.deepEqual(
    (await Promise.all(widths)).map((m) => m.width),
    [700, 600],
  )
})

test('only the uploader and whom the owning module lets in may read, and only in its area', async () => {
  const { id } = (await upload(await photo())).json()
  refused(await read(id, 'full', elsewhere), 404, 'platform.file_unknown')
  actor = asking(bob)
  refused(await read(id), 404, 'platform.file_unknown')
  await inTransaction(pool, rangeOf(area), async (db) => {
    const context = { db, areaId: area, actor: asking(bob) } as never
    await assert.rejects(claimFiles(context, [id], 'incidents.incident:1'), { code: 'platform.file_unknown' })
    await claimFiles({ db, areaId: area, actor: asking(ann) } as never, [id], 'incidents.incident:1')
    await claimFiles({ db, areaId: area, actor: asking(ann) } as never, [id, id], 'incidents.incident:1')
  })
  refused(await read(id), 404, 'platform.file_unknown')
  registerFileGuards([
    { prefix: 'incidents.incident', mayRead: async (_, usedBy) => usedBy === 'incidents.incident:1' },
  ])
  assert.equal((await read(id)).statusCode, 200)
  actor = asking(ann)
})

test('a kept picture comes back as a safe, private answer, with its thumbnail', async () => {
  const kept = (await upload(await photo(), { name: "../C:\\a\u202e'雨水 (1).png" })).json()
  assert.deepEqual([kept.kind, kept.width, kept.height, kept.name], ['image', 700, 350, "a'雨水 (1).jpg"])
  const full = await read(kept.id)
  assert.equal(full.rawPayload.length, kept.size)
  assert.equal(full.headers['content-type'], 'image/jpeg')
  assert.equal(full.headers['x-content-type-options'], 'nosniff')
  assert.equal(full.headers['cache-control'], 'private, max-age=3600')
  assert.equal(
    full.headers['content-disposition'],
    `inline; filename="download"; filename*=UTF-8''a%27%E9%9B%A8%E6%B0%B4%20%281%29.jpg`,
  )
  assert.equal((await sharp((await read(kept.id, 'thumbnail')).rawPayload).metadata()).width, 320)
})

test('a PDF is kept as it is and has no thumbnail', async () => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF')
  const kept = (await upload(pdf, { name: '.pdf' })).json()
  assert.deepEqual([kept.kind, kept.width, kept.name], ['pdf', null, '文件.pdf'])
  assert.deepEqual((await read(kept.id)).rawPayload, pdf)
  refused(await read(kept.id, 'thumbnail'), 404, 'platform.file_unknown')
})

test('the same upload sent twenty times at once is one file', async () => {
  const [id, bytes, before] = [uuid7(), await photo(), await bytesOnDisk()]
  const answers = await Promise.all(Array.from({ length: 20 }, () => upload(bytes, { id })))
  for (const answer of answers) assert.deepEqual(answer.json(), answers[0]!.json())
  assert.equal(await bytesOnDisk(), before + 2)
})

test('when the disk refuses, there is neither a row nor a half-written file, and the same upload may be tried again', async () => {
  const [id, bytes] = [uuid7(), await photo()]
  const inTheWay = join(folder, id.slice(-2), `${area}-${id}`)
  await mkdir(join(inTheWay, 'full'), { recursive: true })
  const [before, response] = [await bytesOnDisk(), await upload(bytes, { id })]
  refused(response, 500, 'platform.internal')
  refused(await read(id), 404, 'platform.file_unknown')
  assert.deepEqual(await readdir(join(folder, 'unfinished')), [])
  assert.equal(await bytesOnDisk(), before)
  await rm(inTheWay, { recursive: true })
  assert.equal((await upload(bytes, { id })).statusCode, 200)
})

test('after a day unclaimed uploads and stray bytes are gone, and what is used stays', async () => {
  const [unused, used] = [(await upload(await photo())).json().id, (await upload(await photo())).json().id]
  await inTransaction(pool, rangeOf(area), (db) =>
    claimFiles({ db, areaId: area, actor: asking(ann) } as never, [used], 'incidents.incident:2'),
  )
  const run = (now: Date) => asSystem(pool, 'job', (context) => removeUnusedFiles({ ...context, now }))
  await run(new Date())
  assert.equal((await read(unused)).statusCode, 200)
  const stray = join(folder, used.slice(-2), `${elsewhere}-${used}`)
  await sharp(await photo()).toFile(stray)
  await utimes(stray, 0, 0)
  await run(new Date(Date.now() + 86_500_000))
  refused(await read(unused), 404, 'platform.file_unknown')
  assert.equal((await read(used)).statusCode, 200)
  assert.equal(await bytesOnDisk(), 4) // the two claimed files with their thumbnails
})
