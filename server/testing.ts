import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { prepareJobs } from '#platform/jobs.ts'
import { createTestDatabase, type TestDatabase } from '#platform/test-database.ts'
import { buildApp, type AppOptions } from './app.ts'

const secrets = { sessionKey: Buffer.alloc(32, 7).toString('base64'), dataKey: Buffer.alloc(32, 9).toString('base64') }

/** The tables of the job queue, which only an app with its jobs running needs. */
const layJobs = async (ownerUrl: string) => {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await prepareJobs(ownerUrl, owner)
  await owner.end()
}

/**
 * An app over a database of its own that is forgotten after the test file; requests go through `app.http.inject`.
 * `database`: one that is migrated already, instead of a copy in the tests' own cluster.
 */
export const startTestApp = async ({
  database: given,
  ...options
}: Partial<AppOptions> & { database?: TestDatabase } = {}) => {
  const database = given ?? (await createTestDatabase())
  if (options.background) await layJobs(database.ownerUrl)
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-'))
  const app = await buildApp({
    appUrl: database.appUrl,
    dataDir,
    secrets,
    demo: true,
    requestsPerMinute: 1_000_000,
    ...options,
  })
  const beforeStop: (() => Promise<void>)[] = []
  after(async () => {
    let under = 'what the test opened'
    const late = setTimeout(() => console.error(`still closing ${under}: ${process.getActiveResourcesInfo()}`), 60_000)
    for (const close of beforeStop) await close()
    under = 'the app'
    await app.stop()
    under = 'its database'
    await database.drop()
    clearTimeout(late)
  })
  return { ...app, ownerUrl: database.ownerUrl, appUrl: database.appUrl, dataDir, beforeStop }
}
