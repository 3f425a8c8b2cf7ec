import sharp from 'sharp'
import type { FastifyInstance } from 'fastify'
import type { Browser } from '#modules/access/testing.ts'
import { uuid7 } from '#platform/crypto.ts'

const boundary = 'linli-boundary'
/** Uploads a small picture as whoever is signed in; answers its id, ready to be handed in as a paper. */
export const uploadPaper = async (
  app: { http: FastifyInstance },
  browser: Browser,
  areaId: number,
): Promise<string> => {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
    .jpeg()
    .toBuffer()
  const id = uuid7()
  const part = (head: string, body: Buffer | string) =>
    Buffer.concat([Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')])
  await browser.get('/api/session')
  const answer = await app.http.inject({
    method: 'POST',
    url: `/api/areas/${areaId}/files`,
    cookies: browser.cookies,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'x-csrf-token': browser.token() },
    payload: Buffer.concat([
      part('Content-Disposition: form-data; name="clientId"', id),
      part('Content-Disposition: form-data; name="file"; filename="paper.jpg"\r\nContent-Type: image/jpeg', picture),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  })
  if (answer.statusCode !== 200) throw new Error(`the upload failed: ${answer.body}`)
  return id
}
