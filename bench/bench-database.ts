import pg from 'pg'
import { ensureCluster, ensureDatabase, type Cluster } from '#platform/cluster.ts'
import { openDataFolder } from '#platform/data-folder.ts'
import { fingerprint } from '#platform/fingerprint.ts'
import { migrate } from '#platform/migrate.ts'
import { migrationFiles } from '#platform/migration-files.ts'
import { moduleOrder } from '../server/module-order.ts'
import { seedLarge } from '../tools/seed-large/seed-large.ts'

const at = (url: string, database: string) => {
  const there = new URL(url)
  there.pathname = `/${database}`
  return there.href
}
const say = (zh: string, en: string) => void process.stdout.write(`  ${zh} ${en}\n`)

export type BenchCluster = Cluster & {
  secrets: { sessionKey: string; dataKey: string; appPassword: string }
  dataDir: string
  release: () => void
}

/** A private cluster of the bench, durable like the product's, under data/bench. */
export const openBenchCluster = async (): Promise<BenchCluster> => {
  const dataDir = process.env['LINLI_BENCH_DATA'] ?? 'data/bench'
  const folder = openDataFolder(dataDir)
  const cluster = await ensureCluster(folder, { say })
  return { ...cluster, secrets: folder.secrets, dataDir: folder.path, release: folder.release }
}

/** A fresh copy of the large seed with so many incidents; the seed itself is made once per state of the migrations. */
export const freshDatabase = async (
  cluster: BenchCluster,
  incidents: number,
): Promise<{ ownerUrl: string; appUrl: string }> => {
  const files = await migrationFiles(moduleOrder)
  const hash = (await fingerprint(files.map((f) => f.hash).join())).slice(0, 8)
  const template = `seed_${incidents}_${hash}`
  const admin = new pg.Client({ connectionString: at(cluster.ownerUrl, 'postgres') })
  await admin.connect()
  try {
    const { rows } = await admin.query(`select from pg_database where datname = $1`, [template])
    if (!rows.length) {
      const { rows: old } = await admin.query<{ datname: string }>(
        `select datname from pg_database where datname like $1`,
        [`seed\\_${incidents}\\_%`],
      )
      for (const { datname } of old) await admin.query(`drop database ${datname} with (force)`)
      await admin.query(`drop database if exists draft with (force)`)
      await ensureDatabase(at(cluster.ownerUrl, 'postgres'), 'draft')
      const ownerUrl = at(cluster.ownerUrl, 'draft')
      await migrate(ownerUrl, { modules: moduleOrder, appPassword: cluster.secrets.appPassword })
      await seedLarge({ ownerUrl, secrets: cluster.secrets, incidents, say })
      await admin.query(`alter database draft rename to ${template}`)
    }
    await admin.query(`drop database if exists bench with (force)`)
    await admin.query(`create database bench template ${template}`)
    await admin.query('checkpoint')
    return { ownerUrl: at(cluster.ownerUrl, 'bench'), appUrl: at(cluster.appUrl, 'bench') }
  } finally {
    await admin.end()
  }
}
