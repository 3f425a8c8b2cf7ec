import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkSchema } from '#contract/matters/check-form.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { uuid7 } from '#platform/crypto.ts'
import { classes } from './seed/classes.ts'
import { exampleItems } from './seed/example-catalogue.ts'

const city = await startSmallCity()
const here = `/api/areas/${areas.community}`
const anybody = await city.asResident('13700137111')
const street = await city.as('street')
const atStreet = `/api/areas/${areas.street}`
const find = async (q: string, area = here) =>
  ((await anybody.get(`${area}/matters?q=${encodeURIComponent(q)}`)).body.rows as { code: string }[]).map((r) => r.code)

test('the example has 24 classes and 88 items, each with sound form, papers and limits', async () => {
  assert.deepEqual([classes.length, exampleItems.length], [24, 88])
  assert.equal(new Set(exampleItems.map((i) => i.code)).size, 88)
  for (const { code, content } of exampleItems) {
    assert.deepEqual(checkSchema(content.form), [], code)
    assert.ok(content.example && content.basis.length, code)
  }
  const all = (await anybody.get(`${here}/matters`)).body
  assert.equal(all.total, 88)
  const listed = (await anybody.get(`${here}/matter-classes`)).body.rows as { items: number }[]
  assert.deepEqual([listed.length, listed.reduce((sum, c) => sum + c.items, 0)], [24, 88])
})

