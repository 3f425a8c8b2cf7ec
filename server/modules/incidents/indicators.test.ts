import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import excel from 'exceljs'
import { indicators, metrics, type Indicator } from '#contract/incidents/metrics.ts'
import { openBrowser } from '#modules/access/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, inGrid, startSmallCity, type Person } from '../../../test/small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
const board = (area: number, query = '', by = '') =>
  `/api/areas/${area}/indicators${by && `/${by}`}${query && `?${query}`}`
const pipe = await city.categoryId('水管破裂')
const rubbish = await city.categoryId('暴露垃圾')
const resident = await city.asResident('13611112222')
const top = await city.as('city')

const at = (time: string) => setClock(`2025-${time}:00+08:00`)
const report = async (categoryId: number) => {
  const id = uuid7()
  const sent = await resident.post(`/api/areas/${areas.community}/incidents`, {
    id,
    text: '水管爆了',
    categoryId,
    point: inGrid,
  })
  assert.equal(sent.status, 200)
  return id
}
const move = async (who: Person | 'resident', id: string, name: string, input = {}) => {
  const { rows } = await city.owner.query<{ version: number }>('select version from incidents.incident where id = $1', [
    id,
  ])
  const browser = who === 'resident' ? resident : await city.as(who)
  const answer = await browser.post(`/api/areas/${areas.community}/incidents/${id}/${name}`, {
    moveId: uuid7(),
    version: rows[0]!.version,
    note: '说明',
    ...input,
  })
  assert.equal(answer.status, 200, `${name}: ${JSON.stringify(answer.body)}`)
}
const { water, roads } = city.organisations

test('nobody without the permission, and nobody of another area, reads numbers', async () => {
  assert.equal((await openBrowser(city.app).get(board(areas.community))).status, 401)
  assert.equal((await resident.get(board(areas.community))).status, 403)
  assert.equal((await (await city.as('siblingHead')).get(board(areas.community))).status, 403)
  assert.equal((await (await city.as('auditor')).get(board(areas.community))).status, 403)
})

test('months the wrong way round, too many, and unknown categories are refused', async () => {
  assert.equal((await top.get(board(areas.city, 'from=2025-03&to=2025-02'))).body.code, 'incidents.period_wrong')
  assert.equal((await top.get(board(areas.city, 'from=2020-01&to=2025-02'))).body.code, 'incidents.period_wrong')
  assert.equal((await top.get(board(areas.city, 'from=2025-13'))).status, 400)
  assert.equal((await top.get(board(areas.city, 'categoryId=2147483647'))).body.code, 'incidents.category_unknown')
})

test('where nothing was counted every rate is «-», not 0 %', async () => {
  at('03-03T09:00')
  const { body } = await top.get(board(areas.city))
  assert.deepEqual([body.from, body.to, body.areaName, body.reportedPer10k], ['2025-03', '2025-03', '上海市', null])
  for (const indicator of indicators) {
    const figure = body.figures[indicator]
    assert.equal(figure.value, figure.of === null ? 0 : null, indicator)
    assert.equal(figure.previous, null)
    assert.equal(figure.yearAgo, null)
  }
})

