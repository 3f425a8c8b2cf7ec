import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprint } from './fingerprint.ts'

export type MigrationFile = { module: string; name: string; sql: string; hash: string }

const serverFolder = fileURLToPath(new URL('..', import.meta.url))

/**
 * All migrations in the order they run: the platform's, then each module's, by name within one.
 * A module without a folder has none. `root` is the server folder; tests name another.
 */
export const migrationFiles = async (modules: readonly string[], root = serverFolder): Promise<MigrationFile[]> => {
  const folders = [{ module: 'platform', folder: join(root, 'platform', 'migrations') }]
  for (const module of modules) folders.push({ module, folder: join(root, 'modules', module, 'migrations') })
  const files: MigrationFile[] = []
  for (const { module, folder } of folders) {
    if (!existsSync(folder)) continue
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort()) {
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      files.push({ module, name, sql, hash: await fingerprint(sql) })
    }
  }
  return files
}
