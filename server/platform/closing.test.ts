import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import fastify from 'fastify'
import { endsWithPagesOpen } from './closing.ts'

/** A server with one answer that waits to be released; each test leaves it something open, and closes it. */
const open = async (lastMs?: number) => {
  const app = fastify()
  endsWithPagesOpen(app, lastMs)
  const held = Promise.withResolvers<string>()
  const entered = Promise.withResolvers<void>()
  app.get('/quick', async () => 'ok')
  app.get('/held', () => {
    entered.resolve()
    return held.promise
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return { app, port, release: () => held.resolve('done'), entered: entered.promise }
}
const accepted = (app: { server: NodeJS.EventEmitter }) => once(app.server, 'connection')

test('a connection nobody spoke on, as browsers open them ahead of time, does not keep the server', async () => {
  const { app, port } = await open()
  const here = accepted(app)
  const socket = connect(port, '127.0.0.1')
  await here
  const gone = once(socket, 'close')
  await app.close()
  await gone
})

test('nor one with half a question on it', async () => {
  const { app, port } = await open()
  const here = accepted(app)
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  const gone = once(socket, 'close')
  socket.write('GET /quick HTTP/1.1\r\nhost: here\r\n')
  await here
  await app.close()
  await gone
})

test('what is under way is answered, and its kept connection ends with it', async () => {
  const { app, port, release, entered } = await open()
  const asked = once(get({ port, path: '/held', agent: new Agent({ keepAlive: true }) }), 'response')
  await entered
  const closed = app.close()
  release()
  const [answer] = (await asked) as [IncomingMessage]
  assert.equal(await text(answer), 'done')
  await closed
})

test('an answer that never comes is cut after the last while', async () => {
  const { app, port, entered } = await open(1)
  const failed = once(get({ port, path: '/held' }), 'response').catch((error: NodeJS.ErrnoException) => error.code)
  await entered
  await app.close()
  assert.equal(await failed, 'ECONNRESET')
})
