import { deviceState, deviceWiped, fieldPack } from '#contract/visits/field-pack.ts'
import { call } from '#kit/call.ts'
import { forget, keep, kept } from '#kit/kept.ts'
import { autoLock } from './auto-lock.ts'
import { createPhone } from './create-phone.ts'
import { browserTransport } from './transport.ts'
import { canSeal } from './vault.ts'

/** Android · Chrome: enough for the worker to tell their phones apart. */
const deviceName = () => {
  const system = /Android|iPhone|iPad|HarmonyOS|Windows|Macintosh|Linux/.exec(navigator.userAgent)?.[0] ?? ''
  const browser = /MicroMessenger|Edg|Chrome|Firefox|Safari/.exec(navigator.userAgent)?.[0] ?? ''
  return [system, browser].filter(Boolean).join(' · ') || '?'
}

/** Two pages of one phone would each send and each forget: the one opened last has the store, the other is locked. */
const takeOver = (accountId: string, taken: () => void) => {
  let done: () => void = () => {}
  const held = new Promise<void>((resolve) => (done = resolve))
  let over = false
  navigator.locks
    ?.request(`linli-field-${accountId}`, { steal: true }, () => held)
    .catch(() => {
      if (!over) taken()
    })
  return () => {
    over = true
    done()
  }
}

/** The store of this phone, in this browser. */
export const phone = createPhone({
  canSeal,
  openShelf: async (accountId) => {
    const shelf = await (await import('./dexie-shelf.ts')).openDexieShelf(accountId)
    // Else a browser short of room may throw away what wasn't sent. Refused, it is as before.
    void navigator.storage?.persist?.().catch(() => false)
    return shelf
  },
  transport: browserTransport,
  server: {
    pack: (areaId, query) => call(fieldPack, { params: { areaId }, query }),
    mustForget: async (id) => (await call(deviceState, { params: { id } })).wipe,
    forgotten: (id, unsent) => call(deviceWiped, { params: { id }, body: { unsent } }),
  },
  memo: {
    read: (name) => kept(name) ?? undefined,
    keep: (name, value) => (value === undefined ? forget(name) : keep(name, value)),
  },
  deviceName,
  takeOver,
  later: (run, ms) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
})

let watching = false
/** The network coming back and the app coming to the front are the moments to send; a phone laid aside is locked. */
export const watchPhone = () => {
  if (watching) return
  watching = true
  addEventListener('online', () => void phone.awake())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void phone.awake())
  autoLock(() => phone.lock())
}
