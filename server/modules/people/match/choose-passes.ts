import { keysOfPass } from './blocking.ts'
import type { Pass, Prepared, Scheme } from './scheme.ts'
import { hash32 } from './strings.ts'

const empty = -1

/** Expected pairs per record of a pass in a file of `records`, from a sample. */
const partners = (hashes: readonly Int32Array[], records: number, table: Uint32Array): number => {
  table.fill(0)
  const n = hashes[0]!.length
  let pairs = 0
  for (let i = 0; i < n; i++) {
    let h = 0
    let gone = false
    for (const column of hashes) {
      const value = column[i]!
      if (value === empty) {
        gone = true
        break
      }
      h = Math.imul(h ^ value, 0x9e3779b1)
      h ^= h >>> 15
    }
    if (gone) continue
    const at = (h >>> 0) & (table.length - 1)
    pairs += table[at]!
    table[at]!++
  }
  return (pairs / n) * (records / n)
}

/**
 * Chooses blocking passes for records nobody described: every coarse form alone or with one of another field, as wide as
 * the budget allows, so that a record with an error or a gap in any field still meets its like in another pass.
 * @param budget comparisons a record may cost over all passes
 */
export const choosePasses = (scheme: Scheme, sample: readonly Prepared[], records: number, budget: number): Pass[] => {
  const forms = scheme.fields.flatMap(({ kind }, f) =>
    Object.keys(kind.coarse).map((form) => ({
      part: [f, form] as const,
      field: f,
      hashes: Int32Array.from(sample, (record) => {
        const [key] = keysOfPass(scheme, [[f, form]], record)
        return key === undefined ? empty : hash32(key) >>> 1
      }),
    })),
  )
  const table = new Uint32Array(2 ** Math.max(12, Math.min(20, Math.ceil(Math.log2(sample.length + 1)) + 4)))
  const filled = (hashes: Int32Array) =>
    hashes.reduce((sum, h) => sum + (h === empty ? 0 : 1), 0) / Math.max(hashes.length, 1)
  type Found = { pass: Pass; cost: number; worth: number }
  const limit = Math.max(1.5, budget / 20)
  const best = new Map<string, Found>()
  const offer = (fields: string, pass: Pass, cost: number, worth: number) => {
    const known = best.get(fields)
    // The widest that can be afforded: it holds the narrower ones of the same fields.
    if (cost <= limit && worth > 0.02 && (!known || cost > known.cost)) best.set(fields, { pass, cost, worth })
  }
  for (const one of forms) {
    const alone = partners([one.hashes], records, table)
    offer(`${one.field}`, [one.part], alone, filled(one.hashes))
  }
  for (let i = 0; i < forms.length; i++)
    for (let j = i + 1; j < forms.length; j++) {
      const [one, two] = [forms[i]!, forms[j]!]
      if (one.field === two.field) continue
      const cost = partners([one.hashes, two.hashes], records, table)
      offer(`${one.field} ${two.field}`, [one.part, two.part], cost, Math.min(filled(one.hashes), filled(two.hashes)))
    }
  const chosen: Pass[] = []
  let spent = 0
  for (const { pass, cost } of [...best.values()].toSorted((a, b) => a.cost - b.cost)) {
    if (chosen.length >= 40 || spent + cost > budget) break
    chosen.push(pass)
    spent += cost
  }
  return chosen
}
