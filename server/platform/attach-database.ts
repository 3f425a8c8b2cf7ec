import pg from 'pg'
import { appRole, type Cluster } from './cluster.ts'
import { oldestPostgis, oldestPostgres } from './find-postgres.ts'
import { StartupRefusal } from './startup-refusal.ts'

const requirement = async (client: pg.Client): Promise<{ server: number; postgis: string | null }> => {
  const { rows } = await client.query<{ server: number; postgis: string | null }>(
    `select current_setting('server_version_num')::int / 10000 as server,
      (select default_version from pg_available_extensions where name = 'postgis') as postgis`,
  )
  return rows[0]!
}

/**
 * A server somebody else runs, named by its owner's address. The app's address is the same with the role `linli_app`,
 * unless given. Refuses when it can't be reached or is older than the product needs.
 */
export const attachDatabase = async (
  ownerUrl: string,
  options: { appUrl?: string | undefined; appPassword: string },
): Promise<Cluster> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  try {
    await client.connect()
    const { server, postgis } = await requirement(client)
    const [major = 0, minor = 0] = (postgis ?? '').split('.').map(Number)
    if (server < oldestPostgres || major < oldestPostgis[0] || (major === oldestPostgis[0] && minor < oldestPostgis[1]))
      throw new StartupRefusal(
        `DATABASE_URL 的数据库太旧：PostgreSQL ${server}，PostGIS ${postgis ?? '无'}；需要 PostgreSQL ${oldestPostgres} 和 PostGIS ${oldestPostgis.join('.')} 以上。`,
        `The database of DATABASE_URL is too old: PostgreSQL ${server}, PostGIS ${postgis ?? 'none'}; PostgreSQL ${oldestPostgres} and PostGIS ${oldestPostgis.join('.')} or newer are needed.`,
      )
  } catch (error) {
    if (error instanceof StartupRefusal) throw error
    const { message } = error as Error
    throw new StartupRefusal(
      `无法连接 DATABASE_URL 指定的数据库：${message}`,
      `Can't connect to the database of DATABASE_URL: ${message}`,
    )
  } finally {
    await client.end()
  }
  const app = new URL(ownerUrl)
  app.username = appRole
  app.password = options.appPassword
  return { ownerUrl, appUrl: options.appUrl ?? app.href, stop: async () => {} }
}
