import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { decide, usualThresholds } from '../decide.ts'
import { explainWith } from '../explain.ts'
import { chanceOfBits } from '../model.ts'
import type { Matched } from './match-files.ts'

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Writes the pairs, surest first: ids, row numbers (first row of data is 1), score in bits, chance, decision, reasons. */
export const writePairs = async (
  file: string,
  matched: Matched,
  merge: number,
  language: 'zh' | 'en',
): Promise<void> => {
  const out = createWriteStream(file)
  const failed = new Promise<never>((_, reject) => {
    out.once('error', reject)
  })
  out.write(`id_a,id_b,row_a,row_b,score,probability,decision,reasons${matched.measured ? ',truth' : ''}\n`)
  const recordOf = await matched.readRecords()
  for (const link of matched.links.toSorted((x, y) => y.bits - x.bits)) {
    const [a, b] = [recordOf(0, link.a), recordOf(1, link.b)]
    const { fields, notes } = explainWith(matched.weights, a, b)
    const reasons = fields
      .filter(({ agreement }) => agreement !== 'missing')
      .toSorted((x, y) => Math.abs(y.bits) - Math.abs(x.bits))
      .map(({ label, agreement, bits }) => `${label[language]}: ${agreement} ${bits > 0 ? '+' : ''}${bits.toFixed(1)}`)
      .concat(notes.map((note) => note[language]))
      .join('; ')
    const decision = decide(link, { ...usualThresholds, merge, propose: matched.threshold })
    // Below the threshold and still here: joined through a third record.
    const row = [
      matched.idOf[0]!(link.a),
      matched.idOf[1]!(link.b),
      String(link.a + 1),
      String(link.b + 1),
      link.bits.toFixed(3),
      chanceOfBits(link.bits).toFixed(4),
      decision === 'apart' ? 'implied' : decision,
      reasons,
      ...(matched.measured ? [matched.measured.truth.isMatch(link.a, link.b) ? '1' : '0'] : []),
    ]
    if (!out.write(`${row.map(cell).join(',')}\n`)) await Promise.race([once(out, 'drain'), failed])
  }
  out.end()
  await Promise.race([once(out, 'finish'), failed])
}
