import { globSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartupRefusal } from '#platform/startup-refusal.ts'
import { startTestCluster, stopTestCluster } from '#platform/test-database.ts'
import { browserReady } from './browser-ready.ts'
import { ensureWeb } from './build-web.ts'
import { runChecks, staticChecks } from './check.ts'
import { runTests, type Counts } from './run-tests.ts'

// npm test            everything
// npm test -- WORD…   only test files whose path holds one of the words, without the checks
process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const words = process.argv.slice(2)
const minutes = 60_000

const wanted = (file: string): boolean => words.length === 0 || words.some((word) => file.includes(word))
const stories = globSync('test/browser/**/*.test.ts').filter(wanted)
const tests = globSync('{contract,server,web,test,tools,bench}/**/*.test.{ts,tsx}').filter(
  (file) => wanted(file) && !file.startsWith('test/browser/'),
)
const atOnce = Math.max(1, Math.min(availableParallelism(), 8))
/** The longest story tells itself last when it begins last, and everybody waits for it. Longer text, longer story. */
const longestFirst = (files: string[]): string[] => files.toSorted((a, b) => statSync(b).size - statSync(a).size)
const absolute = (files: string[]): string[] => files.toSorted().map((file) => resolve(file))

const total: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] }
const add = (counts: Counts): void => {
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
  total.failures.push(...counts.failures)
}
const failed = (failure: string): void => add({ passed: 0, failed: 1, skipped: 0, failures: [`✖ ${failure}\n`] })
const heading = (text: string): void => console.log(`\n── ${text}`)

/** The stories in a browser. Where there is none and none may be installed they are skipped, loudly; under CI that fails. */
const tellStories = async (): Promise<void> => {
  if (stories.length === 0) return
  heading('浏览器 · browser stories')
  const ready = browserReady()
  if ('missing' in ready) {
    console.log(`\n!!! 浏览器测试未运行 · ${stories.length} BROWSER STORIES WERE SKIPPED: ${ready.missing}\n`)
    if (process.env['CI']) failed(`browser stories: ${ready.missing}`)
    else total.skipped += stories.length
    return
  }
  const env = { LINLI_BROWSER: ready.browser }
  add(await runTests(longestFirst(absolute(stories)), { concurrency: atOnce, timeout: 10 * minutes, env }))
}

const runAll = async (): Promise<void> => {
  await startTestCluster()
  if (words.length === 0) {
    heading('检查 · checks')
    const stale = { name: 'table types', command: ['tools/generate-database-types.ts', '--check'] }
    for (const { name, passed, output } of await runChecks([...staticChecks, stale]))
      if (passed) total.passed++
      else failed(`${name}\n${output}`)
  }
  if (stories.length > 0 || tests.some((file) => file.startsWith('web/'))) {
    heading('网页 · web apps')
    console.log((await ensureWeb()) ? '✔ built' : '✔ up to date')
  }
  heading('测试 · tests')
  if (tests.length > 0) add(await runTests(absolute(tests), { concurrency: atOnce, timeout: 10 * minutes }))
  await tellStories()
}

try {
  await runAll()
} catch (error) {
  failed(error instanceof StartupRefusal ? error.message : String((error as Error).stack))
} finally {
  await stopTestCluster()
}
if (total.failures.length > 0) console.log(`\n── 失败 · failures\n${total.failures.join('\n')}`)
if (total.skipped > 0) console.log(`\n${total.skipped} skipped`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
