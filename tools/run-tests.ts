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

type Options = {
  /** Files at a time. */
  concurrency: number
  /** Milliseconds one file may take before it is killed. */
  timeout: number
  env?: Record<string, string>
}

/** One file in a process of its own. The counts of a file that hangs are those up to there, and a failure. */
const runFile = async (file: string, timeout: number): Promise<Counts> => {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] }
  const began = Date.now()
  let output = ''
  let last = 'nothing'
  const fail = (name: string, why: string): void => {
    counts.failed++
    counts.failures.push(`✖ ${relative(process.cwd(), file)} › ${name}\n${why}\n`)
  }
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), timeout)
  const stream = run({ files: [file], signal: late.signal })
  const keep = ({ message }: { message: string }) => (output = (output + message).slice(-20_000))
  stream.on('test:stdout', keep).on('test:stderr', keep)
  stream.on('test:pass', (data) => {
    const test = data as Told
    if (test.details.type === 'suite' || test.name === file) return
    last = test.name
    if (test.skip !== undefined) counts.skipped++
    else counts.passed++
  })
  stream.on('test:fail', (data) => {
    const test = data as Told
    if (onlyRepeats(test) || late.signal.aborted) return
    fail(test.name === file ? 'the file itself' : test.name, because(test.details.error))
  })
  try {
    for await (const event of stream) void event
  } finally {
    clearTimeout(timer)
  }
  if (late.signal.aborted) fail('the file itself', `killed after ${timeout / 1000} s; the last that passed: ${last}`)
  else if (counts.passed + counts.failed + counts.skipped === 0) fail('the file itself', 'holds no test')
  const mark = counts.failed === 0 ? '✔' : '✖'
  console.log(`${mark} ${relative(process.cwd(), file)} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  if (counts.failed > 0 && output) counts.failures.push(`  what it printed:\n${output}`)
  if (counts.failed > 0) console.log(counts.failures.join('\n'))
  return counts
}

/**
 * Runs test files, each in a process of its own, and counts the tests in them. A file that dies, hangs or holds no test
 * at all is a failure. Shows a line for each file and the whole story of each failure.
 */
export const runTests = async (files: readonly string[], { concurrency, timeout, env }: Options): Promise<Counts> => {
  Object.assign(process.env, env)
  const counts: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] }
  const waiting = [...files]
  const worker = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const of = await runFile(file, timeout)
      counts.passed += of.passed
      counts.failed += of.failed
      counts.skipped += of.skipped
      counts.failures.push(...of.failures)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return counts
}
