import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { randomHex } from './fingerprint.ts'
import { birthMark, isAlive } from './living-process.ts'

export type ProcessLock = { release: () => void }
export type LockHolder = { pid: number; birth: string; since: string }

/** The file appears whole or not at all, but a power cut may leave it empty: then nobody holds the lock. */
const parse = (text: string): LockHolder | null => {
  try {
    return JSON.parse(text) as LockHolder
  } catch {
    return null
  }
}

const readHolder = (path: string): { text: string; holder: LockHolder | null } | null => {
  try {
    const text = readFileSync(path, 'utf8')
    return { text, holder: parse(text) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const holds = ({ pid, birth }: LockHolder): boolean => isAlive(pid) && birthMark(pid) === birth

/** Puts a dead process's lock aside. What was moved is looked at again: in between it may have become a living one's. */
const clearStale = (path: string, text: string): void => {
  const aside = `${path}.${randomHex(6)}`
  try {
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') !== text) linkSync(aside, path)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  rmSync(aside, { force: true })
}

/**
 * A lock between processes of one machine: a file that names its holder. A holder killed with SIGKILL leaves the
 * file behind; whoever comes next sees that the process is gone (or its number has a new owner) and takes over.
 * Answers the lock, or who holds it.
 */
export const tryLock = (path: string): ProcessLock | { heldBy: LockHolder } => {
  const mine = JSON.stringify({ pid: process.pid, birth: birthMark(process.pid), since: new Date().toISOString() })
  const draft = `${path}.${randomHex(6)}`
  writeFileSync(draft, mine, { mode: 0o600 })
  try {
    for (;;) {
      try {
        linkSync(draft, path)
        return { release: () => readHolder(path)?.text === mine && rmSync(path, { force: true }) }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const found = readHolder(path)
      if (found?.holder && holds(found.holder)) return { heldBy: found.holder }
      if (found) clearStale(path, found.text)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Waits its turn for a lock that is held for seconds only. */
export const waitForLock = async (path: string): Promise<ProcessLock> => {
  for (;;) {
    const lock = tryLock(path)
    if ('release' in lock) return lock
    await pause(25)
  }
}
