import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const apps = [
  { folder: 'staff', prefix: '/staff/' },
  { folder: 'field', prefix: '/field/' },
  { folder: 'resident', prefix: '/' },
] as const

/** Serves the three built web apps; a path that is no file is a screen of its app. */
export const mountWeb = async (http: FastifyInstance, dist = 'dist') => {
  let first = true
  for (const { folder, prefix } of apps) {
    const root = join(process.cwd(), dist, folder)
    if (!existsSync(root)) continue
    await http.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: first,
      wildcard: false,
      preCompressed: true,
      setHeaders: (response, path) => {
        response.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    first = false
  }
  const screen = (folder: string) => async (_: unknown, reply: { sendFile: (file: string, root: string) => unknown }) =>
    reply.sendFile('index.html', join(process.cwd(), dist, folder))
  if (first) return
  http.get('/staff', async (_, reply) => reply.redirect('/staff/'))
  http.get('/field', async (_, reply) => reply.redirect('/field/'))
  http.get('/staff/*', screen('staff') as never)
  http.get('/field/*', screen('field') as never)
  for (const path of ['/report', '/mine', '/case/*', '/b/*', '/grid', '/feedback', '/help']) http.get(path, screen('resident') as never)
}
