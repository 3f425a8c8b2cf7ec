import type pg from 'pg'
import { digest, randomToken } from '#platform/crypto.ts'

/** A signed-in session put into the database as a login would; the bench measures work, not logins. Answers its cookie. */
export const signIn = async (
  client: pg.Client,
  accountId: string,
  kind: 'staff' | 'resident',
  postId: number | null,
): Promise<string> => {
  const id = randomToken(32)
  await client.query(
    `insert into platform.session (sid, account_id, kind, post_id, expires_at, ends_at) values ($1, $2, $3, $4, now() + interval '1 day', now() + interval '1 day')`,
    [digest(id), accountId, kind, postId],
  )
  return id
}

/** What asks: one connection at a time, as HttpConnection does. */
type Asks = { ask: (method: string, path: string, headers: string) => Promise<{ body: string; headers: string }> }

/** The headers of a session: its cookies and the token against forged requests, fetched once. */
export const headersFor = (connection: Asks) => {
  const known = new Map<string, Promise<string>>()
  const fetchToken = async (cookie: string) => {
    const answer = await connection.ask('GET', '/api/session', `cookie: linli_session=${cookie}\r\n`)
    const secret = /set-cookie: *linli_csrf=([^;]+)/i.exec(answer.headers)?.[1]
    const { csrfToken, stage } = JSON.parse(answer.body) as { csrfToken: string; stage: string }
    if (!secret || stage !== 'full') throw new Error(`the bench's session doesn't hold: ${answer.body}`)
    return `cookie: linli_session=${cookie}; linli_csrf=${secret}\r\nx-csrf-token: ${csrfToken}\r\n`
  }
  return (cookie: string) => {
    let headers = known.get(cookie)
    if (!headers) known.set(cookie, (headers = fetchToken(cookie)))
    return headers
  }
}
