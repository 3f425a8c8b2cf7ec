import { execFile } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A PostgreSQL installation: where its programs are, and which PostGIS it can load. */
export type Postgres = { bin: string; major: number; postgis: string }

/** The SQL floor of the product. */
export const oldestPostgres = 15
export const oldestPostgis = [3, 3] as const

const usualPlaces = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/usr/local/pgsql/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/opt/homebrew/bin',
  '/usr/local/opt/postgresql@*/bin',
  '/Applications/Postgres.app/Contents/Versions/*/bin',
]

const folders = (): string[] => {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return [...new Set([...usualPlaces.flatMap((place) => globSync(place)), ...onPath])].filter((folder) =>
    ['postgres', 'initdb'].every((program) => existsSync(join(folder, program))),
  )
}

const extensionFolders = async (bin: string, major: number): Promise<string[]> => {
  const asked = await run(join(bin, 'pg_config'), ['--sharedir']).then(
    ({ stdout }) => [stdout.trim()],
    // Debian ships pg_config with the client package, which may be absent: then only the usual places are left.
    () => [],
  )
  return [
    ...asked,
    `/usr/share/postgresql/${major}`,
    join(dirname(bin), 'share'),
    join(dirname(bin), 'share/postgresql'),
  ]
}

const postgisVersion = async (bin: string, major: number): Promise<string | null> => {
  for (const folder of await extensionFolders(bin, major)) {
    const control = join(folder, 'extension', 'postgis.control')
    if (!existsSync(control)) continue
    return /default_version\s*=\s*'([^']+)'/.exec(readFileSync(control, 'utf8'))?.[1] ?? null
  }
  return null
}

const newEnough = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  return major > oldestPostgis[0] || (major === oldestPostgis[0] && minor >= oldestPostgis[1])
}

/**
 * Looks for PostgreSQL 15 or newer with PostGIS 3.3 or newer in the PATH and the usual places.
 * Answers the newest, or the one of `major`, the only version that can open an existing cluster; null when there is none.
 */
export const findPostgres = async (major?: number): Promise<Postgres | null> => {
  const found: Postgres[] = []
  for (const bin of folders()) {
    const { stdout } = await run(join(bin, 'postgres'), ['--version'])
    const version = Number(/(\d+)(?:\.|devel|beta|rc|\s|$)/.exec(stdout)?.[1])
    if (!(version >= oldestPostgres) || (major !== undefined && version !== major)) continue
    const postgis = await postgisVersion(bin, version)
    if (postgis && newEnough(postgis)) found.push({ bin, major: version, postgis })
  }
  return found.sort((a, b) => b.major - a.major)[0] ?? null
}
