import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

export type Check = { name: string; command: string[] }
export type CheckResult = { name: string; passed: boolean; output: string }

/** What holds without running the product: types, lint, format, and the walls between the modules. */
export const staticChecks: readonly Check[] = [
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] },
  { name: 'lint', command: ['node_modules/oxlint/bin/oxlint'] },
  { name: 'format', command: ['node_modules/oxfmt/bin/oxfmt', '--check'] },
]

/** Runs one check with this Node; its output is kept, to be shown when it fails. */
export const runCheck = ({ name, command }: Check): Promise<CheckResult> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ name, passed: code === 0, output }))
  })

/** Runs checks one after the other and prints a line for each, with the output of those that fail. */
export const runChecks = async (checks: readonly Check[]): Promise<CheckResult[]> => {
  const results: CheckResult[] = []
  for (const check of checks) {
    const result = await runCheck(check)
    console.log(result.passed ? `✔ ${result.name}` : `✖ ${result.name}\n${result.output}`)
    results.push(result)
  }
  return results
}

if (import.meta.main) {
  const boundaries = ['tools/boundaries.test.ts'].filter((file) => existsSync(`${root}${file}`))
  const results = await runChecks([
    ...staticChecks,
    ...boundaries.map((file) => ({ name: 'boundaries', command: ['--test', file] })),
  ])
  process.exitCode = results.every((result) => result.passed) ? 0 : 1
}
