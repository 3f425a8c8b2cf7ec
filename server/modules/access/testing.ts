import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Role } from '#contract/access/roles.ts'
import { uuid7 } from '#platform/crypto.ts'
import { type Db, everywhere, inTransaction } from '#platform/database.ts'
import { createAccount, givePost, hashPassword, type NewPost } from './index.ts'

type Running = { http: FastifyInstance; pool: pg.Pool }

export const testPassword = 'Wutong-Shu-88'
const testHash = hashPassword(testPassword)
const within = <T>(app: Running, work: (db: Db) => Promise<T>) => inTransaction(app.pool, everywhere, work)

let made = 0

/** A staff account; whatever isn't mentioned is filled in. Its password is `testPassword`. */
export const givenAccount = async (
  app: Running,
  {
    areaId = 310_000_000_000,
    name = '李梅',
    loginName = `staff${++made}`,
    ...more
  }: Partial<Parameters<typeof createAccount>[1]> = {},
) => {
  const passwordHash = more.password ? undefined : await testHash
  const id = await within(app, (db) => createAccount(db, { passwordHash, ...more, areaId, name, loginName }))
  return { id, loginName, name, areaId, password: more.password ?? testPassword }
}

/** A post for an account, open from today on; answers its id. */
export const givenPost = (app: Running, post: NewPost) => within(app, (db) => givePost(db, post))

// oxlint-disable-next-line typescript/no-explicit-any -- each test knows the shape it asked for
type Answer = { status: number; body: any; headers: Record<string, unknown> }
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A browser with its own cookies; it fetches the token against forged requests by itself. */
export const openBrowser = (app: Pick<Running, 'http'>) => {
  const cookies: Record<string, string> = {}
  let token = ''
  const send = async (
    method: Method,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    if (method !== 'GET' && !token) await send('GET', '/api/session')
    const answer = await app.http.inject({
      method,
      url,
      cookies,
      headers: { 'x-csrf-token': token, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    for (const { name, value } of answer.cookies) {
      if (value) cookies[name] = value
      else delete cookies[name]
    }
    const isJson = /json/.test(String(answer.headers['content-type']))
    const said = isJson ? answer.json() : answer.body
    if (isJson && said?.csrfToken) token = said.csrfToken
    return { status: answer.statusCode, body: said, headers: answer.headers }
  }
  return {
    cookies,
    /** The token as it stands, for requests sent by other means. */
    token: () => token,
    send,
    get: (url: string) => send('GET', url),
    post: (url: string, body: unknown = {}) => send('POST', url, body),
    patch: (url: string, body: unknown) => send('PATCH', url, body),
    put: (url: string, body: unknown) => send('PUT', url, body),
    delete: (url: string) => send('DELETE', url),
  }
}
export type Browser = ReturnType<typeof openBrowser>

/** A browser of somebody signed in by name and password. Throws when the login is refused. */
export const signIn = async (
  app: Pick<Running, 'http'>,
  { loginName, password = testPassword }: { loginName: string; password?: string },
) => {
  const browser = openBrowser(app)
  const answer = await browser.post('/api/session', { loginName, password })
  if (answer.status !== 200) throw new Error(`${loginName} can't sign in: ${JSON.stringify(answer.body)}`)
  return browser
}

/** A new member of staff with one post, signed in and acting in it. */
export const givenStaff = async (
  app: Running,
  {
    role,
    areaId,
    organisationId,
    title,
    ...account
  }: { role: Exclude<Role, 'resident'>; areaId: number } & Partial<NewPost> &
    Partial<Parameters<typeof createAccount>[1]>,
) => {
  const made = await givenAccount(app, { ...account, areaId })
  const postId = await givenPost(app, { accountId: made.id, role, areaId, organisationId, title })
  return { ...made, postId, browser: await signIn(app, made) }
}

let phones = 0

/** A resident signed in by phone and code; needs an app in demo mode, which shows the code. */
export const givenResident = async (app: Pick<Running, 'http'>, phone = `139${String(10_000_000 + ++phones)}`) => {
  const browser = openBrowser(app)
  const { body } = await browser.post('/api/phone-codes', { phone })
  const answer = await browser.post('/api/session/phone', { phone, code: body.code })
  if (answer.status !== 200) throw new Error(`${phone} can't sign in: ${JSON.stringify(answer.body)}`)
  return { phone, id: answer.body.accountId as string, browser }
}

/** A key as a client would make one. */
export const clientId = () => uuid7()

/** Sends one file as a form, with what stands beside it. */
export const sendFile = async (
  browser: Pick<Browser, 'send'>,
  url: string,
  fields: Record<string, string>,
  bytes: Uint8Array,
  name: string,
) => {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  const written = new Response(form)
  const type = written.headers.get('content-type')!
  return browser.send('POST', url, Buffer.from(await written.arrayBuffer()), { 'content-type': type })
}
