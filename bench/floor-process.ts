import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { floorRoutes as incidents } from './incidents/floor.ts'
import { floorRoutes as matters } from './matters/floor.ts'
import { floorRoutes as people } from './people/floor.ts'
import { floorRoutes as visits } from './visits/floor.ts'

// The floor: plain node:http and pg doing the same reads and writes as the product, without sessions, permissions, checks,
// working time, row level security, audit and facts. What the product can't be faster than on this machine.

export type FloorRoute = (query: URLSearchParams, body: () => Promise<never>) => Promise<unknown>
export type FloorRoutes = (pool: pg.Pool) => Record<string, FloorRoute>

const { FLOOR_URL, FLOOR_OF } = process.env
const contexts: Record<string, FloorRoutes> = { incidents, people, matters, visits }
const routes = contexts[FLOOR_OF!]!(new pg.Pool({ connectionString: FLOOR_URL, max: 24 }))

const bodyOf = async (request: IncomingMessage): Promise<never> => {
  let text = ''
  for await (const chunk of request) text += chunk
  return JSON.parse(text) as never
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url!, 'http://floor')
  try {
    const text = JSON.stringify(await routes[pathname]!(searchParams, () => bodyOf(request)))
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain' }).end((error as Error).message)
  }
})
server.keepAliveTimeout = 600_000
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }))
process.on('disconnect', () => process.exit(0))
