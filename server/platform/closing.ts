import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** How long answers under way may take once the server is to end, in milliseconds. */
export const lastAnswersMs = 12_000

/**
 * Lets a server end with browsers at its door. Node waits for every connection: one a browser opened ahead of time and
 * never spoke on, and one whose last answer said it would be kept, would hold it for as long as the page is open. What is
 * under way is answered; what hangs longer than `lastMs` is cut.
 */
export const endsWithPagesOpen = (app: FastifyInstance, lastMs = lastAnswersMs): void => {
  const silent = new Set<Socket>()
  let closing = false
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  app.server.on('request', ({ socket }, response) => {
    silent.delete(socket)
    response.once('close', () => {
      if (closing) socket.destroySoon()
      else if (!socket.destroyed) silent.add(socket)
    })
  })
  app.addHook('preClose', async () => {
    closing = true
    for (const socket of silent) socket.destroy()
    setTimeout(() => app.server.closeAllConnections(), lastMs).unref()
  })
}
