import { deviceState, deviceWiped, fieldPack, type FieldPack } from '#contract/visits/field-pack.ts'
import type { SessionView } from '#contract/access/session.ts'
import type { Browser } from '#modules/access/testing.ts'
import { createPhone } from '../../web/field/store/create-phone.ts'
import { memoryShelf } from '../../web/field/store/shelf.ts'
import type { roughLine } from './rough-line.ts'

export const pin = '246810'

/** A worker's phone on such a line, unlocked; `reopen` closes the app and opens it again, with what lies on the phone. */
export const givenPhone = async (
  browser: Browser,
  line: ReturnType<typeof roughLine>,
  clock: () => number = Date.now,
) => {
  const shelf = memoryShelf()
  const memos = new Map<string, string>()
  const parts: Parameters<typeof createPhone>[0] = {
    canSeal: () => true,
    openShelf: async () => shelf,
    transport: line.transport,
    server: {
      pack: (areaId, query) => line.call(fieldPack, { params: { areaId }, query }) as Promise<FieldPack>,
      mustForget: async (id) => ((await line.call(deviceState, { params: { id } })) as { wipe: boolean }).wipe,
      forgotten: (id, unsent) => line.call(deviceWiped, { params: { id }, body: { unsent } }),
    },
    memo: {
      read: (name) => memos.get(name),
      keep: (name, value) => void (value === undefined ? memos.delete(name) : memos.set(name, value)),
    },
    now: clock,
    rounds: 100,
  }
  const { body } = await browser.get('/api/session')
  const phone = createPhone(parts)
  await phone.begin(body as SessionView)
  await phone.setPin(pin)
  await phone.syncNow()
  const reopen = async (before: typeof phone) => {
    before.lock()
    const again = createPhone(parts)
    await again.begin(null)
    await again.unlock(pin)
    return again
  }
  return { phone, reopen, shelf }
}
export type Phone = Awaited<ReturnType<typeof givenPhone>>['phone']
