import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utils, write as writeBook } from '@e965/xlsx'
import excel from 'exceljs'
import pg from 'pg'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { madeUpNumber } from '../testing.ts'
import { download, givenReviewed, givenSheet, runImports, uploadSheet, write } from './testing.ts'

const city = await startSmallCity({ log: process.env['LINLI_LOG'] !== undefined })
const a = areas.community
const head = await city.as('head')
const clerk = await city.as('clerk')
const header = [
  '姓名*',
  '身份证号码*',
  '性别*',
  '出生日期',
  '民族',
  '联系手机',
  '现住地址*',
  '户籍地',
  '户籍详细地址',
  '与户主关系',
  '户号',
  '血型',
  '关注程度',
  '文化程度',
  '备注',
]
const row = (name: string, number: string, rest: Partial<Record<number, unknown>> = {}) =>
  Object.assign(
    [
      name,
      number,
      '',
      '',
      '汉族',
      '',
      '浦城路1号101室',
      '上海市',
      '浦东新区浦城路1号101室',
      '',
      '',
      'A型',
      '一级',
      '大专',
      '',
    ],
    rest,
  ) as unknown[]
const people = async (query = '') =>
  (await head.get(`/api/areas/${a}/people?limit=200${query}`)).body.rows as {
    id: string
    name: string
    disputes: number
    version: number
  }[]
const owner = new pg.Client({ connectionString: city.app.ownerUrl })
await owner.connect()
city.app.beforeStop.push(() => owner.end())
/** Everything the register says, but versions and times. */
const picture = async () =>
  (
    await owner.query(`select jsonb_build_object(
      'person', (select jsonb_agg(to_jsonb(p) - 'version' - 'updated_at' order by p.id) from people.person p),
      'document', (select jsonb_agg(to_jsonb(x) order by x.person_id, x.seq) from people.document x),
      'phone', (select jsonb_agg(to_jsonb(x) order by x.person_id, x.seq) from people.phone x),
      'residence', (select jsonb_agg(to_jsonb(x) order by x.person_id, x.id) from people.residence x),
      'values', (select jsonb_agg(to_jsonb(x) order by x.person_id, x.id) from people.field_value x),
      'dwelling', (select jsonb_agg(to_jsonb(x) order by x.id) from people.dwelling x),
      'household', (select jsonb_agg(to_jsonb(x) - 'updated_at' order by x.id) from people.household x),
      'care', (select jsonb_agg(to_jsonb(x) order by x.id) from people.care x)) as all`)
  ).rows[0].all

test('nobody imports without the permission, into a street, or somebody else’s community', async () => {
  const bytes = await givenSheet('居民名册', header, [])
  assert.equal((await uploadSheet(await city.as('gridWorker'), a, bytes)).status, 403)
  assert.equal((await uploadSheet(head, areas.siblingCommunity, bytes)).status, 403)
  assert.equal((await uploadSheet(head, a, Buffer.from('%PDF-1.7'), 'a.pdf')).body.code, 'people.sheet_kind')
  assert.equal((await uploadSheet(head, a, Buffer.from('PK damaged'), 'a.xlsx')).body.code, 'people.sheet_unreadable')
})

test('a ledger that is never kept is refused by name, and nothing of it is stored', async () => {
  const number = madeUpNumber('1980-01-01', 1)
  const uploaded = await uploadSheet(
    head,
    a,
    await givenSheet('重点上访人员登记表', ['姓名*', '身份证号码*', '上访原因*'], [['某人', number, '某事']]),
  )
  assert.equal(uploaded.body.sheets[0].verdict, 'refused')
  assert.match(uploaded.body.sheets[0].why, /信访/)
  const refused = await head.post(`/api/areas/${a}/people-imports/${uploaded.body.id}/mapping`, {
    version: 1,
    sheet: 0,
    register: 'residents',
  })
  assert.equal(refused.body.code, 'people.sheet_refused')
  assert.equal(
    (await owner.query('select 1 from people.import_piece where import_id = $1', [uploaded.body.id])).rowCount,
    0,
  )
})

