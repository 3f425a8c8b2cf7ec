import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const apps = [
  { folder: 'staff', prefix: '/staff/' },
  { folder: 'field', prefix: '/field/' },
  { folder: 'resident', prefix: '/' },
] as const

/** Paths of the resident app: those of the shell and of reports, then those of matters (web/resident/matters/routes.tsx). */
const residentPages = [
  '/report /mine /case/* /b/* /grid /feedback /me /door-messages /door-messages/*',
  '/matters /matters/* /book /bookings /bookings/* /halls /halls/* /tickets/* /applications /applications/*',
  '/ask /questions /questions/* /agency /agency/* /my-matters /certificates /certificate-advice /notices',
  '/evaluate/* /check /check/* /display/* /kiosk/*',
].flatMap((paths) => paths.split(' '))

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
  if (first) return
  const index = (folder: string) => join(process.cwd(), dist, folder)
  // A piece of an older build is gone, not a screen: a tab left open since then must hear that, not get a page.
  const screen = (folder: string) => async (request: FastifyRequest, reply: FastifyReply) =>
    request.url.includes('/assets/') ? reply.callNotFound() : reply.sendFile('index.html', index(folder))
  http.get('/staff', async (_, reply) => reply.redirect('/staff/'))
  http.get('/field', async (_, reply) => reply.redirect('/field/'))
  http.get('/staff/*', screen('staff'))
  http.get('/field/*', screen('field'))
  for (const path of residentPages) http.get(path, screen('resident'))
  // Whoever looks for a page that isn't there is told so by a page; whoever calls the API, by a problem.
  http.get('/*', async (request, reply) => {
    const looks = request.headers.accept?.includes('text/html') && !request.url.startsWith('/api/')
    return looks ? reply.code(404).sendFile('index.html', index('resident')) : reply.callNotFound()
  })
}
