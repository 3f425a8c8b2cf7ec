import assert from 'node:assert/strict'
import { test } from 'node:test'
import excel from 'exceljs'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { download, givenReviewed } from '../import/testing.ts'
import { givenDwelling, givenPerson } from '../testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const area = `/api/areas/${areaId}`
const head = await city.as('head')
const dwellingId = await givenDwelling(city.app, areaId, { address: '潍坊路150弄5号2单元302室' })
await givenPerson(city.app, {
  areaId,
  name: '欧阳锦绣',
  facts: [{ field: 'disability_card', value: 'CJZ-1' }],
  residence: { kind: 'both', dwellingId },
})
const exported = (who: typeof head, body: object) => download(city.app, who, 'POST', `${area}/people-export`, body)
const textOf = async (bytes: Buffer) => {
  const book = new excel.Workbook()
  await book.xlsx.load(bytes as never)
  return JSON.stringify(book.worksheets[0]!.getSheetValues())
}

test('who sees doors masked in the list sees them masked in the file, and so does everybody who gives no reason', async () => {
  for (const who of [await city.as('street'), head]) {
    const file = await exported(who, { register: 'dwellings' })
    assert.equal(file.status, 200)
    const text = await textOf(file.bytes)
    assert.match(text, /潍坊路150弄5号\*\*\*/)
    assert.match(text, /门牌已隐去/)
    assert.doesNotMatch(text, /302|2单元|"2"/)
  }
  const clear = await exported(head, { register: 'dwellings', unmasked: true, reason: '核对房屋' })
  assert.match(await textOf(clear.bytes), /潍坊路150弄5号2单元302室/)
})

test('a masked file imported again writes nothing: half a value does not become one', async () => {
  for (const register of ['residents', 'dwellings']) {
    const file = await exported(head, { register })
    const { get, rows } = await givenReviewed(city.app, head, areaId, file.bytes, { register })
    const { counts } = await get()
    assert.deepEqual([counts.rows, counts.faulty], [1, 1], register)
    const [row] = (await rows()).rows
    assert.ok(
      row.faults.some((f: { code: string }) => f.code === 'masked'),
      register,
    )
  }
})