test('a first roster with errors becomes a clean register', async () => {
  const [n1, n2, n3] = [1, 2, 3].map((n) => madeUpNumber('1990-02-28', n)) as [string, string, string]
  const wrong = n3.slice(0, 17)
  const bytes = await givenSheet('户籍人口登记表', header, [
    row('李　明', ` ${n1} `, { 3: 32932, 5: '138 0000 0001', 9: '户主', 10: 'H1' }),
    row('王　芳', n2.toLowerCase(), { 3: '1990年2月28日', 5: '13800000002、021-55556666', 9: '妻', 10: 'H1' }),
    row('错位数', wrong, {}),
    row('李明', n1, {}),
    row('', '', {}),
    row('没有证', '', { 3: '2021.5.6', 4: '朝鲜族人', 6: '浦城路2号201室' }),
    row('数字证', Number('319999199002280010') as unknown as string, {}),
    ['填报人：张三'],
  ])
  const uploaded = await uploadSheet(head, a, bytes, '户籍.xlsx')
  const sheet = uploaded.body.sheets[0]
  assert.deepEqual([sheet.verdict, sheet.headerRows, sheet.register], ['partly', [4], 'residents'])
  assert.deepEqual(
    sheet.columns.filter((c: { denied: string | null }) => c.denied).map((c: { header: string }) => c.header),
    ['血型', '关注程度'],
  )
  assert.ok(!JSON.stringify(sheet.sample).includes(n1), 'what is shown for choosing columns is covered')
  const url = `/api/areas/${a}/people-imports/${uploaded.body.id}`
  assert.equal(
    (await uploadSheet(head, a, bytes, '户籍.xlsx', uploaded.body.id)).body.id,
    uploaded.body.id,
    'sent twice, done once',
  )
  assert.equal(
    (
      await head.post(`${url}/mapping`, {
        version: 1,
        sheet: 0,
        register: 'residents',
        columns: [{ at: 11, target: 'note' }],
      })
    ).body.code,
    'people.column_denied',
  )
  assert.equal(
    (await head.post(`${url}/mapping`, { version: 1, sheet: 0, register: 'residents' })).body.state,
    'staging',
  )
  await runImports(city.app)
  const { body } = await head.get(`${url}/rows`)
  const plans = Object.fromEntries(body.rows.map((r: { no: number; plan: string }) => [r.no, r.plan]))
  assert.deepEqual(plans, { 5: 'fresh', 6: 'fresh', 7: 'faulty', 8: 'faulty', 9: 'faulty', 10: 'fresh', 11: 'faulty' })
  const faultsOf = (no: number) =>
    body.rows.find((r: { no: number }) => r.no === no).faults.map((f: { code: string }) => f.code)
  assert.deepEqual([7, 8, 9, 10, 11].map(faultsOf), [
    ['document_length'],
    ['twice'],
    ['missing'],
    ['code_unknown'],
    ['document_lost'],
  ])
  assert.ok(!JSON.stringify(body.rows).includes('A型'), 'cells of columns that are never kept are not there')
  const clerksView = (await clerk.get(`${url}/rows`)).body.rows[0].cells.join()
  assert.ok(!clerksView.includes(n1) && clerksView.includes('3199***'), 'a colleague sees documents covered')
  const errors = await download(city.app, head, 'GET', `${url}/errors`)
  const book = new excel.Workbook()
  await book.xlsx.load(errors.bytes as never)
  const errorSheet = book.worksheets[0]!
  assert.equal(errorSheet.actualRowCount, 3 + 4)
  assert.match(JSON.stringify(errorSheet.getCell('B4').note), /17 位/)
  assert.equal((await clerk.get(`${url}/errors`)).status, 403)

  const edit = async (no: number, change: object) => {
    const { version } = body.rows.find((r: { no: number }) => r.no === no)
    return head.patch(`${url}/rows/${no}`, { version, ...change })
  }
  assert.equal((await edit(7, { cells: [{ at: 1, text: n3 }] })).body.plan, 'fresh')
  assert.equal((await edit(9, { skip: true })).body.plan, 'skipped')
  assert.equal((await edit(7, { skip: true })).body.code, 'platform.conflict', 'a version that is gone')
  const done = await write(city.app, head, url)
  assert.deepEqual([done.state, done.counts.written, done.counts.faulty], ['done', 4, 2])
  assert.deepEqual((await people()).map((p) => p.name).toSorted(), ['李明', '没有证', '王芳', '错位数'].toSorted())
  assert.equal((await owner.query('select 1 from people.import_piece')).rowCount, 0, 'the file is gone')
  const started = await head.post(`${url}/start`, { version: 1 })
  assert.equal(started.body.state, 'done', 'started again it is done already')
  assert.equal((await owner.query('select count(*)::int n from people.household')).rows[0].n, 1)
  const kept = (
    await owner.query('select head_id, (select id from people.person where name = $1) li from people.household', [
      '李明',
    ])
  ).rows[0]
  assert.equal(kept.head_id, kept.li)
})

