import pg from 'pg'
import { migrationFiles, type MigrationFile } from './migration-files.ts'
import { StartupRefusal } from './startup-refusal.ts'

/** Held while migrating, so that two servers starting at once take turns. Any number nobody else uses. */
const turn = 7_110_119

export type MigrateOptions = {
  /** Modules in the order their migrations run. */
  modules: readonly string[]
  /** Password for the role `linli_app`; set when the role is made and again at every start. Left out, the role must be there. */
  appPassword?: string
  /** The server folder, where tests plant their own. */
  root?: string
}

/** Roles belong to the whole server, so another database's migration may make it at the same moment. */
const ensureAppRole = async (client: pg.Client, password: string | undefined): Promise<void> => {
  if (password === undefined) return
  const secret = pg.escapeLiteral(password)
  await client.query(`do $$ begin
    create role linli_app login nosuperuser nocreatedb nocreaterole nobypassrls;
  exception when duplicate_object or unique_violation then null;
  end $$`)
  await client.query(`alter role linli_app login password ${secret}`)
}

const prepare = async (client: pg.Client): Promise<void> => {
  for (const extension of ['postgis', 'pg_trgm', 'btree_gist'])
    await client.query(`create extension if not exists ${extension}`)
  await client.query(`
    create schema if not exists platform;
    grant usage on schema platform to linli_app;
    create table if not exists platform.migration (
      module text not null,
      name text not null,
      hash text not null,
      applied_at timestamptz not null default now(),
      primary key (module, name)
    );
    comment on table platform.migration is 'Migrations that ran here; a file that ran never changes again';
    create table if not exists platform.seeding (
      name text primary key,
      started_at timestamptz not null default now(),
      finished_at timestamptz
    );
    comment on table platform.seeding is 'Seeds that were loaded; one without an end was cut short'`)
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  await client.query(`alter database ${pg.escapeIdentifier(rows[0]!.name)} set timezone to 'Asia/Shanghai'`)
}

const apply = async (client: pg.Client, file: MigrationFile): Promise<void> => {
  try {
    await client.query('begin')
    await client.query(file.sql)
    await client.query('insert into platform.migration (module, name, hash) values ($1, $2, $3)', [
      file.module,
      file.name,
      file.hash,
    ])
    await client.query('commit')
  } catch (error) {
    const { message, position } = error as pg.DatabaseError
    const line = position ? `:${file.sql.slice(0, Number(position)).split('\n').length}` : ''
    throw new Error(`migration ${file.module}/${file.name}${line}: ${message}`, { cause: error })
  }
}

const refuseChanged = (files: readonly MigrationFile[], applied: ReadonlyMap<string, string>): void => {
  for (const file of files) {
    const hash = applied.get(`${file.module}/${file.name}`)
    if (hash === undefined || hash === file.hash) continue
    throw new StartupRefusal(
      `迁移文件 ${file.module}/${file.name} 执行之后被改动过。请恢复原文件，把改动写成新的迁移。`,
      `Migration ${file.module}/${file.name} was changed after it ran. Restore it and write the change as a new migration.`,
    )
  }
}

/**
 * Brings a database to the schema of this version: role, extensions, then every migration that hasn't run, each in its own
 * transaction. Safe to call from several processes at once. Answers the files it ran.
 * Refuses when a file that ran was changed since; throws with file and line when one fails, which leaves the others applied.
 */
export const migrate = async (ownerUrl: string, options: MigrateOptions): Promise<string[]> => {
  const files = await migrationFiles(options.modules, options.root)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [turn])
    await client.query('set client_min_messages to warning')
    await ensureAppRole(client, options.appPassword)
    await prepare(client)
    const { rows } = await client.query<{ module: string; name: string; hash: string }>(
      'select module, name, hash from platform.migration',
    )
    const applied = new Map(rows.map((row) => [`${row.module}/${row.name}`, row.hash]))
    refuseChanged(files, applied)
    const missing = files.filter((file) => !applied.has(`${file.module}/${file.name}`))
    for (const file of missing) await apply(client, file)
    return missing.map((file) => `${file.module}/${file.name}`)
  } finally {
    // Ending the connection also gives up the turn and rolls back what a failed migration left open.
    await client.end()
  }
}
