import { uuid7 } from '#platform/crypto.ts'
import { ask, OutOfStock, type Operation, type Worker as AnyWorker } from '../worker.ts'
import { listOperations } from './list-operations.ts'
import { classCode, slotCount, slotMinutes, type Actor, type Material } from './material.ts'

type Worker = AnyWorker<Actor, Material>
export const operationNames = ['book', 'call'] as const
export type OperationName = (typeof operationNames)[number]

/**
 * A time somebody else tries for as well: both connections of a hall look at the same eight slots, which move on twenty times a
 * second.
 */
const wantedSlot = ({ actor }: Worker) => {
  const nth = (Math.floor(Date.now() / 50) * 4 + Math.floor(Math.random() * 8)) % slotCount
  const from = actor.firstSlot + nth * slotMinutes * 60_000
  return { from: new Date(from).toISOString(), to: new Date(from + slotMinutes * 60_000).toISOString() }
}
let phones = 0
const nextPhone = () =>
  `13${String(Math.floor(Math.random() * 900) + 100)}${String(++phones % 1_000_000).padStart(6, '0')}`

/** Somebody was faster: a clear answer too. */
const tried = (status: number, body: string) => {
  if (status !== 200 && status !== 409) throw new Error(`a booking: ${status} ${body.slice(0, 300)}`)
}

const hallOperations: Record<OperationName, Operation<Worker>> = {
  book: {
    product: async (w) => {
      const { areaId, siteId, cookie } = w.actor
      const wanted = { id: uuid7(), classCode, from: wantedSlot(w).from, name: '压测', phone: nextPhone() }
      const path = `/api/areas/${areaId}/sites/${siteId}/bookings-for`
      const answer = await w.connection.ask('POST', path, await w.headersOf(cookie), JSON.stringify(wanted))
      tried(answer.status, answer.body)
    },
    floor: async (w) => {
      const { areaId, siteId } = w.actor
      const body = { id: uuid7(), areaId, siteId, classCode, ...wantedSlot(w), phone: nextPhone() }
      await ask(w.connection, 'POST', '/book', '', body)
    },
  },
  call: {
    warm: 2,
    product: async (w) => {
      const { areaId, siteId, windowNo, cookie } = w.actor
      const headers = await w.headersOf(cookie)
      const path = `/api/areas/${areaId}/sites/${siteId}/windows/${windowNo}/call`
      const { ticket } = JSON.parse(await ask(w.connection, 'POST', path, headers, { callId: uuid7() })) as {
        ticket: { id: string; version: number } | null
      }
      if (!ticket) throw new OutOfStock()
      await ask(w.connection, 'POST', `/api/areas/${areaId}/tickets/${ticket.id}/finish`, headers, {
        version: ticket.version,
      })
    },
    floor: async (w) => {
      const { areaId, siteId, windowNo, accountId, today } = w.actor
      const called = JSON.parse(
        await ask(w.connection, 'POST', '/call', '', { areaId, siteId, windowNo, accountId, today, callId: uuid7() }),
      ) as { id: string } | null
      if (!called) throw new OutOfStock()
      await ask(w.connection, 'POST', '/finish', '', { areaId, id: called.id, siteId, accountId, classCode })
    },
  },
}

export const operations = { ...hallOperations, ...listOperations }