test('the same people from a second source become one: known by number, by likeness, and what differs competes', async () => {
  const n1 = madeUpNumber('1990-02-28', 1)
  const before = await people()
  const bytes = await givenSheet(
    '走访名册',
    ['人员姓名', '证件号码', '出生年月日', '文化程度', '工作单位', '联系电话', '现住地址'],
    [
      ['李明', n1.toLowerCase(), '1990/2/28', '大学本科', '东昌小学', '13800000001'],
      ['王方', '', '1990-02-28', '', '', '13800000002'],
      ['错位数', '', '', '', '', '', '浦城路1号101室'],
      ['新来的', madeUpNumber('1970-07-07', 9), '', '', '', ''],
    ],
  )
  const { url, rows } = await givenReviewed(city.app, head, a, bytes, {}, '走访.xlsx')
  const found = (await rows()).rows
  assert.deepEqual(
    found.map((r: { plan: string }) => r.plan),
    ['disputed', 'disputed', 'match', 'fresh'],
  )
  assert.deepEqual(
    found[0].changes.map((c: { zh: string; outcome: string }) => [c.zh, c.outcome]),
    [
      ['文化程度', 'competes'],
      ['工作单位或学校', 'filled'],
    ],
  )
  assert.ok(found[1].match.reasons.length > 1, 'the reasons are shown field by field')
  assert.equal(found[1].match.decided, 'same', 'sure enough to need nobody; the other spelling of the name competes')
  const decided = await head.patch(`${url}/rows/${found[2].no}`, { version: found[2].version, match: 'same' })
  assert.equal(decided.body.plan, 'same', 'a person says who it is')
  await write(city.app, head, url)
  const after = await people()
  assert.equal(after.length, before.length + 1)
  assert.equal(after.find((p) => p.name === '李明')!.disputes, 1)
})

test('undo puts back exactly what stood there; what changed since stays and is said', async () => {
  const before = await picture()
  const n1 = madeUpNumber('1990-02-28', 1)
  const bytes = await givenSheet(
    '残疾人登记表',
    ['姓名*', '身份证号码*', '联系电话', '残疾证号', '现住地址', '工作单位'],
    [
      ['李明', n1, '13800009999', '1234', '', '换了单位'],
      ['甲残', madeUpNumber('1960-01-01', 11), '', '5678', '浦城路9号901室', ''],
    ],
  )
  const imported = await givenReviewed(city.app, head, a, bytes, { mode: 'replace' }, '残疾人.xlsx')
  assert.equal((await imported.get()).chosen.careKind, 'disabled')
  await write(city.app, head, imported.url)
  assert.notDeepEqual(await picture(), before)
  assert.equal((await owner.query('select 1 from people.care')).rowCount, 2)
  await head.post(`${imported.url}/undo`, { reason: '传错了文件' })
  await runImports(city.app)
  const undone = await imported.get()
  assert.deepEqual([undone.state, undone.undo.kept], ['undone', []])
  assert.deepEqual(await picture(), before)

  const again = await givenReviewed(city.app, head, a, bytes, { mode: 'replace' }, '残疾人.xlsx')
  await write(city.app, head, again.url)
  const li = (await people()).find((p) => p.name === '李明')!
  await head.patch(`/api/areas/${a}/people/${li.id}`, {
    version: li.version,
    facts: [{ field: 'employer', value: '又换了' }],
  })
  await head.post(`${again.url}/undo`, { reason: '再撤销一次' })
  await runImports(city.app)
  const kept = (await again.get()).undo.kept
  assert.deepEqual(
    kept.map((k: { row: number }) => k.row),
    [5],
  )
  assert.match(kept[0].why, /又有修改/)
})

