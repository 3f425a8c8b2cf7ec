import { relative } from 'node:path'
import { run } from 'node:test'

export type Counts = { passed: number; failed: number; skipped: number; failures: string[] }
type Told = {
  name: string
  file?: string
  nesting: number
  skip?: string | boolean
  todo?: string | boolean
  details: Details
}
type Details = { duration_ms: number; type?: string; error?: Error & { failureType?: string; cause?: unknown } }

const because = (error: Details['error']): string => {
  const cause = error?.cause
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause ?? error?.message ?? '')
}

/** A suite or file fails because something in it failed; counting both would count twice. */
const onlyRepeats = (test: Told): boolean => test.details.error?.failureType === 'subtestsFailed'

/**
 * Runs test files, each in a process of its own, and counts the tests in them. A file that dies, hangs longer than
 * `timeout` (milliseconds) or holds no test at all is a failure. Shows a line for each file and the whole story of each failure.
 */
export const runTests = async (
  files: readonly string[],
  options: { concurrency: number; timeout: number; env?: Record<string, string> },
): Promise<Counts> => {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] }
  const tests = new Map(files.map((file) => [file, 0]))
  const output = new Map<string, string>()
  const fail = (file: string, name: string, why: string): void => {
    counts.failed++
    counts.failures.push(`✖ ${relative(process.cwd(), file)} › ${name}\n${why}\n`)
    console.log(counts.failures.at(-1))
  }
  Object.assign(process.env, options.env)
  const stream = run({ files: [...files], concurrency: options.concurrency, timeout: options.timeout })
  stream.on(
    'test:stdout',
    ({ file, message }) => file && output.set(file, ((output.get(file) ?? '') + message).slice(-20_000)),
  )
  stream.on(
    'test:stderr',
    ({ file, message }) => file && output.set(file, ((output.get(file) ?? '') + message).slice(-20_000)),
  )
  stream.on('test:pass', (data) => {
    const test = data as Told
    if (test.details.type === 'suite' || test.file === undefined || test.name === test.file) return
    tests.set(test.file, (tests.get(test.file) ?? 0) + 1)
    if (test.skip !== undefined) counts.skipped++
    else counts.passed++
  })
  stream.on('test:fail', (data) => {
    const test = data as Told
    const file = test.file ?? test.name
    tests.set(file, (tests.get(file) ?? 0) + 1)
    if (onlyRepeats(test)) return
    fail(
      file,
      test.name === file ? 'the file itself' : test.name,
      `${because(test.details.error)}\n${output.get(file) ?? ''}`,
    )
  })
  for await (const event of stream) {
    if (event.type !== 'test:summary' || event.data.file === undefined) continue
    const { file, success, duration_ms: took } = event.data
    console.log(`${success ? '✔' : '✖'} ${relative(process.cwd(), file)} (${(took / 1000).toFixed(1)} s)`)
  }
  for (const [file, number] of tests) if (number === 0) fail(file, 'the file itself', 'holds no test')
  return counts
}