test('a month of work is counted, each rate by its formula', async () => {
  at('02-10T10:00')
  await report(rubbish)
  at('03-03T09:00')
  const [first, second, third] = [await report(pipe), await report(pipe), await report(rubbish)]
  at('03-03T09:30')
  await move('gridWorker', first, 'accept')
  await move('head', first, 'assign', { organisationId: water })
  await move('water', first, 'sign')
  at('03-03T10:30')
  await move('water', first, 'done')
  await move('head', first, 'pass')
  await move('resident', first, 'judge', { solved: true, grade: 5 })
  at('03-05T09:30')
  await move('gridWorker', second, 'accept')
  await move('clerk', third, 'reject', { reason: 'not_true' })
  await move('gridWorker', second, 'contact')
  await move('head', second, 'assign', { organisationId: roads })
  await move('roads', second, 'return', { basis: '三定方案' })
  await move('head', second, 'assign', { organisationId: water })
  await move('water', second, 'sign')
  at('04-01T09:30')
  await move('water', second, 'done', { outcome: 'not_fixed' })
  await move('head', second, 'pass')
  await move('resident', second, 'judge', { solved: false, grade: 3 })

  const { body } = await top.get(board(areas.city, 'from=2025-03&to=2025-04'))
  const value = (indicator: Indicator) => body.figures[indicator].value
  assert.deepEqual([value('reported'), value('closed'), value('open')], [3, 1, 2])
  assert.equal(value('valid_rate'), 2 / 3)
  assert.equal(value('filed_rate'), 2 / 3)
  assert.equal(value('accepted_in_time_rate'), 1 / 2)
  assert.equal(value('return_rate'), 1 / 3)
  assert.equal(value('dispatch_accuracy'), 2 / 3)
  assert.equal(value('response_rate'), 1 / 2)
  assert.equal(value('in_time_rate'), 1 / 2)
  assert.equal(value('handled_rate'), 2 / 3)
  assert.equal(value('closed_rate'), 1 / 2)
  assert.equal(value('solution_rate'), 1 / 2)
  assert.equal(value('satisfaction_rate'), (1 + 0.6) / 2)
  assert.equal(value('mean_grade'), 4)
  assert.equal(value('reopen_rate'), 1 / 2)
  assert.equal(value('rework_rate'), 0)
  assert.equal(value('mean_hours'), (1 + 27 * 24) / 2)
  assert.equal(value('check_in_rate'), null)
  assert.equal(body.figures.reported.previous, 1, 'January and February')
  assert.equal(body.figures.reported.yearAgo, null)
  assert.deepEqual(
    body.months.map((m: { month: string; figures: Record<Indicator, { value: number | null }> }) => [
      m.month,
      m.figures.reported.value,
      m.figures.closed.value,
    ]),
    [
      ['2025-03', 3, 1],
      ['2025-04', 0, 0],
    ],
  )
})

test('by category a heading is the sum of what is below; by area in their order; by organisation departments are ranked', async () => {
  const period = 'from=2025-03&to=2025-03'
  const categories = (await top.get(board(areas.city, period, 'by-category'))).body.rows
  const row = (id: number) => categories.find((c: { categoryId: number }) => c.categoryId === id)
  assert.deepEqual([row(pipe).figures.reported.value, row(rubbish).figures.reported.value], [2, 1])
  assert.equal(row(row(pipe).parentId).figures.reported.value, 2)
  const heading = (await top.get(board(areas.city, `${period}&categoryId=${row(pipe).parentId}`))).body
  assert.equal(heading.figures.reported.value, 2)

  const below = (await top.get(board(areas.city, period, 'by-area'))).body.rows
  assert.deepEqual(
    below.map((a: { name: string; figures: Record<Indicator, { value: number }> }) => [
      a.name,
      a.figures.reported.value,
    ]),
    [
      ['黄浦区', 0],
      ['浦东新区', 3],
    ],
  )
  assert.ok(below.every((a: object) => !('rank' in a)))

  const departments = (await top.get(board(areas.city, `${period}&sort=return_rate`, 'by-organisation'))).body.rows
  assert.deepEqual(
    departments.map(
      (o: { rank: number; organisationId: number; figures: Record<Indicator, { value: number | null }> }) => [
        o.rank,
        o.organisationId,
        o.figures.return_rate.value,
        o.figures.reported.value,
      ],
    ),
    [
      [1, water, 0, null],
      [2, roads, 1, null],
    ],
  )
  const one = (await top.get(board(areas.city, `${period}&organisationId=${water}`))).body
  assert.deepEqual([one.figures.in_time_rate.value, one.figures.filed_rate.value], [1 / 2, null])
})

