// K03, K07: a community's first roster comes with every error rosters have; it becomes a clean register, by its own hands.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import excel from 'exceljs'
import { download, givenReviewed, givenSheet, runImports, write } from '#modules/people/import/testing.ts'
import { madeUpNumber } from '#modules/people/testing.ts'
import { areas, startSmallCity } from '../small-city.ts'

const city = await startSmallCity()
const area = `/api/areas/${areas.community}`
const clerk = await city.as('clerk')
const head = await city.as('head')

const number = (birthOn: string, n: number) => madeUpNumber(birthOn, n)
const numbers = { li: number('1956-07-08', 21), wang: number('1958-03-04', 22), child: number('2015-06-01', 23) }
const header = ['姓名*', '身份证号码*', '性别', '出生日期', '民族', '联系手机', '现住地址*', '与户主关系', '户号']
const broken = numbers.wang.slice(0, 17) + (numbers.wang[17] === '1' ? '2' : '1')
const roster = [
  ['李　国强', ` ${numbers.li} `, '男', '1956.7.8', '汉', '138 0000 1111', '昌邑路55弄3号101室', '户主', 'H1'],
  ['王芳', broken, '女', '1958年3月4日', '汉', '13800002222', '昌邑路55弄3号101室', '妻', 'H1'],
  ['李小明', numbers.child, '男', '2015年2月30日', '汉', '', '昌邑路55弄3号101室', '孙子', 'H1'],
  ['', '', '', '', '', '', '', '', ''],
  ['', '', '女', '20210506', '朝鲜', '', '昌邑路55弄3号201室', '', 'H2'],
  ['李国强', numbers.li, '男', '1956-07-08', '汉', '13800001111', '昌邑路55弄3号101室', '户主', 'H1'],
]
type Row = {
  no: number
  version: number
  cells: string[]
  plan: string
  faults: { at: number | null; level: string; says: string }[]
}
let batch: Awaited<ReturnType<typeof givenReviewed>>
const rowsOf = async () => (await batch.rows()).rows as Row[]
const edit = async (row: Row, at: number, text: string): Promise<Row> => {
  const answer = await clerk.patch(`${batch.url}/rows/${row.no}`, { version: row.version, cells: [{ at, text }] })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}

test('the roster is uploaded: the header is found under title and notes, each row says what is wrong with it', async () => {
  batch = await givenReviewed(city.app, clerk, areas.community, await givenSheet('居民花名册', header, roster))
  const { state, counts } = await batch.get()
  assert.equal(state, 'review')
  const rows = await rowsOf()
  assert.equal(rows.length, 5, 'the empty row is no row')
  assert.deepEqual(
    rows.map((r) => r.faults.map((f) => f.level)),
    [[], ['warning'], ['error'], ['error'], ['error']],
    'a number that can’t be right is asked about; a day that is none, a missing name and a second row of one number stay out',
  )
  assert.equal(counts.faulty, 3)
  assert.match(JSON.stringify(rows[2]!.faults), /2015年2月30日/, 'a day that is none is said as it was typed')
})

test('the wrong rows go back as a file, with a comment in each wrong cell', async () => {
  const file = await download(city.app, clerk, 'GET', `${batch.url}/errors`)
  assert.equal(file.status, 200)
  const book = new excel.Workbook()
  await book.xlsx.load(file.bytes as never)
  const notes: string[] = []
  book.worksheets[0]!.eachRow((row) => row.eachCell((cell) => cell.note && notes.push(JSON.stringify(cell.note))))
  assert.ok(
    notes.some((note) => note.includes('没有这一天')),
    notes.join('\n'),
  )
})

test('cells are corrected where they stand and checked again at once', async () => {
  const [, wang, child, nameless] = await rowsOf()
  assert.deepEqual((await edit(wang!, 1, numbers.wang)).faults, [])
  assert.deepEqual((await edit(child!, 3, '2015年6月1日')).faults, [])
  assert.deepEqual(
    (await edit(nameless!, 0, '赵春花')).faults.filter((f) => f.level === 'error'),
    [],
  )
  const stale = await clerk.patch(`${batch.url}/rows/${wang!.no}`, { version: wang!.version, cells: [] })
  assert.equal(stale.status, 409, 'two who correct one row are told')
})

test('it is written in the background: a clean register of four people, nobody twice', async () => {
  const done = await write(city.app, clerk, batch.url)
  assert.equal(done.state, 'done')
  const { rows } = (await head.get(`${area}/people`)).body as {
    rows: { name: string; birthOn: string; householdId: string; relation: string; document: string | null }[]
  }
  assert.deepEqual(rows.map((r) => r.name).sort(), ['李国强', '李小明', '王芳', '赵春花'].sort())
  assert.equal(new Set(rows.filter((r) => r.name !== '赵春花').map((r) => r.householdId)).size, 1)
  assert.ok(
    rows.every((r) => !r.document?.includes(numbers.li)),
    'numbers are masked in lists',
  )
  const board = (await head.get(`${area}/people-plausibility`)).body
  const found = Object.fromEntries(board.checks.map((c: { check: string; count: number }) => [c.check, c.count]))
  assert.deepEqual(
    ['age_impossible', 'birth_unlike_document', 'sex_unlike_document', 'document_faulty', 'document_shared'].map(
      (check) => found[check],
    ),
    [0, 0, 0, 0, 0],
  )
  assert.equal(board.duplicates, 0)
})

test('what was written goes out and comes in again without changing anything', async () => {
  const file = await download(city.app, head, 'POST', `${area}/people-export`, {
    register: 'residents',
    unmasked: true,
    reason: '核对花名册',
  })
  assert.equal(file.status, 200, file.body.slice(0, 300))
  const again = await givenReviewed(city.app, head, areas.community, file.bytes)
  const { counts } = await again.get()
  assert.deepEqual([counts.rows, counts.same, counts.fresh, counts.changed, counts.faulty], [4, 4, 0, 0, 0])
  await head.post(`${again.url}/drop`, {})
})

test('an export of a list holds what the list shows, and nothing else', async () => {
  const file = await download(city.app, head, 'POST', `${area}/people-export`, {
    register: 'residents',
    people: { sex: '2', ageFrom: 60 },
  })
  const book = new excel.Workbook()
  await book.xlsx.load(file.bytes as never)
  const cells: string[] = []
  book.worksheets[0]!.eachRow((row) => row.eachCell((cell) => cells.push(cell.text)))
  assert.ok(cells.includes('王*') || cells.includes('王芳'), cells.join(' '))
  assert.ok(!cells.some((text) => /^(李|赵)/.test(text)), cells.join(' '))
})

test('the import is undone as a whole: the register is as empty as it was', async () => {
  const undone = await clerk.post(`${batch.url}/undo`, { reason: '用错了表' })
  assert.equal(undone.status, 200, JSON.stringify(undone.body))
  await runImports(city.app)
  assert.equal((await batch.get()).state, 'undone')
  assert.equal((await head.get(`${area}/people`)).body.rows.length, 0)
})
