import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprintOfFiles } from '#platform/fingerprint.ts'
import { waitForLock } from '#platform/process-lock.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const mark = join(dist, '.built-from')

/** One number for everything the three web apps are made from. */
const sources = (): Promise<string> => {
  const files = globSync('{web,contract}/**/*.*', {
    cwd: root,
    exclude: (path) => /(^|\/)node_modules$|\.test\.tsx?$/.test(String(path)),
  })
  return fingerprintOfFiles([...files, 'package-lock.json'].map((file) => join(root, file)))
}

const isFresh = (hash: string): boolean => existsSync(mark) && readFileSync(mark, 'utf8') === hash

/** In a process of its own: a bundler needs ten times the memory of the server and gives none of it back. */
const build = (signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['web/build/build-web.ts'], {
      cwd: root,
      stdio: 'inherit',
      ...(signal && { signal }),
    })
    child.once('error', reject)
    child.once('exit', (code, by) =>
      code === 0 ? resolve() : reject(new Error(`building the web apps failed (${code ?? by})`)),
    )
  })

/**
 * Builds the web apps into dist/ when they are missing or older than their sources; answers whether it had to.
 * Several processes may ask at once: one builds, the others wait.
 */
export const ensureWeb = async (options: { onBuild?: () => void; signal?: AbortSignal } = {}): Promise<boolean> => {
  if (isFresh(await sources())) return false
  mkdirSync(dist, { recursive: true })
  const lock = await waitForLock(join(dist, '.building.lock'))
  try {
    const hash = await sources()
    if (isFresh(hash)) return false
    options.onBuild?.()
    rmSync(mark, { force: true })
    await build(options.signal)
    writeFileSync(mark, hash)
    return true
  } finally {
    lock.release()
  }
}

if (import.meta.main) {
  const built = await ensureWeb()
  console.log(built ? '网页已生成到 dist/ · built into dist/' : '网页已是最新 · dist/ is up to date')
}