const uploadPicture = async (who: typeof street, areaId: number, id: string) => {
  await who.get('/api/session')
  const { default: sharp } = await import('sharp')
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } }).jpeg().toBuffer()
  const head = `--b\r\ncontent-disposition: form-data; name="clientId"\r\n\r\n${id}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="样表.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), picture, Buffer.from('\r\n--b--\r\n')])
  const answer = await who.send('POST', `/api/areas/${areaId}/files`, payload, { 'content-type': 'multipart/form-data; boundary=b' })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
} // prettier-ignore

/** What people say, and what must be among the first three. */
const spoken: readonly [string, string][] = [
  ['老人坐公交免费', 'yanglao.laonian_jintie'],
  ['老人坐公交免费', 'yanglao.jingloka_buban'],
  ['怎么申请低保', 'jiuzhu.zuidi_shenghuo'],
  ['没钱看病怎么办', 'jiuzhu.yiliao_jiuzhu'],
  ['我丢工作了', 'jiuye.shiye_dengji'],
  ['老板拖欠工资', 'laodong.qianxin'],
  ['社保卡丢了', 'shebao.sheka'],
  ['楼上漏水邻居不管', 'tiaojie.renmin_tiaojie'],
  ['想开个小店', 'jingying.geti_daiban'],
  ['小孩上小学', 'jiaoyu.ruxue_xinxi'],
  ['办残疾证', 'canji.canjizheng'],
  ['我要生二胎', 'shengyu.shengyu_dengji'],
  ['旧沙发扔哪里', 'huanjing.dajian_laji'],
  ['外地看病报销', 'yibao.yidi_beian'],
  ['退伍证', 'tuiyi.youdaizheng'],
  ['轮椅', 'canji.fuju'],
  ['爷爷去世了', 'binzang.siwang_dengji'],
  ['暂住证', 'juzhu.juzhuzheng'],
  ['公租房', 'zhufang.gongzufang'],
  ['加装电梯', 'wuye.jiazhuang_dianti'],
  ['zdshbz', 'jiuzhu.zuidi_shenghuo'],
  ['linshijiuzhu', 'jiuzhu.linshi_jiuzhu'],
  ['gzf', 'zhufang.gongzufang'],
]
test('found by plain words, as people speak, by pinyin and by initials', async () => {
  const wrong: string[] = []
  for (const [q, code] of spoken) {
    const found = (await find(q)).slice(0, 3)
    if (!found.includes(code)) wrong.push(`${q}: ${found.join(', ')}`)
  }
  assert.deepEqual(wrong, [])
  assert.deepEqual(await find('核聚变反应堆审批'), [])
})

test('a street publishes its own version; others keep theirs; what is retired is gone there only', async () => {
  const code = 'yanglao.zhucan'
  const item = (await anybody.get(`${here}/matters/${code}`)).body
  assert.deepEqual([item.no, item.areaId, item.example], [1, 0, true])
  const { classCode: _c, classZh: _z, classEn: _e, no: _n, areaId: _a, areaName: _m, publishedAt: _p, validFrom: _f, validTo: _t, power: _w, code: _k, ...content } = item // prettier-ignore
  const changed = { ...content, summary: '登记后可到任一长者食堂就餐', limits: { ...content.limits, promisedDays: 1 } }
  const save = (body: object) => street.put(`${atStreet}/matters/${code}/draft`, body)
  const draft = await save({ classCode: 'yanglao', content: changed, version: 0 })
  assert.equal(draft.status, 200, JSON.stringify(draft.body))
  assert.equal((await save({ classCode: 'yanglao', content: changed, version: 0 })).body.code, 'platform.conflict')
  assert.equal((await anybody.get(`${here}/matters/${code}`)).body.summary, item.summary)
  const published = await street.post(`${atStreet}/matters/${code}/publish`, { version: draft.body.version })
  assert.equal(published.body.state, 'published', JSON.stringify(published.body))
  assert.equal((await anybody.get(`${here}/matters/${code}`)).body.summary, changed.summary)
  const foreign = `/api/areas/${areas.foreignCommunity}`
  assert.equal((await anybody.get(`${foreign}/matters/${code}`)).body.summary, item.summary)
  const compared = await street.get(`${atStreet}/matters/${code}/compare?fromArea=0&from=1&toArea=${areas.street}&to=1`)
  assert.equal(compared.status, 200, JSON.stringify(compared.body))
  const { changes } = compared.body
  assert.deepEqual(changes.map((c: { path: string }) => c.path), ['summary']) // prettier-ignore
  const retired = await street.post(`${atStreet}/matters/${code}/retire`, { reason: '食堂改造' })
  assert.equal(retired.body.state, 'retired')
  assert.equal((await anybody.get(`${here}/matters/${code}`)).body.code, 'matters.item_unknown')
  assert.ok(!(await find('老年食堂')).includes(code))
  assert.equal((await anybody.get(`${foreign}/matters/${code}`)).status, 200)
  const { rows } = (await street.get(`${atStreet}/matters/${code}/versions`)).body
  assert.deepEqual(
    rows.map((v: { areaId: number; no: number; state: string }) => [v.areaId, v.no, v.state]),
    [[areas.street, 2, 'retired'], [areas.street, 1, 'superseded'], [0, 1, 'published']],
  ) // prettier-ignore
})

test('a form that looks ahead is refused with the field named', async () => {
  const code = 'bianmin.xiu_dianqi'
  const item = (await anybody.get(`${here}/matters/bianmin.kaisuo`)).body
  const fields = [{ ...item.form.fields[0], shownIf: [{ field: 'phone', filled: true }] }, ...item.form.fields.slice(1)]
  const answer = await street.put(`${atStreet}/matters/${code}/draft`, {
    classCode: 'bianmin',
    content: { ...item, form: { fields } },
    version: 0,
  })
  assert.equal(answer.body.code, 'matters.form_wrong')
  assert.equal(answer.body.details?.faults[0].field ?? answer.body, 'name')
})

test('power goes down to the community, never up; what people say is added by hand and found', async () => {
  const power = `${atStreet}/matters/zhufang.gongzufang/power`
  const row = (tier: string, mayDecide: boolean) => ({ tier, mayAccept: true, mayDecide, mode: 'delegated', organisationId: null }) // prettier-ignore
  const given = await street.put(power, { rows: [row('community', true), row('street', true)] })
  assert.equal(given.status, 200, JSON.stringify(given.body))
  const head = await city.as('head')
  const grabbed = await head.put(`${here}/matters/jiuzhu.zuidi_shenghuo/power`, { rows: [row('community', true), row('district', true)] }) // prettier-ignore
  assert.equal(grabbed.body.code, 'matters.configured_above')
  assert.deepEqual(await find('阿拉屋里厢'), [])
  await street.post(`${atStreet}/matter-synonyms`, { said: '阿拉屋里厢', means: ['公共租赁住房申请'] })
  assert.deepEqual(await find('阿拉屋里厢'), ['zhufang.gongzufang'])
})

test('A and B of a post: B has it while A is away, and gaps are seen', async () => {
  const head = await city.as('head')
  const duty = { a: city.accounts.head, b: city.accounts.clerk }
  const saved = await head.put(`${here}/matter-posts/civil_affairs`, duty)
  assert.equal(saved.status, 200, JSON.stringify(saved.body))
  const civil = saved.body.rows.find((r: { post: string }) => r.post === 'civil_affairs')
  assert.deepEqual([civil.today, civil.a.absent], ['测试head', false])
  assert.ok(saved.body.rows.some((r: { post: string; b: null }) => r.post === 'health' && r.b === null))
  assert.equal(
    (await head.put(`${here}/matter-posts/civil_affairs`, { a: duty.a, b: duty.a })).body.code,
    'matters.a_is_b',
  )
  assert.equal((await street.get(`${atStreet}/matter-catalogue.xlsx`)).status, 200)
})

test('a sample is uploaded with the draft, open to anybody once published, and stays open where the item is taken over', async () => {
  const code = 'bianmin.dayin'
  const known = (await anybody.get(`${here}/matters`)).body.rows.find((r: { code: string }) => r.code.startsWith('bianmin.') && r.code !== code) // prettier-ignore
  const path = (area: string) => `${area}/matters/${known.code}`
  const { materials, ...content } = (await anybody.get(path(here))).body
  const sampleFile = uuid7()
  await uploadPicture(street, areas.street, sampleFile)
  const [first, ...rest] = materials
  const put = (who: typeof street, area: string, all: object[]) =>
    who.put(`${path(area)}/draft`, { classCode: 'bianmin', content: { ...content, materials: all }, version: 0 })
  const draft = await put(street, atStreet, [{ ...first, sampleFile }, ...rest])
  assert.equal(draft.status, 200, JSON.stringify(draft.body))
  assert.equal(draft.body.content.materials[0].sampleAreaId, areas.street)
  await street.post(`${path(atStreet)}/publish`, { version: draft.body.version })
  const sample = `${path(atStreet)}/materials/${first.key}/sample`
  assert.equal((await anybody.get(sample)).status, 200)
  assert.equal((await anybody.get(`${sample}?file=${uuid7()}`)).body.code, 'matters.material_unknown')
  const head = await city.as('head')
  const own = await put(head, here, (await head.get(path(here))).body.materials)
  assert.equal(own.status, 200, JSON.stringify(own.body))
  await head.post(`${path(here)}/publish`, { version: own.body.version })
  const shown = (await anybody.get(path(here))).body
  assert.deepEqual([shown.areaId, shown.materials[0].sampleAreaId], [areas.community, areas.street])
  const file = `/api/areas/${areas.street}/matters/${known.code}/materials/${first.key}/sample?file=${sampleFile}`
  assert.equal((await anybody.get(file)).status, 200)
})
