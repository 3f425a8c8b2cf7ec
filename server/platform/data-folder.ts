import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { randomHex, randomKey } from './fingerprint.ts'
import { tryLock } from './process-lock.ts'
import { StartupRefusal } from './startup-refusal.ts'

/** Made once at the first start. Whoever loses `dataKey` loses every encrypted id number and phone. */
export type Secrets = {
  ownerPassword: string
  appPassword: string
  /** Signs session cookies; 32 bytes in base64. */
  sessionKey: string
  /** Encrypts personal data in columns; 32 bytes in base64. */
  dataKey: string
  /** Stands in front of what is sealed with it; 1 when left out. */
  dataKeyId?: number
  /** While a change of key is under way: what isn't sealed anew yet opens with this one. */
  oldDataKey?: { id: number; key: string }
}

/** The folder where everything a running installation keeps lives, held by this process until released. */
export type DataFolder = { path: string; secrets: Secrets; release: () => void }

const newSecrets = (): Secrets => ({
  ownerPassword: randomHex(24),
  appPassword: randomHex(24),
  sessionKey: randomKey(),
  dataKey: randomKey(),
})

/** Reads the secrets of a data folder, or makes them: written whole and synced before anything is encrypted with them. */
export const keepSecrets = (folder: string): Secrets => {
  const path = join(folder, 'secrets.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Secrets
  if (existsSync(join(folder, 'pg')))
    throw new StartupRefusal(
      `${path} 不见了，而数据库还在。没有它就无法登录数据库，也无法解密个人信息。请从备份恢复该文件。`,
      `${path} is gone but the database is there. Without it nobody can log in or decrypt personal data. Restore it from a backup.`,
    )
  return saveSecrets(folder, newSecrets())
}

/** Writes the secrets whole and synced, then puts them in place of the former ones. */
export const saveSecrets = (folder: string, secrets: Secrets): Secrets => {
  const path = join(folder, 'secrets.json')
  const draft = `${path}.new`
  const file = openSync(draft, 'w', 0o600)
  writeSync(file, `${JSON.stringify(secrets, null, 2)}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(draft, path)
  return secrets
}

/** Opens the data folder for this process alone. Refuses when another living process has it. */
export const openDataFolder = (folder: string): DataFolder => {
  const path = resolve(folder)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700)
  const lock = tryLock(join(path, 'linli.lock'))
  if ('heldBy' in lock)
    throw new StartupRefusal(
      `数据目录 ${path} 正由另一个进程使用（进程号 ${lock.heldBy.pid}，始于 ${lock.heldBy.since}）。请先停止它，或用 LINLI_DATA 指定另一个目录。`,
      `The data folder ${path} is in use by another process (pid ${lock.heldBy.pid}, since ${lock.heldBy.since}). Stop it first, or name another folder with LINLI_DATA.`,
    )
  try {
    return { path, secrets: keepSecrets(path), release: lock.release }
  } catch (error) {
    lock.release()
    throw error
  }
}
