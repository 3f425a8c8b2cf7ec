import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { browserReady } from './browser-ready.ts'
import { takePictures } from './screenshots/take-pictures.ts'

// npm run screenshots [-- --url http://localhost:8080]: pictures of the main screens into docs/screenshots, from the demo
// on a data folder of its own that is thrown away, or from a running demo.

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({ options: { url: { type: 'string' }, only: { type: 'string' } } })

/** The product with its demo on an empty folder; answers its address and how to end it. */
const startDemo = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-screenshots-'))
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { ...process.env, LINLI_DATA: folder, PORT: '0', HOST: '127.0.0.1', LINLI_LOG: 'warn', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  let said = ''
  const url = await new Promise<string | undefined>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      const found = /Linli is running: (http:\/\/\S+?)\./.exec(said)?.[1]
      if (found) resolve(found)
    })
    void ended.then(() => resolve(undefined))
  })
  if (url) return { url, stop }
  await stop()
  throw new Error(`the product did not start:\n${said}`)
}

const ready = browserReady()
if ('missing' in ready) throw new Error(ready.missing)
const demo = values.url ? { url: values.url, stop: async () => {} } : await startDemo()
try {
  const folder = join(root, 'docs/screenshots')
  await mkdir(folder, { recursive: true })
  for await (const { name, bytes } of takePictures(demo.url, ready.browser, values.only)) {
    await writeFile(join(folder, `${name}.webp`), bytes)
    console.log(`docs/screenshots/${name}.webp  ${Math.round(bytes.length / 1000)} kB`)
  }
} finally {
  await demo.stop()
}
