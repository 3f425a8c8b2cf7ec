import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// The product as `npm start` runs it (server/boot.ts), in a process of its own; only the rate limit per address is lifted, since all load comes from one.
const { BENCH_APP_URL, BENCH_SECRETS, BENCH_DATA } = process.env
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
const { startApp } = await import('../server/app.ts')
const app = await startApp({
  appUrl: BENCH_APP_URL!,
  dataDir: BENCH_DATA!,
  secrets: JSON.parse(BENCH_SECRETS!) as { sessionKey: string; dataKey: string },
  demo: true,
  log: false,
  port: 0,
  host: '127.0.0.1',
  requestsPerMinute: 1e9,
})
process.send!({ port: Number(new URL(app.url).port) })
process.on('disconnect', () => void app.stop().then(() => process.exit(0)))
