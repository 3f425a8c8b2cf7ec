import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { floorBoard, floorList, floorMove, floorReport } from './floor-sql.ts'

// The floor: plain node:http and pg doing the same reads and writes as the product, without sessions, permissions, checks,
// working time, row level security, audit and facts. What the product can't be faster than on this machine.

const { FLOOR_URL } = process.env
const pool = new pg.Pool({ connectionString: FLOOR_URL, max: 24 })

const bodyOf = async (request: IncomingMessage): Promise<never> => {
  let text = ''
  for await (const chunk of request) text += chunk
  return JSON.parse(text) as never
}

const routes: Record<string, (request: IncomingMessage, query: URLSearchParams) => Promise<unknown>> = {
  '/report': async (request) => floorReport(pool, await bodyOf(request)),
  '/move': async (request) => floorMove(pool, await bodyOf(request)),
  '/list': async (_, query) => floorList(pool, Number(query.get('area')), Number(query.get('filter'))),
  '/board': async (_, query) => floorBoard(pool, Number(query.get('area'))),
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url!, 'http://floor')
  try {
    const text = JSON.stringify(await routes[pathname]!(request, searchParams))
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain' }).end((error as Error).message)
  }
})
server.keepAliveTimeout = 600_000
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }))
process.on('disconnect', () => process.exit(0))
