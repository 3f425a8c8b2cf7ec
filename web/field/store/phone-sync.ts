import { judge } from '#kit/outbox/judge.ts'
import { isProblem } from '#kit/refusal.ts'
import type { FieldState } from './field-state.ts'
import { gonePlaces } from './kept-pack.ts'
import type { PhoneCore } from './phone-core.ts'

/** How often an open app looks for what is new, ms. */
const often = 5 * 60_000

/** Sends what waits, fetches what changed, and forgets everything when told to. */
export const createSync = (core: PhoneCore) => {
  const { parts, now, show } = core
  let syncing: Promise<void> | null = null
  let pulling = false
  let again = false

  const forgetAll = async (told: boolean) => {
    const { shelf, store } = core
    const unsent = store ? core.state().unsent : ((await shelf?.about<number>('unsent')) ?? 0)
    const deviceId = core.deviceId()
    await core.close()
    await shelf?.clear()
    core.forgetOwner()
    core.shelf = null
    core.pending = null
    show({ state: 'absent', owner: null, wiped: told ? { unsent } : null, gone: [], hold: null, unlockAfter: null })
    // Best effort: should this fail, the list of phones says that it was asked to.
    await parts.server.forgotten(deviceId, unsent).catch(() => undefined)
  }
  /** A lost phone has no session any more and learns without one that it must forget; also while it is locked. */
  const forgetIfLost = async (): Promise<boolean> => {
    if (!core.state().owner || !(await parts.server.mustForget(core.deviceId()).catch(() => false))) return false
    await forgetAll(true)
    return true
  }

  const pull = async (): Promise<FieldState['hold'] | 'lost'> => {
    const store = core.opened()
    const areaId = store.session()?.areaId
    if (!core.mayRecord() || !areaId) return null
    const askedAt = now()
    try {
      const pack = await parts.server.pack(areaId, {
        deviceId: core.deviceId(),
        device: parts.deviceName?.(),
        since: store.pack()?.head.next,
        unsent: core.state().unsent,
      })
      if (core.store !== store) return null
      const before = await store.takePack(pack, askedAt)
      const gone = gonePlaces(before, store.pack()!)
      if (gone.length) show({ gone })
      return null
    } catch (error) {
      if (isProblem(error, 'visits.device_wiped')) return 'lost'
      const verdict = judge(error)
      return verdict === 'offline' || verdict === 'signed_out' ? verdict : 'trouble'
    }
  }
  /** Unsent first: what a worker did belongs to the server before a grid drawn anew takes its households off this phone. */
  const once = async () => {
    const store = core.opened()
    const round = await store.outbox.run()
    if (core.store !== store) return
    pulling = true
    const end = round === 'sent' ? await pull() : round
    if (core.store !== store) return
    if (end === 'stopped' || end === 'lost') return forgetAll(true)
    if (end === 'signed_out' && (await forgetIfLost())) return
    show({ hold: end })
  }
  const rounds = async () => {
    do {
      again = pulling = false
      await once()
    } while (again && core.store)
  }
  const planNext = () => {
    core.calledOff?.()
    if (!core.store || !parts.later || core.state().hold === 'signed_out') return
    const due = Math.min(core.store.outbox.nextTry() ?? Number.POSITIVE_INFINITY, now() + often)
    core.calledOff = parts.later(() => void syncNow(), Math.max(1000, due - now()))
  }
  const sync = (back: boolean): Promise<void> => {
    if (!core.store) return Promise.resolve()
    if (syncing) {
      // What was put in meanwhile still leaves with this round, unless it has gone on to fetching.
      if (pulling || back) again = true
      else void core.store.outbox.run()
      return syncing
    }
    show({ syncing: true })
    syncing = rounds()
      .catch(() => show({ hold: 'trouble' }))
      .finally(() => {
        syncing = null
        show({ syncing: false })
        planNext()
      })
    return syncing
  }
  const syncNow = () => sync(false)
  /** The network is back, or the app is in front again: nobody waits out a pause. */
  const awake = async () => {
    if (!core.store) return void (await forgetIfLost())
    await core.store.outbox.hurry()
    return sync(true)
  }
  return { syncNow, awake, forgetAll, forgetIfLost }
}
export type PhoneSync = ReturnType<typeof createSync>