test('an old workbook with a two-row header', async () => {
  const sheet = utils.aoa_to_sheet([
    ['流动人口登记表'],
    ['填报单位：', '某某省', '省*', '某某市', '市*'],
    [],
    ['姓名*', '基本信息', null, null, '流入原因*', '暂住处所*'],
    [null, '性别*', '身份证号码*', '户籍地', null, null],
    ['流甲', '男', madeUpNumber('1995-05-05', 21), '安徽省', '务工', '浦城路3号301室'],
  ])
  sheet['!merges'] = [utils.decode_range('A4:A5'), utils.decode_range('B4:D4'), utils.decode_range('E4:E5')]
  const bytes = writeBook(
    { SheetNames: ['流动人口'], Sheets: { 流动人口: sheet } },
    { type: 'buffer', bookType: 'biff8' },
  ) as Buffer
  const { url, get, rows } = await givenReviewed(city.app, head, a, bytes, {}, '流动人口.xls')
  assert.deepEqual((await get()).sheets[0].headerRows, [4, 5])
  assert.deepEqual(
    (await rows()).rows.map((r: { plan: string }) => r.plan),
    ['fresh'],
  )
  await write(city.app, head, url)
  const found = (
    await owner.query(`select lives_here, registered_here, registered_address from people.person where name = '流甲'`)
  ).rows[0]
  assert.deepEqual(found, { lives_here: true, registered_here: false, registered_address: '安徽省' })
})

