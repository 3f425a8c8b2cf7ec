import { seedDemo, type DemoOptions } from '../seed-demo.ts'

// The other end of seed-apart.ts: one message with what to do, then the city, then the end.
const say = (zh: string, en: string): void => void process.stdout.write(`${zh}\n${en}\n`)
process.once('message', (options: Omit<DemoOptions, 'say'>) => {
  seedDemo({ ...options, say }).then(
    () => process.disconnect(),
    (error: unknown) => {
      process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      process.exit(1)
    },
  )
})
// Whoever asked is gone: nobody waits for the city any more.
process.once('disconnect', () => process.exit(0))
