import { startApp } from '../../../server/app.ts'

// A real server process for the kill test; it never learns that it is about to die.
const { KILL_APP_URL, KILL_SECRETS, KILL_DATA } = process.env
const app = await startApp({
  appUrl: KILL_APP_URL!,
  dataDir: KILL_DATA!,
  secrets: JSON.parse(KILL_SECRETS!) as { sessionKey: string; dataKey: string },
  demo: true,
  log: false,
  port: 0,
  host: '127.0.0.1',
  requestsPerMinute: 1e9,
})
process.send!({ url: app.url })
process.on('disconnect', () => process.exit(0))