test('stopped in the middle of the work, it goes on where it was, and every row is written once', async () => {
  const many = Array.from({ length: 1200 }, (_, i) => [
    `量${String.fromCodePoint(0x4e00 + i)}${String.fromCodePoint(0x5e00 + i)}`,
    madeUpNumber(
      `19${50 + (i % 40)}-0${1 + (i % 9)}-1${i % 9}`,
      (i * 7) % 999,
      `3299${String(10 + Math.floor(i / 100))}`,
    ),
    `浦城路${100 + i}号101室`,
  ])
  const uploaded = await uploadSheet(
    head,
    a,
    await givenSheet('居民名册', ['姓名', '身份证号码', '现住地址'], many),
    '大.xlsx',
  )
  const url = `/api/areas/${a}/people-imports/${uploaded.body.id}`
  const soFar = async () => (await head.get(url)).body.counts
  // Numbers kept while work is under way are those of the rows.
  const counted = async () =>
    (
      await owner.query(
        `select count(*)::int "rows", count(*) filter (where plan = 'faulty')::int faulty, count(*) filter (where plan <> 'faulty' and faults <> '[]')::int warned,
          count(*) filter (where plan = 'skipped')::int skipped, count(*) filter (where plan = 'fresh')::int fresh, count(*) filter (where plan = 'changed')::int changed,
          count(*) filter (where plan = 'disputed')::int disputed, count(*) filter (where plan in ('same', 'known'))::int same,
          count(*) filter (where plan = 'match')::int matches, count(*) filter (where written_at is not null)::int written
         from people.import_row where import_id = $1`,
        [uploaded.body.id],
      )
    ).rows[0]
  await head.post(`${url}/mapping`, { version: 1, sheet: 0, register: 'residents' })
  await runImports(city.app, 1)
  assert.deepEqual((await head.get(url)).body.progress, { done: 500, of: 1200 })
  assert.deepEqual(await soFar(), await counted())
  await runImports(city.app)
  const before = (await owner.query('select count(*)::int n from people.person')).rows[0].n
  const { version, counts } = (await head.get(url)).body
  assert.deepEqual([counts.rows, counts.faulty], [1200, 0])
  await head.post(`${url}/start`, { version })
  await runImports(city.app, 1)
  assert.deepEqual((await head.get(url)).body.progress, { done: 500, of: 1200 })
  assert.deepEqual(await soFar(), await counted())
  // A piece of work that is cut off leaves nothing behind.
  const cut = new pg.Client({ connectionString: city.app.ownerUrl })
  await cut.connect()
  await cut.query('begin; lock table people.person in access exclusive mode')
  // Listened to at once: it fails before the lock is given back.
  const working = runImports(city.app, 1).then(
    () => 'written',
    () => 'cut off',
  )
  // Only who waits for that lock is cut off, and not before it waits; a piece that ended without waiting is told below.
  const waits = async () =>
    (
      await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where $1::int = any(pg_blocking_pids(pid)) and backend_type = 'client backend'`,
        [(cut as pg.Client & { processID: number }).processID],
      )
    ).rowCount
  let ended = false
  void working.then(() => (ended = true))
  while (!ended && !(await waits()));
  await cut.query('rollback')
  await cut.end()
  assert.equal(await working, 'cut off')
  assert.deepEqual((await head.get(url)).body.progress, { done: 500, of: 1200 })
  await runImports(city.app)
  const done = (await head.get(url)).body
  assert.deepEqual([done.state, done.counts.written], ['done', 1200])
  assert.equal((await owner.query('select count(*)::int n from people.person')).rows[0].n, before + 1200)
  await head.post(`${url}/undo`, { reason: '测试撤销' })
  await runImports(city.app)
  assert.equal((await owner.query('select count(*)::int n from people.person')).rows[0].n, before)
})

test('export in clear needs a reason, is masked otherwise, and imported again changes nothing', async () => {
  const url = `/api/areas/${a}/people-export`
  const masked = await download(city.app, head, 'POST', url, { register: 'residents' })
  assert.equal(masked.status, 200)
  assert.equal((await head.post(url, { register: 'residents', unmasked: true })).body.code, 'people.export_reason')
  assert.equal((await clerk.post(url, { register: 'residents' })).status, 403)
  const book = new excel.Workbook()
  await book.xlsx.load(masked.bytes as never)
  const text = JSON.stringify(book.worksheets[0]!.getSheetValues())
  assert.ok(!text.includes('李明') && text.includes('李*') && !text.includes('13800000001'))
  const clear = await download(city.app, head, 'POST', url, {
    register: 'residents',
    unmasked: true,
    reason: '核对户籍名册',
  })
  const before = await picture()
  const { url: imported, get, rows } = await givenReviewed(city.app, head, a, clear.bytes, {}, '导出.xlsx')
  const { counts } = await get()
  assert.deepEqual(
    [counts.same, counts.faulty, counts.rows > 4],
    [counts.rows, 0, true],
    JSON.stringify(
      (await rows()).rows
        .filter((r: { plan: string }) => r.plan !== 'same')
        .map((r: { plan: string; changes: unknown; faults: unknown }) => [r.plan, r.changes, r.faults]),
    ),
  )
  await write(city.app, head, imported)
  assert.deepEqual(await picture(), before)
  const audit = (
    await owner.query(
      `select about from platform.audit where route = 'people.export_register' order by id desc limit 1`,
    )
  ).rows[0].about
  assert.deepEqual([audit.unmasked, audit.reason], [true, '核对户籍名册'])
})

test('a template is recognised by the importer, has drop-downs, text columns and a sample that is not imported', async () => {
  for (const register of ['residents', 'dwellings', 'premises']) {
    const template = await download(city.app, head, 'GET', `/api/areas/${a}/people-template?register=${register}`)
    const uploaded = await uploadSheet(head, a, template.bytes, '模板.xlsx')
    const sheet = uploaded.body.sheets[0]
    assert.deepEqual(
      [sheet.verdict, sheet.register, sheet.columns.filter((c: { target: string | null }) => c.target === null).length],
      ['importable', register, 0],
      register,
    )
  }
  const template = await download(city.app, head, 'GET', `/api/areas/${a}/people-template?register=residents`)
  const book = new excel.Workbook()
  await book.xlsx.load(template.bytes as never)
  const sheet = book.worksheets[0]!
  assert.match(String(sheet.getCell('A2').value), /带\*的列必填.*示例/)
  assert.equal(sheet.getCell('A3').value, '姓名*')
  const sexColumn = (sheet.getRow(3).values as string[]).indexOf('性别')
  assert.equal(sheet.getCell(5, sexColumn).dataValidation?.type, 'list')
  assert.deepEqual([sheet.getColumn(3).numFmt, sheet.getCell(4, 3).numFmt], ['@', '@'])
  const { get } = await givenReviewed(city.app, head, a, template.bytes)
  assert.equal((await get()).counts.rows, 0)
})

test('dwellings and premises: new, changed, the same again; undone', async () => {
  const before = await picture()
  const dwellings = await givenSheet(
    '房屋信息登记表',
    ['房屋准确地址*', '是否为出租房*', '本户建筑面积(㎡)', '房屋用途'],
    [
      ['浦城路77号701室', '是', '89.5', '居住'],
      ['浦城路77号702室', '否', '', '商铺'],
    ],
  )
  const first = await givenReviewed(city.app, head, a, dwellings)
  assert.equal((await write(city.app, head, first.url)).counts.written, 2)
  const rented = (
    await owner.query(`select tenure, area_m2::float8 area from people.dwelling where address = '浦城路77号701室'`)
  ).rows[0]
  assert.deepEqual(rented, { tenure: 'rented', area: 89.5 })
  const again = await givenReviewed(city.app, head, a, dwellings)
  assert.equal((await again.get()).counts.same, 2)
  const premises = await givenSheet(
    '实有单位登记表',
    ['单位名称*', '单位地址*', '联系手机', '从业人数', '负责人'],
    [['东昌杂货店', '浦城路78号', '13900001111', '3人', '赵六']],
  )
  const shops = await givenReviewed(city.app, head, a, premises)
  await write(city.app, head, shops.url)
  assert.deepEqual((await owner.query('select name, workers from people.premises')).rows, [
    { name: '东昌杂货店', workers: 3 },
  ])
  for (const { url } of [shops, first]) await head.post(`${url}/undo`, { reason: '测试撤销' })
  await runImports(city.app)
  assert.deepEqual(await picture(), before)
})

test('given up, the file and its rows are gone', async () => {
  const { url, id } = await givenReviewed(
    city.app,
    head,
    a,
    await givenSheet('居民名册', ['姓名', '性别'], [['谁', '男']]),
  )
  assert.equal((await head.post(`${url}/drop`, {})).body.state, 'dropped')
  for (const table of ['import_row', 'import_piece'])
    assert.equal((await owner.query(`select 1 from people.${table} where import_id = $1`, [id])).rowCount, 0)
  assert.equal((await head.get(`/api/areas/${a}/people-imports/${uuid7()}`)).status, 404)
})

test('the staged rows hold no number and no phone in clear', async () => {
  const number = madeUpNumber('1988-08-08', 88)
  await givenReviewed(
    city.app,
    head,
    a,
    await givenSheet('居民名册', ['姓名', '身份证号码', '手机'], [['密', number, '13877776666']]),
  )
  const dump = (
    await owner.query(
      `select jsonb_agg(to_jsonb(r)) || (select jsonb_agg(to_jsonb(i)) from people.import i) as all from people.import_row r`,
    )
  ).rows[0].all
  assert.ok(!JSON.stringify(dump).includes(number) && !JSON.stringify(dump).includes('13877776666'))
})
