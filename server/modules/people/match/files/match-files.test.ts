import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { chinesePersons } from '../synthetic/chinese-persons.ts'
import { englishColumns, englishPersons } from '../synthetic/english-persons.ts'
import { BadMatch, readConfig } from './match-config.ts'
import { matchFiles } from './match-files.ts'
import { writePairs } from './write-pairs.ts'

const folder = mkdtempSync(join(tmpdir(), 'match-'))
after(() => rmSync(folder, { recursive: true }))
const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const file = (name: string, rows: readonly (readonly string[])[]) => {
  writeFileSync(join(folder, name), rows.map((row) => row.map(quoted).join(',')).join('\n'))
  return join(folder, name)
}

const english = englishPersons(500, 700, { changes: 6 })

test('English persons in one file, ids like rec-1-org and rec-1-dup-0', async (t) => {
  const done = await matchFiles([file('english.csv', [englishColumns, ...english])], { truth: 'rec_id' })
  const { final, best } = done.measured!
  t.diagnostic(
    `precision ${final.precision.toFixed(4)}, recall ${final.recall.toFixed(4)}, best F1 by score alone ${best.f1.toFixed(4)}`,
  )
  assert.ok(final.precision >= 0.99 && final.recall >= 0.98, JSON.stringify(final))
  const out = join(folder, 'pairs.csv')
  await writePairs(out, done, 6.6, 'en')
  const lines = readFileSync(out, 'utf8').trimEnd().split('\n')
  assert.equal(lines[0], 'id_a,id_b,row_a,row_b,score,probability,decision,reasons,truth')
  assert.equal(lines.length - 1, done.links.length)
  assert.match(lines[1]!, /^rec-\d+-\w+(?:-\d)?,rec-\d+-.*,merge,.*surname: \w+ \+/)
})

test('two files with columns of other names and another order', async () => {
  const originals = english.filter(([id]) => id!.endsWith('org'))
  const copies = english.filter(([id]) => id!.endsWith('dup-0'))
  const a = file('a.csv', [englishColumns, ...originals])
  const names = [
    'ssn',
    'dob',
    'state',
    'zip',
    'city',
    'address_2',
    'street',
    'house_number',
    'last_name',
    'first_name',
    'rec_id',
  ]
  const b = file('b.csv', [names, ...copies.map((row) => row.toReversed())])
  const done = await matchFiles([a, b], { truth: 'rec_id' })
  assert.equal(done.how, '1:1')
  assert.ok(done.measured!.final.f1 >= 0.99, JSON.stringify(done.measured!.final))
  const turned = await matchFiles([b, a], { truth: 'febrl' })
  assert.ok(turned.measured!.final.f1 >= 0.99)
  assert.ok(turned.links.every(({ a: left, b: right }) => turned.idOf[0]!(left) && turned.idOf[1]!(right)))
})

test('a Chinese ledger with starred columns, a title row and a column of truth', async () => {
  const rows = chinesePersons(1500, 3).map((row, i) => [String(i + 1), ...Object.values(row).map(String)])
  const header = ['序号', '实体', '姓名*', '身份证号码*', '出生日期', '性别', '联系电话', '现居住地址', '户号']
  const done = await matchFiles([file('ledger.csv', [['花名册', '', '', '', '', '', '', '', ''], header, ...rows])], {
    truth: '实体',
  })
  assert.deepEqual(
    done.scheme.fields.map(({ kind }) => kind.name),
    ['person-name', 'document', 'day', 'sex', 'phone', 'household', 'address'],
  )
  assert.ok(done.measured!.final.f1 >= 0.97, JSON.stringify(done.measured!.final))
})

test('truth from a file of pairs, ids named', async () => {
  const rows = english.map((row, i) => [`x${i}`, ...row.slice(1)])
  const truth: string[][] = [['left', 'right']]
  english.forEach(([one], i) =>
    english.forEach(([two], j) => {
      if (i < j && /\d+/.exec(one!)![0] === /\d+/.exec(two!)![0]) truth.push([`x${j}`, `x${i}`])
    }),
  )
  const data = file('named.csv', [['key', ...englishColumns.slice(1)], ...rows])
  const done = await matchFiles([data], { truth: file('truth.csv', truth), id: 'key' })
  assert.equal(done.measured!.truth.pairs, truth.length - 1)
  assert.ok(done.measured!.final.f1 >= 0.98)
})

