import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import excel from 'exceljs'
import type { Browser } from '#modules/access/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { workOnImports } from './work-on-imports.ts'

type Running = { pool: pg.Pool; http: FastifyInstance }

/** A sheet with a title, notes and the header in row 4. */
export const givenSheet = async (
  title: string,
  header: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<Buffer> => {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet(title.slice(0, 31))
  sheet.addRow([title])
  sheet.addRow(['填写说明：带*的必填'])
  sheet.addRow([])
  sheet.addRow([...header])
  for (const row of rows) sheet.addRow([...row])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Uploads a file as a browser does. */
export const uploadSheet = async (
  browser: Browser,
  areaId: number,
  bytes: Buffer,
  filename = '名册.xlsx',
  id = uuid7(),
  fields: Readonly<Record<string, string>> = {},
) => {
  await browser.get('/api/session')
  const boundary = 'linli-boundary'
  const texts = Object.entries({ clientId: id, ...fields })
    .map(([name, text]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`)
    .join('')
  const head = `${texts}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return browser.send('POST', `/api/areas/${areaId}/people-imports`, payload, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  })
}

/** The background work, until there is none left; `pieces` at most. Answers how many pieces were done. */
export const runImports = async (app: Running, pieces = Number.POSITIVE_INFINITY): Promise<number> => {
  let done = 0
  while (done < pieces && (await asSystem(app.pool, 'test', workOnImports))) done++
  return done
}

/** A download as bytes. */
export const download = async (app: Running, browser: Browser, method: 'GET' | 'POST', url: string, body?: object) => {
  await browser.get('/api/session')
  const answer = await app.http.inject({
    method,
    url,
    cookies: browser.cookies,
    headers: { 'x-csrf-token': browser.token() },
    ...(body && { payload: body }),
  })
  return { status: answer.statusCode, bytes: answer.rawPayload, body: answer.body, headers: answer.headers }
}

/** Upload, mapping as proposed, check. Answers the import in review. */
export const givenReviewed = async (
  app: Running,
  browser: Browser,
  areaId: number,
  bytes: Buffer,
  mapping: object = {},
  filename?: string,
) => {
  const uploaded = await uploadSheet(browser, areaId, bytes, filename)
  if (uploaded.status !== 200) throw new Error(JSON.stringify(uploaded.body))
  const url = `/api/areas/${areaId}/people-imports/${uploaded.body.id}`
  const sheet = uploaded.body.sheets[0]
  const mapped = await browser.post(`${url}/mapping`, {
    version: uploaded.body.version,
    sheet: 0,
    register: sheet.register,
    careKind: sheet.careKind,
    ...mapping,
  })
  if (mapped.status !== 200) throw new Error(JSON.stringify(mapped.body))
  await runImports(app)
  return {
    url,
    id: uploaded.body.id as string,
    get: async () => (await browser.get(url)).body,
    rows: async (query = '') => (await browser.get(`${url}/rows?limit=200${query}`)).body,
  }
}
/** Writes an import that is in review. */
export const write = async (app: Running, browser: Browser, url: string) => {
  const { version } = (await browser.get(url)).body
  const started = await browser.post(`${url}/start`, { version })
  if (started.status !== 200) throw new Error(JSON.stringify(started.body))
  await runImports(app)
  return (await browser.get(url)).body
}
