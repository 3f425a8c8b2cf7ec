import { askedNow } from './asked-now.ts'
import type { OutboxItem } from './item.ts'
import { isProblem } from '../refusal.ts'
import { judge, pauseAfter, refusalAs } from './judge.ts'
import { nextTry, sendable } from './lanes.ts'
import type { OutboxStorage, OutboxTransport } from './outbox-ports.ts'

/** How a round ended. sent: everything that could leave has left. trouble: this device could not write down what happened. */
export type Round = 'sent' | 'offline' | 'signed_out' | 'stopped' | 'trouble'

export type OutboxParts = {
  storage: OutboxStorage
  transport: OutboxTransport
  /** Whose session it is: nothing is sent in the name of another. */
  account: string
  now?: () => number
  chance?: () => number
  /** The server took it, but something in its answer is for the user to settle. */
  conflictIn?: (item: OutboxItem) => boolean
  /** Problems after which nothing more is sent. */
  stopsOn?: readonly string[]
  onChange?: () => void
}
export type NewItem = Pick<
  OutboxItem,
  'id' | 'lane' | 'route' | 'asked' | 'label' | 'areaId' | 'blocking' | 'fills' | 'note'
> & {
  files: readonly { id: string; filename: string }[]
}

/** A full or broken device says nothing about the item: it stays as it was written last. */
class NotWritten extends Error {}

/** Lanes sent at a time: a weak signal carries few. */
const width = 3

/**
 * What was done without a network and has to be told: kept until the server has answered, in order where order matters, as often
 * as it takes. Everything that leaves carries an id made here, so that sending it again does nothing twice.
 */
export const createOutbox = (parts: OutboxParts) => {
  const { storage, transport, account, now = Date.now, chance = Math.random, stopsOn = [] } = parts
  const items = new Map<string, OutboxItem>()
  let running: Promise<Round> | undefined
  let wanted = false
  let failures = 0
  let shut = false

  /** On the device first, then on the screen. */
  const keep = async (item: OutboxItem) => {
    await storage.put(item).catch((cause: unknown) => {
      throw new NotWritten('the device could not write', { cause })
    })
    items.set(item.id, item)
    parts.onChange?.()
  }
  const change = (id: string, part: Partial<OutboxItem>) => keep({ ...(items.get(id) as OutboxItem), ...part })

  const uploadFiles = async (id: string) => {
    for (const { id: fileId, filename } of items.get(id)!.files) {
      const { areaId, files } = items.get(id)!
      if (files.find((file) => file.id === fileId)!.sentTo === areaId) continue
      const blob = await storage.file(fileId)
      if (!blob) throw new Error(`${filename}: 照片已不在本机 · no longer on this phone`)
      await transport.upload(areaId, { id: fileId, filename, blob })
      await change(id, {
        files: items.get(id)!.files.map((file) => (file.id === fileId ? { ...file, sentTo: areaId } : file)),
      })
    }
  }

  /** One try of one item; answers what stops the others, if anything does. */
  const tryOne = async (id: string): Promise<Round | undefined> => {
    const sentBefore = items.get(id)!.files.some(({ sentTo }) => sentTo !== null)
    await change(id, { state: 'sending', notBefore: null })
    try {
      const addressed = await transport.address?.(items.get(id)!)
      if (addressed) await change(id, addressed)
      await uploadFiles(id)
      const item = items.get(id)!
      const answer = await transport.send(item.route, askedNow(item, items, now()))
      failures = 0
      const done = { ...items.get(id)!, state: 'done' as const, answer, refusal: null, doneAt: now() }
      await keep(parts.conflictIn?.(done) ? { ...done, state: 'conflict' } : done)
    } catch (error) {
      if (error instanceof NotWritten) throw error
      // Closed meanwhile: another page may have it by now, and what that one wrote is newer. It is taken up as it was sent.
      if (shut) return undefined
      const verdict = judge(error, stopsOn)
      const { tries: before, files } = items.get(id)!
      const tries = before + 1
      // The server sweeps files nobody claimed for a day: those sent by an earlier try are sent once more.
      if (sentBefore && isProblem(error, 'platform.file_unknown')) {
        await change(id, { state: 'waiting', tries, files: files.map((file) => ({ ...file, sentTo: null })) })
        return undefined
      }
      if (verdict === 'conflict' || verdict === 'refused')
        await change(id, { state: verdict, tries, refusal: refusalAs(error) })
      else if (verdict === 'again')
        await change(id, { state: 'waiting', tries, notBefore: now() + pauseAfter(tries, chance()) })
      else {
        await change(id, { state: 'waiting', tries })
        return verdict
      }
    }
    return undefined
  }

  const round = async (): Promise<Round> => {
    // Never over before `running` is set.
    await undefined
    const active = new Map<string, Promise<void>>()
    let end: Round = 'sent'
    const failed = (id: string): Round => {
      items.set(id, { ...items.get(id)!, state: 'waiting' })
      return 'trouble'
    }
    const start = (id: string) => {
      const trying = async () => {
        const stop = await tryOne(id).catch(() => failed(id))
        active.delete(id)
        if (stop) end = stop
      }
      active.set(id, trying())
    }
    for (;;) {
      wanted = false
      if (end === 'sent' && !shut)
        for (const { id } of sendable(items, { now: now(), account }))
          if (active.size < width && !active.has(id)) start(id)
      if (!active.size && !wanted) break
      // What one has left behind may set the next one free.
      await Promise.race(active.values())
    }
    // Told by the tries, which the compiler doesn't see.
    if ((end as Round) === 'offline') failures++
    running = undefined
    return end
  }

  return {
    items: (): ReadonlyMap<string, OutboxItem> => items,
    /** Takes up what the last opening of the app left; what was on its way then is sent again. */
    load: async () => {
      for (const item of await storage.all())
        items.set(item.id, item.state === 'sending' ? { ...item, state: 'waiting' } : item)
      parts.onChange?.()
    },
    /** Kept when this answers. The same id again replaces what has not left; what the server has stays. */
    add: async (item: NewItem) => {
      const before = items.get(item.id)
      if (before && (before.doneAt !== null || before.state === 'sending')) return
      const seq = before?.seq ?? Math.max(0, ...[...items.values()].map((other) => other.seq)) + 1
      const files = item.files.map((file) => ({ ...file, sentTo: null }))
      const fresh = { state: 'waiting' as const, tries: 0, notBefore: null, answer: null, refusal: null, doneAt: null }
      await keep({ ...item, ...fresh, files, seq, madeAt: before?.madeAt ?? now(), account })
    },
    /** Sends what can leave; a second call joins the first, which then looks once more. */
    run: (): Promise<Round> => {
      wanted = true
      return (running ??= round())
    },
    change,
    discard: async (id: string) => {
      const item = items.get(id)
      if (!item || item.state === 'sending') return
      await storage.drop(item)
      items.delete(id)
      parts.onChange?.()
    },
    /** When to run again by itself, ms; undefined when nothing waits. */
    nextTry: (): number | undefined => {
      const due = nextTry(items, account)
      return due === undefined ? undefined : Math.max(due, failures ? now() + pauseAfter(failures, chance()) : 0)
    },
    /** The network is back: don't wait out the pause. */
    hurry: async () => {
      failures = 0
      for (const { id, state, notBefore } of items.values())
        if (state === 'waiting' && notBefore !== null) await change(id, { notBefore: null })
    },
    /** Nothing more leaves; what is on its way may still be answered. */
    close: async () => {
      shut = true
      await running
    },
  }
}
export type Outbox = ReturnType<typeof createOutbox>
