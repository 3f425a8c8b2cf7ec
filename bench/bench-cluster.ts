import pg from 'pg'
import { ensureCluster, ensureDatabase, type Cluster } from '#platform/cluster.ts'
import { openDataFolder } from '#platform/data-folder.ts'
import { fingerprint } from '#platform/fingerprint.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { migrate } from '#platform/migrate.ts'
import { migrationFiles } from '#platform/migration-files.ts'
import { moduleOrder } from '../server/module-order.ts'

const at = (url: string, database: string) => {
  const there = new URL(url)
  there.pathname = `/${database}`
  return there.href
}
export const say = (zh: string, en: string) => void process.stdout.write(`  ${zh} ${en}\n`)

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

/** Fills an empty migrated database; `ownerUrl` is its owner's. */
export type Fill = (about: { ownerUrl: string; secrets: BenchCluster['secrets'] }) => Promise<void>
export type BenchDatabase = { ownerUrl: string; appUrl: string }

/**
 * A database filled once per state of the migrations and kept under `name` for the next run.
 * @param copy work on a copy, for benches that write
 */
export const benchDatabase = async (
  cluster: BenchCluster,
  name: string,
  fill: Fill,
  { copy }: { copy: boolean },
): Promise<BenchDatabase> => {
  const files = await migrationFiles(moduleOrder)
  const hash = (await fingerprint(files.map((f) => f.hash).join())).slice(0, 8)
  const kept = `${name}_${hash}`
  const admin = new pg.Client({ connectionString: at(cluster.ownerUrl, 'postgres') })
  await admin.connect()
  try {
    const { rows } = await admin.query(`select from pg_database where datname = $1`, [kept])
    if (!rows.length) {
      const { rows: old } = await admin.query<{ datname: string }>(
        `select datname from pg_database where datname like $1`,
        [`${name.replaceAll('_', '\\_')}\\_________`],
      )
      for (const { datname } of old) await admin.query(`drop database ${datname} with (force)`)
      await admin.query(`drop database if exists draft with (force)`)
      await ensureDatabase(at(cluster.ownerUrl, 'postgres'), 'draft')
      const ownerUrl = at(cluster.ownerUrl, 'draft')
      await migrate(ownerUrl, { modules: moduleOrder, appPassword: cluster.secrets.appPassword })
      await fill({ ownerUrl, secrets: cluster.secrets })
      await admin.query(`alter database draft rename to ${kept}`)
    }
    if (copy) {
      await admin.query(`drop database if exists bench with (force)`)
      await admin.query(`create database bench template ${kept}`)
    }
    await admin.query('checkpoint')
    const used = copy ? 'bench' : kept
    const ownerUrl = at(cluster.ownerUrl, used)
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    await prepareJobs(ownerUrl, owner)
    await owner.end()
    return { ownerUrl, appUrl: at(cluster.appUrl, used) }
  } finally {
    await admin.end()
  }
}
