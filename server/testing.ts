import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { createTestDatabase } from '#platform/test-database.ts'
import { buildApp, type AppOptions } from './app.ts'

const secrets = { sessionKey: Buffer.alloc(32, 7).toString('base64'), dataKey: Buffer.alloc(32, 9).toString('base64') }

/** An app over a database of its own that is forgotten after the test file; requests go through `app.http.inject`. */
export const startTestApp = async (options: Partial<AppOptions> = {}) => {
  const database = await createTestDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-'))
  const app = await buildApp({ appUrl: database.appUrl, dataDir, secrets, demo: true, requestsPerMinute: 1_000_000, ...options })
  const beforeStop: (() => Promise<void>)[] = []
  after(async () => {
    for (const close of beforeStop) await close()
    await app.stop()
    await database.drop()
  })
  return { ...app, ownerUrl: database.ownerUrl, appUrl: database.appUrl, dataDir, beforeStop }
}
