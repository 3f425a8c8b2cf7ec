import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The address, as the application sees it, of the database the product runs on: DATABASE_APP_URL, DATABASE_URL, or its own cluster; undefined when that isn't running. */
export const runningDatabase = async (): Promise<string | undefined> => {
  const url = process.env['DATABASE_APP_URL'] || process.env['DATABASE_URL']
  if (url) return url
  const { findPostmaster } = await import('#platform/postmaster.ts')
  const { keepSecrets } = await import('#platform/data-folder.ts')
  const { clusterUrl } = await import('#platform/cluster.ts')
  const folder = resolve(process.env['LINLI_DATA'] ?? 'data')
  const server = existsSync(join(folder, 'secrets.json')) ? findPostmaster(join(folder, 'pg')) : null
  return server ? clusterUrl(server.port, 'app', 'linli', keepSecrets(folder)) : undefined
}
