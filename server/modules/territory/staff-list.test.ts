// A13: accounts for a whole street from one list: each row checked and told, the good ones made once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import excel from 'exceljs'
import { signIn } from '#modules/access/testing.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'

const city = await startSmallCity()
const security = await city.as('security')
const base = `/api/areas/${areas.city}/staff-list`
const header = ['登录名*', '姓名*', '办公电话', '岗位*', '区域*', '单位', '职务', '备注']

const sheet = async (rows: readonly (readonly string[])[]) => {
  const book = new excel.Workbook()
  const page = book.addWorksheet('名单')
  page.addRow(['陆家嘴街道工作人员名单'])
  for (const row of [header, ...rows]) page.addRow([...row])
  return Buffer.from(await book.xlsx.writeBuffer())
}
const check = async (rows: readonly (readonly string[])[], who = security) => {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(await sheet(rows))]), '名单.xlsx')
  const request = new Request('http://here/', { method: 'POST', body: form })
  const answer = await city.app.http.inject({
    method: 'POST',
    url: `${base}/check`,
    cookies: who.cookies,
    headers: { 'content-type': request.headers.get('content-type')!, 'x-csrf-token': who.token() },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const good = [
  ['wangfang', '王芳', '021-58880001', '网格员', '陆家嘴街道 东昌社区', '', ''],
  ['lijie', '李杰', '', '部门工作人员', '浦东新区', '浦东新区供水单位', '科员'],
]

test('only who manages accounts may, and only a sheet with a header is read', async () => {
  assert.equal((await check(good, await city.as('head'))).status, 403)
  const form = await security.post(base, { staff: [] })
  assert.equal(form.status, 400)
})

test('what is wrong is said row by row; the rest can be made', async () => {
  const { status, body } = await check([
    ...good,
    ['Li Jie', '', '', '主任', '不存在的社区', '', ''],
    ['wangfang', '王芳芳', '', '网格员', '东昌社区', '', ''],
    ['zhaomin', '赵敏', '', '部门工作人员', '浦东新区', '', ''],
    ['head', '旧人', '', '社区负责人', '东昌社区', '', ''],
  ])
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(body.unknownColumns, ['备注'])
  const told = body.rows.map(
    (r: { row: number; there: boolean; staff: object | null; faults: { field: string }[] }) => [
      r.row,
      r.there,
      r.staff !== null,
      r.faults.map((f) => f.field).sort(),
    ],
  )
  assert.deepEqual(told, [
    [3, false, true, []],
    [4, false, true, []],
    [5, false, false, ['area', 'loginName', 'name', 'role']],
    [6, false, false, ['loginName']],
    [7, false, false, ['organisation']],
    [8, true, true, []],
  ])
  assert.equal(body.rows[0].staff.areaId, areas.community)
  assert.equal(body.rows[1].staff.organisationId, city.organisations.water)
})

test('made once: the password opens the door, the same list again makes nobody', async () => {
  const { body } = await check(good)
  const staff = body.rows.map((r: { staff: object }) => r.staff)
  const outside = { ...staff[0], loginName: 'waiguo', areaId: 110_000_000_000 }
  const first = await security.post(base, { staff: [...staff, outside] })
  assert.equal(first.status, 200, JSON.stringify(first.body))
  type Result = { loginName: string; outcome: string; oneTimePassword: string | null; message: string | null }
  const results = first.body.results as Result[]
  assert.deepEqual(
    results.map((r) => r.outcome),
    ['made', 'made', 'refused'],
  )
  assert.ok(results[2]!.message)
  const browser = await signIn(city.app, { loginName: 'wangfang', password: results[0]!.oneTimePassword! })
  assert.equal((await browser.get('/api/session')).body.mustChangePassword, true)
  const again = await security.post(base, { staff })
  assert.deepEqual(
    again.body.results.map((r: Result) => [r.outcome, r.oneTimePassword]),
    [
      ['there', null],
      ['there', null],
    ],
  )
  const { rows } = await city.owner.query(
    `select count(*)::int n from access.account a join access.post p on p.account_id = a.id where a.login_name in ('wangfang', 'lijie')`,
  )
  assert.deepEqual(rows, [{ n: 2 }])
  assert.ok((await check(good)).body.rows.every((r: { there: boolean }) => r.there))
})

test('the template is read by the check', async () => {
  const answer = await security.get(`${base}/template`)
  assert.equal(answer.status, 200)
  assert.match(String(answer.headers['content-disposition']), /xlsx/)
})