test('birth in three columns, columns nobody knows, and dates with the month first', async () => {
  const rows = english.map(([id, given, surname, , , , , , , birth, ssn]) => [
    id!,
    given!,
    surname!,
    birth!.slice(0, 4),
    birth!.slice(4, 6),
    birth!.slice(6),
    birth ? `${birth.slice(4, 6)}/${birth.slice(6)}/${birth.slice(0, 4)}` : '',
    ssn!,
  ])
  const data = file('parts.csv', [
    ['rec_id', 'fname_c1', 'lname_c1', 'by', 'bm', 'bd', 'joined', 'membership'],
    ...rows,
  ])
  const done = await matchFiles([data], { truth: 'rec_id' })
  assert.deepEqual(
    done.scheme.fields.map(({ name, kind }) => `${name} ${kind.name}`),
    ['surname surname', 'given given-name', 'birth day', 'joined day-mdy', 'membership id'],
  )
  assert.ok(done.measured!.final.f1 >= 0.95, JSON.stringify(done.measured!.final))
})

test('a configuration says fields, weights, passes and threshold', async () => {
  const config = readConfig(
    JSON.stringify({
      fields: [
        { name: 'family', kind: 'surname', columns: ['surname'] },
        { name: 'ssn', kind: 'id', columns: ['soc_sec_id'], weights: [20, 10, -5] },
      ],
      passes: [['ssn.whole'], ['ssn.head', 'family.sound']],
      threshold: '90%',
      truth: 'rec_id',
    }),
  )
  const done = await matchFiles([join(folder, 'english.csv')], config)
  assert.equal(done.scheme.passes.length, 2)
  assert.equal(done.threshold.toFixed(2), '3.17')
  assert.deepEqual(done.weights.chance[1], [20, 10, -5])
  assert.ok(done.measured!.final.precision >= 0.99)
})

test('what cannot be done is refused with the reason', async () => {
  const data = join(folder, 'english.csv')
  await assert.rejects(matchFiles([join(folder, 'nowhere.csv')], {}), BadMatch)
  await assert.rejects(matchFiles([data], { truth: 'surnames' }), /neither a column nor a file/)
  await assert.rejects(matchFiles([data], { truth: 'soc_sec_id', id: 'nobody' }), /no column "nobody"/)
  await assert.rejects(
    matchFiles([data], { fields: [{ name: 'x', kind: 'text', columns: ['nobody'] }] }),
    /no column "nobody"/,
  )
  await assert.rejects(matchFiles([data], { passes: [['surname.nothing']] }), /surname\.sound/)
  assert.throws(() => readConfig('{'), /not JSON/)
  assert.throws(() => readConfig('{"fields":[{"name":"x","kind":"nokind","columns":["a"]}]}'), /no kind "nokind"/)
  assert.throws(() => readConfig('{"treshold":1}'), BadMatch)
  await assert.rejects(matchFiles([file('empty.csv', [['a', 'b']])], {}), /no rows of data/)
})

test('the command prints what it measured, and refuses in words', () => {
  const run = (...asked: string[]) =>
    execFileSync(process.execPath, ['tools/match.ts', ...asked], { encoding: 'utf8', stdio: 'pipe' })
  const out = run(join(folder, 'english.csv'), '--truth', 'rec_id', '--threshold', '2')
  assert.match(out, /^precision: [01]\.\d{4}$/m)
  assert.match(out, /^recall: [01]\.\d{4}$/m)
  assert.match(out, /^F1: [01]\.\d{4}$/m)
  assert.match(out, /best threshold/)
  assert.throws(
    () => run(join(folder, 'nowhere.csv')),
    (problem: { status: number; stderr: string }) =>
      problem.status === 2 && /没有文件.*There is no file/.test(problem.stderr),
  )
})
