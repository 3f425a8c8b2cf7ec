import { parseArgs } from 'node:util'
import { attachDatabase } from '#platform/attach-database.ts'
import { ensureCluster, ensureDatabase, type Cluster } from '#platform/cluster.ts'
import { openDataFolder } from '#platform/data-folder.ts'
import { migrate } from '#platform/migrate.ts'
import { StartupRefusal } from '#platform/startup-refusal.ts'
import { moduleOrder } from '../server/module-order.ts'
import { seedLarge } from './seed-large/seed-large.ts'

// npm run seed:large -- --incidents 1000000: Wuxi with its real communities, in DATABASE_URL or in a database `linli_large`
// of the private cluster under data/.

const { values } = parseArgs({ options: { incidents: { type: 'string', default: '1000000' } } })
const incidents = Number(values.incidents)
const say = (zh: string, en: string) => process.stdout.write(`${zh}\n${en}\n`)

const inOwnDatabase = async (cluster: Cluster): Promise<string> => {
  const url = new URL(cluster.ownerUrl)
  await ensureDatabase(new URL('/postgres', url).href, 'linli_large')
  url.pathname = '/linli_large'
  return url.href
}

const run = async () => {
  if (!Number.isInteger(incidents) || incidents < 1000)
    throw new StartupRefusal(
      '--incidents 须为不小于 1000 的整数。',
      '--incidents must be a whole number of at least 1000.',
    )
  const folder = openDataFolder(process.env['LINLI_DATA'] ?? 'data')
  const given = process.env['DATABASE_URL']
  const cluster = given
    ? await attachDatabase(given, { appPassword: folder.secrets.appPassword })
    : await ensureCluster(folder, { say })
  try {
    const ownerUrl = given ?? (await inOwnDatabase(cluster))
    await migrate(ownerUrl, { modules: moduleOrder, appPassword: folder.secrets.appPassword })
    await seedLarge({ ownerUrl, secrets: folder.secrets, incidents, say })
  } finally {
    await cluster.stop()
    folder.release()
  }
}

await run().catch((error: unknown) => {
  process.stderr.write(error instanceof StartupRefusal ? `${error.zh}\n${error.en}\n` : `${(error as Error).stack}\n`)
  process.exitCode = 1
})
