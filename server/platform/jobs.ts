import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Job } from './module.ts'
import { asSystem } from './system.ts'

const schema = 'pgboss'

/** Creates the schema of the job queue as the owner and lets the app role work in it. Run after the migrations. */
export const prepareJobs = async (ownerUrl: string, owner: pg.ClientBase) => {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, schedule: false, supervise: false })
  await boss.start()
  await boss.stop({ graceful: false })
  await owner.query(`
    grant usage, create on schema ${schema} to linli_app;
    grant all on all tables in schema ${schema} to linli_app;
    grant all on all sequences in schema ${schema} to linli_app;
    grant execute on all functions in schema ${schema} to linli_app`)
}

export type Jobs = { run: (name: string) => Promise<void>; healthy: () => Promise<boolean>; stop: () => Promise<void> }

/** Runs the modules' jobs by their cron lines (Asia/Shanghai), each once across all processes. */
export const startJobs = async (
  appUrl: string,
  pool: pg.Pool,
  jobs: readonly Job[],
  log: Pick<Logger, 'error' | 'info'>,
  options: { scheduled: boolean; factsLeft: () => void; rootAreaId: () => number },
): Promise<Jobs> => {
  const runNow = (job: Job) =>
    asSystem(pool, `job ${job.name}`, (context) => job.run(context), {
      factsLeft: options.factsLeft,
      rootAreaId: options.rootAreaId(),
    })
  const run = async (name: string) => {
    const job = jobs.find((j) => j.name === name)
    if (!job) throw new Error(`no job is called ${name}`)
    await runNow(job)
  }
  if (!options.scheduled) return { run, healthy: async () => true, stop: async () => {} }
  const boss = new PgBoss({ connectionString: appUrl, schema, migrate: false, max: 3 })
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  await boss.start()
  for (const job of jobs) {
    const queue = job.name.replace(/[^\w.-]/g, '_')
    await boss.createQueue(queue, { policy: 'singleton', retryLimit: 3, retryBackoff: true })
    await boss.schedule(queue, job.every, {}, { tz: 'Asia/Shanghai' })
    await boss.work(queue, { pollingIntervalSeconds: 5 }, async () => {
      await runNow(job)
    })
  }
  return {
    run,
    healthy: async () => (await boss.isInstalled()) === true,
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
