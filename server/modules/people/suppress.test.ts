// M01, law 13: what is held back doesn't follow from what is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#platform/context.ts'
import { hold, tellingOf, told, type Held, type Sum } from './suppress.ts'

const held = (n: number): Held => ({ n, hidden: false })
const shown = (cells: readonly Held[]) => cells.map((c) => (c.hidden ? '*' : c.n))

for (const [name, parts, wanted] of [
  ['nothing small, nothing hidden', [40, 9, 0], [40, 9, 0]],
  ['one small takes the next smallest with it', [40, 3, 0, 9], [40, '*', 0, '*']],
  ['two that are four together would be told by their sum', [2, 2, 7, 30], ['*', '*', '*', 30]],
  ['two that are five together may be one and four', [1, 4, 30], ['*', '*', 30]],
] as const)
  test(`parts of a total: ${name}`, () => {
    const cells = parts.map(held)
    const total = held(parts.reduce<number>((a, b) => a + b, 0))
    hold([{ total, parts: cells }])
    assert.deepEqual([total.hidden, shown(cells)], [false, wanted])
  })

test('a single part, small, takes its total along: there is nothing else', () => {
  const [total, part] = [held(3), held(3)]
  hold([{ total, parts: [part, held(0)] }])
  assert.ok(total.hidden && part.hidden)
})

test('along a row: who lives here is who is registered too and who isn’t', () => {
  const [living, together, livesOnly] = [held(30), held(28), held(2)]
  hold([{ total: living, parts: [together, livesOnly] }])
  assert.deepEqual(shown([living, together, livesOnly]), [30, '*', '*'])
})

/** The reader's arithmetic, exactly: a hidden number is known if no other solution has another one in its place. */
const isKnown = (sums: readonly Sum[], wanted: Held): boolean => {
  const open = [...new Set(sums.flatMap(({ total, parts }) => [total, ...parts]))].filter((h) => h.hidden)
  const equations = sums.map(({ total, parts }) =>
    open.map((h) => BigInt(parts.filter((p) => p === h).length) - (h === total ? 1n : 0n)),
  )
  const rank = (given: bigint[][]) => {
    const rows = given.map((row) => [...row])
    let found = 0
    for (let c = 0; c < open.length; c++) {
      const at = rows.findIndex((row, i) => i >= found && row[c] !== 0n)
      if (at < 0) continue
      ;[rows[found], rows[at]] = [rows[at]!, rows[found]!]
      const pivot = rows[found]!
      for (let i = found + 1; i < rows.length; i++) {
        const [a, b] = [pivot[c]!, rows[i]![c]!]
        if (b !== 0n) rows[i] = rows[i]!.map((x, k) => x * a - pivot[k]! * b)
      }
      found++
    }
    return found
  }
  return rank(equations) === rank([...equations, open.map((h) => (h === wanted ? 1n : 0n))])
}

test('any table: nothing small is told, nothing hidden can be worked out, and what is large enough mostly stays', () => {
  const counts = fc.record({ together: fc.nat(30), livesOnly: fc.nat(9), registeredOnly: fc.nat(9) })
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 7 }), (given) => {
      const keys = ['together', 'livesOnly', 'registeredOnly', 'living', 'registered'] as const
      const row = (c: (typeof given)[number]) => {
        const numbers = { ...c, living: c.together + c.livesOnly, registered: c.together + c.registeredOnly }
        return Object.fromEntries(keys.map((k) => [k, held(numbers[k])])) as Record<(typeof keys)[number], Held>
      }
      const parts = given.map(row)
      const sumOf = (k: 'together' | 'livesOnly' | 'registeredOnly') => given.reduce((sum, c) => sum + c[k], 0)
      const total = row({
        together: sumOf('together'),
        livesOnly: sumOf('livesOnly'),
        registeredOnly: sumOf('registeredOnly'),
      })
      const sums: Sum[] = [
        ...keys.map((k) => ({ total: total[k], parts: parts.map((p) => p[k]) })),
        ...[total, ...parts].flatMap((r) => [
          { total: r.living, parts: [r.together, r.livesOnly] },
          { total: r.registered, parts: [r.together, r.registeredOnly] },
        ]),
      ]
      hold(sums)
      for (const h of [total, ...parts].flatMap((r) => Object.values(r))) {
        assert.ok(h.hidden || h.n === 0 || h.n >= 5, 'small and told')
        if (h.hidden && h.n > 0) assert.ok(!isKnown(sums, h), `${h.n} can be worked out`)
      }
    }),
    {
      numRuns: 400,
      // Once: what gave a number away stood in a sum it wasn't in.
      examples: [
        [
          [
            { together: 1, livesOnly: 1, registeredOnly: 0 },
            { together: 1, livesOnly: 5, registeredOnly: 5 },
            { together: 4, livesOnly: 0, registeredOnly: 0 },
          ],
        ],
      ],
    },
  )
})

const leader = {
  kind: 'staff',
  areaId: 310_115_000_000,
  permissions: new Set(['people.read_numbers']),
} as unknown as Actor
test('of a part of their area leaders are told no numbers apart: asked part by part they would be the missing ones', () => {
  assert.equal(tellingOf(leader, 310_115_000_000), 'exact')
  assert.equal(tellingOf(leader, 310_115_005_000), 'none')
  assert.equal(tellingOf({ ...leader, permissions: new Set(['people.edit']) } as Actor, 310_115_005_000), 'whole')
  assert.deepEqual([0, 1, 4, 5, 7].map((n) => told(n, 'exact')), [0, null, null, 5, 7]) // prettier-ignore
  assert.deepEqual(
    [0, 5, 1003].map((n) => told(n, 'none')),
    [null, null, null],
  )
})
