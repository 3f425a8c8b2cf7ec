import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from './decide.ts'
import { dedupe, link, type Linked } from './link.ts'
import { measured } from './measure.ts'
import { personScheme } from './person.ts'
import { prepare } from './scheme.ts'
import { chinesePersons, type PersonRow, personTexts } from './synthetic/chinese-persons.ts'

// LINLI_MATCH_RECORDS=100000 measures at the size the register is planned for; the floors are the same.
const size = Number(process.env['LINLI_MATCH_RECORDS'] ?? 8000)
const rows = chinesePersons(size, 7)
const records = rows.map((row) => prepare(personScheme, personTexts(row)))

const pairsIn = (left: PersonRow[], right?: PersonRow[]) => {
  const counts = new Map<number, number>()
  for (const { entity } of left) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  if (right) return right.reduce((sum, { entity }) => sum + (counts.get(entity) ?? 0), 0)
  return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
}
const judged = ({ links }: Linked, truth: number, right: (a: number, b: number) => boolean) => {
  const of = (wanted: string[]) => {
    const kept = links.filter((each) => wanted.includes(decide(each)))
    const good = kept.filter(({ a, b }) => right(a, b)).length
    return measured(good, kept.length - good, truth)
  }
  return { merged: of(['merge']), shown: of(['merge', 'propose']) }
}
const say = (name: string, found: ReturnType<typeof judged>) =>
  [found.merged, found.shown]
    .map(
      ({ precision, recall }, i) =>
        `${['merged', 'merged or proposed'][i]}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
    )
    .join('; ')
    .replace(/^/, `${name}: `)

test(`one file of ${size} records with errors, homonyms and twins`, (t) => {
  const found = judged(
    dedupe(personScheme, records, { least: 0 }),
    pairsIn(rows),
    (a, b) => rows[a]!.entity === rows[b]!.entity,
  )
  t.diagnostic(say(`${size} records, one file`, found))
  // Merging is done without asking, so it must be right; what is proposed is looked at, so it may ask a little more.
  assert.ok(found.merged.precision >= 0.998, `merged precision ${found.merged.precision}`)
  assert.ok(found.merged.recall >= 0.95, `merged recall ${found.merged.recall}`)
  assert.ok(found.shown.precision >= 0.994, `shown precision ${found.shown.precision}`)
  assert.ok(found.shown.recall >= 0.975, `shown recall ${found.shown.recall}`)
})

test('two files: a register and a longer stream', async (t) => {
  const at = Math.floor(size / 3)
  const [left, right] = [rows.slice(0, at), rows.slice(at)]
  const linked = await link(personScheme, records.slice(0, at), () => records.slice(at), { least: 0 })
  const found = judged(linked, pairsIn(left, right), (a, b) => left[a]!.entity === right[b]!.entity)
  t.diagnostic(say(`${at} × ${size - at} records`, found))
  assert.ok(found.merged.precision >= 0.998, `merged precision ${found.merged.precision}`)
  assert.ok(found.shown.precision >= 0.99, `shown precision ${found.shown.precision}`)
  assert.ok(found.shown.recall >= 0.97, `shown recall ${found.shown.recall}`)
})

// A file without one field is still matched; every field is worth something, so a broken comparison is seen here.
for (const [field, least] of [
  [0, 0.8],
  [1, 0.93],
  [2, 0.91],
  [4, 0.95],
  [5, 0.95],
] as const)
  test(`without ${personScheme.fields[field]!.name} the rest still finds them`, (t) => {
    const less = records.slice(0, 4000).map((record) => record.map((value, f) => (f === field ? null : value)))
    const some = rows.slice(0, 4000)
    const found = judged(
      dedupe(personScheme, less, { least: 0 }),
      pairsIn(some),
      (a, b) => some[a]!.entity === some[b]!.entity,
    )
    t.diagnostic(say(`without ${personScheme.fields[field]!.name}`, found))
    assert.ok(found.merged.precision >= 0.97, `merged precision ${found.merged.precision}`)
    assert.ok(found.shown.recall >= least, `recall ${found.shown.recall}`)
  })

test('oversized blocks are reported, never silently dropped', () => {
  const same = Array.from({ length: 40 }, () => records[0]!)
  const { passes } = dedupe(personScheme, [...same, ...records.slice(1, 100)], { least: 0, cap: 20 })
  const name = passes.find(({ pass }) => pass === 'name.whole')!
  assert.ok(name.oversized >= 1 && name.largest >= 40 && name.recordsLeftOut >= 40)
})