test('every number links to the rows it counts', async () => {
  const listed = async (link: Record<string, unknown>) => {
    const { areaId, ...query } = link
    const answer = await top.get(
      `/api/areas/${areaId}/incidents?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`,
    )
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    return answer.body.rows.length as number
  }
  const boards = [
    (await top.get(board(areas.city, 'from=2025-03&to=2025-03'))).body,
    (await top.get(board(areas.city, `from=2025-02&to=2025-03&organisationId=${water}`))).body,
    (await top.get(board(areas.community, `from=2025-03&to=2025-04&categoryId=${pipe}`))).body,
  ]
  for (const { figures } of boards)
    for (const indicator of indicators) {
      const { link, value, of, counted } = figures[indicator]
      assert.ok(metrics.includes(link.metric))
      if (of === null && value !== null && !(figures === boards[1]!.figures && indicator === 'reported'))
        assert.equal(await listed(link), counted, indicator)
      else assert.ok((await listed(link)) >= 0)
    }
  const march = boards[0]!.figures
  assert.equal(await listed(march.return_rate.link), 1)
  assert.equal(await listed(march.solution_rate.link), 1)
  assert.equal(await listed(march.satisfaction_rate.link), 2)
  assert.equal(await listed(march.closed_rate.link), 1)
  const departments = (await top.get(board(areas.city, 'from=2025-03&to=2025-03', 'by-organisation'))).body.rows
  for (const { link, organisationId } of departments)
    assert.equal(await listed({ ...link, metric: 'assigned' }), organisationId === water ? 2 : 1)
})

const sheetOf = async (area: number, month: string) => {
  const cookies = (await city.as('head')).cookies
  const answer = await city.app.http.inject({
    method: 'GET',
    url: `/api/areas/${area}/ledgers/incidents/export?month=${month}`,
    cookies,
  })
  assert.equal(answer.statusCode, 200, answer.body.slice(0, 300))
  const book = new excel.Workbook()
  await book.xlsx.load(answer.rawPayload as never)
  const lines: string[][] = []
  book.worksheets[0]!.eachRow((row) => lines.push((row.values as unknown[]).slice(1).map((v) => String(v ?? ''))))
  return lines
}

test('a month’s ledger comes from the cases, with their addresses, a sum and a foot, and says what changed after it was printed', async () => {
  const head = await city.as('head')
  assert.equal(
    (await (await city.as('gridWorker')).get(`/api/areas/${areas.community}/ledgers/incidents/export?month=2025-03`))
      .status,
    403,
  )
  const before = (await head.get(`/api/areas/${areas.community}/ledgers?month=2025-03`)).body.rows[0]
  assert.deepEqual([before.kind, before.rows, before.lastExport], ['incidents', 3, null])
  const lines = await sheetOf(areas.community, '2025-03')
  assert.match(lines[0]![0]!, /东昌社区事件台账（2025年3月）/)
  assert.deepEqual(lines[2]!.slice(0, 3), ['序号', '事件编号', '上报时间'])
  const cases = lines.slice(3, 6)
  for (const line of cases) {
    assert.match(line[1]!, /^SJ\d{8}$/)
    assert.match(line.at(-1)!, new RegExp(`^/staff/incidents/${areas.community}/[0-9a-f-]{36}$`))
  }
  assert.match(lines[6]!.join(' '), /合计.*共 3 件：在办 1 件，结案 1 件/)
  assert.match(lines[7]![0]!, /填报单位：东昌社区.*填报人：测试head.*审核人：.*填报日期：2025年4月1日/)
  const printed = (await head.get(`/api/areas/${areas.community}/ledgers?month=2025-03`)).body.rows[0]
  assert.deepEqual([printed.lastExport.rows, printed.lastExport.changedSince], [3, 0])
  // The audit log keeps the time of the database, so the change comes after every clock.
  setClock(new Date(Date.now() + 86_400_000))
  const { rows } = await city.owner.query<{ id: string }>(
    `select id from incidents.incident where state = 'processing'`,
  )
  await move('head', rows[0]!.id, 'add-note')
  const changed = (await head.get(`/api/areas/${areas.community}/ledgers?month=2025-03`)).body.rows[0]
  assert.equal(changed.lastExport.changedSince, 1)
  assert.match((await sheetOf(areas.community, '2025-03'))[1]![0]!, /上次导出.*后有 1 件变动/)
})
