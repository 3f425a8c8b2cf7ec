import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { apps, baseOf } from '../web/build/config-of.ts'

// The server, started again when its code changes, and the three web apps from their sources, on data of their own.
const root = fileURLToPath(new URL('..', import.meta.url))
const port = process.env['PORT'] ?? '8080'
const api = `http://127.0.0.1:${port}`
const children: ChildProcess[] = []

const run = (args: string[], env: Record<string, string>): void => {
  children.push(spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }))
}

run(['--watch', '--watch-preserve-output', 'server/main.ts'], {
  PORT: port,
  LINLI_DATA: process.env['LINLI_DATA'] ?? 'data/dev',
  LINLI_WEB: 'off',
})
apps.forEach((app, index) => {
  run(
    ['node_modules/vite/bin/vite.js', '--config', 'web/vite.config.ts', '--port', String(5173 + index), '--strictPort'],
    { LINLI_APP: app, LINLI_API: api },
  )
  console.log(`${app}: http://localhost:${5173 + index}${baseOf(app)}`)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => children.forEach((child) => child.kill(signal)))
