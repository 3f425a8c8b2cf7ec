import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync, renameSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { peakOf } from '../processes.ts'

export type Matched = {
  short: number
  long: number
  seconds: number
  pairs: number
  precision: number
  recall: number
  peakMb: number
}

const fields = ['entity', 'name', 'document', 'birth', 'sex', 'phone', 'address', 'household'] as const
const names = ['人', '姓名', '身份证号', '出生日期', '性别', '电话', '住址', '户号']
const quoted = (text: string | number) =>
  /[",\n]/.test(String(text)) ? `"${String(text).replaceAll('"', '""')}"` : text

/** Two files of one population with the errors of ledgers, and the truth as a column; made once and kept. */
const filesOf = async (folder: string, short: number, long: number): Promise<[string, string]> => {
  const paths: [string, string] = [`${folder}/match-${short}.csv`, `${folder}/match-${short}-${long}.csv`]
  if (paths.every((path) => existsSync(path))) return paths
  const { chinesePersons } = await import('#modules/people/match/synthetic/chinese-persons.ts')
  const rows = chinesePersons(short + long, 11)
  const lines = function* (part: typeof rows) {
    yield `${names.join()}\n`
    for (const row of part) yield `${fields.map((f) => quoted(row[f])).join()}\n`
  }
  for (const [path, part] of [
    [paths[0], rows.slice(0, short)],
    [paths[1], rows.slice(short)],
  ] as const) {
    await pipeline(Readable.from(lines(part)), createWriteStream(`${path}.draft`))
    renameSync(`${path}.draft`, path)
  }
  return paths
}

/** `npm run match` of a short file against a long one, in a process of its own. */
export const benchMatching = async (folder: string, short: number, long: number): Promise<Matched> => {
  const files = await filesOf(folder, short, long)
  const child = spawn(
    process.execPath,
    ['--heap-growing-percent=5', '--max-semi-space-size=4', 'tools/match.ts', ...files, '--truth', names[0]!, '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
  const gone = once(child, 'exit') as Promise<[number]>
  let peakMb = 0
  while (child.exitCode === null) {
    peakMb = Math.max(peakMb, peakOf(child.pid!))
    await setTimeout(200)
  }
  const [code] = await gone
  if (code) throw new Error(`matching ended with ${code}`)
  const { seconds, pairs, final } = JSON.parse(text) as {
    seconds: number
    pairs: number
    final: { precision: number; recall: number }
  }
  const matched = { short, long, seconds, pairs, precision: final.precision, recall: final.recall, peakMb }
  process.stdout.write(`  ${JSON.stringify(matched)}\n`)
  return matched
}
