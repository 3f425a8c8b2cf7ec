import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { findPostgres, oldestPostgis, oldestPostgres, type Postgres } from './find-postgres.ts'
import { StartupRefusal } from './startup-refusal.ts'

const isRoot = (): boolean => process.getuid?.() === 0
const maySudo = (): boolean => spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
const hasApt = (): boolean => process.platform === 'linux' && existsSync('/usr/bin/apt-get')

/** May this process install Debian packages without asking anybody? */
export const mayInstall = (): boolean => hasApt() && (isRoot() || maySudo())

/** Runs a command as root: directly, or through passwordless sudo. Its output goes to ours. Throws when it fails. */
const asRoot = (command: string, args: string[]): void => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const [program, rest]: [string, string[]] = isRoot()
    ? [command, args]
    : ['sudo', ['-n', 'DEBIAN_FRONTEND=noninteractive', command, ...args]]
  execFileSync(program, rest, { stdio: ['ignore', 'inherit', 'inherit'], env })
}

/** Installs Debian packages. Throws when apt fails; ask `mayInstall` first. */
export const installPackages = (packages: readonly string[]): void => {
  asRoot('apt-get', ['update', '-q'])
  asRoot('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages])
}

/** The major version apt would install, with whether its PostGIS is there too. */
const offered = (): number | null => {
  const depends = spawnSync('apt-cache', ['depends', 'postgresql'], { encoding: 'utf8' }).stdout ?? ''
  const major = Number(/Depends: postgresql-(\d+)/.exec(depends)?.[1])
  if (!(major >= oldestPostgres)) return null
  const policy = spawnSync('apt-cache', ['policy', `postgresql-${major}-postgis-3`], { encoding: 'utf8' }).stdout ?? ''
  return /Candidate: \d/.test(policy) ? major : null
}

const advice = (major?: number): string => {
  const wanted = major ?? 17
  if (process.platform === 'darwin') return `brew install postgresql@${wanted} postgis`
  if (existsSync('/etc/debian_version') && existsSync('/etc/os-release')) {
    const packages = major ? `postgresql-${major} postgresql-${major}-postgis-3` : 'postgresql postgresql-postgis'
    const old = /VERSION_ID="(22\.04|20\.04|11)"/.test(readFileSync('/etc/os-release', 'utf8'))
    return old
      ? `sudo apt-get install -y postgresql-common && sudo /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y && sudo apt-get install -y postgresql-${wanted} postgresql-${wanted}-postgis-3`
      : `sudo apt-get update && sudo apt-get install -y ${packages}`
  }
  if (existsSync('/etc/alpine-release')) return `apk add postgresql${wanted} postgresql${wanted}-contrib postgis`
  return `dnf install postgresql${wanted}-server postgresql${wanted}-contrib postgis35_${wanted}`
}

const refusal = (major?: number): StartupRefusal => {
  const command = advice(major)
  const [zhWhich, enWhich] = major
    ? [`PostgreSQL ${major}（现有数据库的版本）`, `PostgreSQL ${major} (the version of the existing database)`]
    : [`PostgreSQL ${oldestPostgres} 或更新版本`, `PostgreSQL ${oldestPostgres} or newer`]
  return new StartupRefusal(
    `没有找到${zhWhich}和 PostGIS ${oldestPostgis.join('.')} 以上版本，也无权自动安装。请运行：\n  ${command}\n然后重新启动；或用 DATABASE_URL 指定现有的数据库。`,
    `Found no ${enWhich} with PostGIS ${oldestPostgis.join('.')} or newer, and may not install them. Please run:\n  ${command}\nthen start again; or name an existing database with DATABASE_URL.`,
  )
}

/** Debian makes and starts a cluster of its own with the package. Ours is private, so that one would only take memory. */
const withoutDebianCluster = (): void => {
  const config = '/etc/postgresql-common/createcluster.conf'
  if (existsSync(config) || !isRoot()) return
  mkdirSync('/etc/postgresql-common', { recursive: true })
  writeFileSync(
    config,
    '# Written by Linli before installing PostgreSQL: it runs a private cluster.\ncreate_main_cluster = false\n',
  )
}

/**
 * Finds PostgreSQL with PostGIS, installing them through apt where that is allowed (Debian, Ubuntu; root or passwordless sudo).
 * Refuses with the command to run where it isn't.
 */
export const needPostgres = async (
  major?: number,
  say: (zh: string, en: string) => void = () => {},
): Promise<Postgres> => {
  const found = await findPostgres(major)
  if (found) return found
  if (!mayInstall()) throw refusal(major)
  say(
    '没有找到 PostgreSQL 和 PostGIS，正在通过 apt 安装……',
    'PostgreSQL and PostGIS not found; installing them through apt …',
  )
  asRoot('apt-get', ['update', '-q'])
  const version = major ?? offered()
  if (!version) throw refusal()
  withoutDebianCluster()
  try {
    asRoot('apt-get', [
      'install',
      '-q',
      '-y',
      '--no-install-recommends',
      `postgresql-${version}`,
      `postgresql-${version}-postgis-3`,
    ])
  } catch (error) {
    throw new Error(refusal(version).message, { cause: error })
  }
  const installed = await findPostgres(version)
  if (!installed) throw refusal(version)
  return installed
}
