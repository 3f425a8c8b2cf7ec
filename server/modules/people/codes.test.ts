import assert from 'node:assert/strict'
import { test } from 'node:test'
import excel from 'exceljs'
import { inUse } from '#contract/people/codes.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { download } from './import/testing.ts'
import { givenPerson } from './testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const street = await city.as('street')
const head = await city.as('head')
const code = (more: object = {}) => ({
  zh: '某学历',
  en: 'Some degree',
  aliases: [],
  sort: 90,
  validFrom: null,
  validTo: null,
  version: null,
  ...more,
})
const save = (of: string, body: object) => street.put(`/api/areas/${areas.street}/people-codes/education/${of}`, body)
/** What somebody's education reads as after it was written so. */
const written = async (word: string) => {
  const id = await givenPerson(city.app, { areaId, facts: [{ field: 'education', value: word }] })
  const { values } = (await head.get(`/api/areas/${areaId}/people/${id}`)).body
  return values.find((v: { field: string }) => v.field === 'education').value
}
const choices = async () => {
  const file = await download(city.app, head, 'GET', `/api/areas/${areaId}/people-template?register=residents`)
  const book = new excel.Workbook()
  await book.xlsx.load(file.bytes as never)
  return book.worksheets.map((sheet) => JSON.stringify(sheet.getSheetValues())).join()
}

test('a day before the first and after the last is out of use; the days themselves are in it', () => {
  const years = { validFrom: '2010-01-01', validTo: '2019-12-31' }
  assert.deepEqual(
    ['2009-12-31', '2010-01-01', '2019-12-31', '2020-01-01'].map((day) => inUse(years, day)),
    [false, true, true, false],
  )
  assert.equal(inUse({ validFrom: null, validTo: null }, '2020-01-01'), true)
})

test('a code is saved once, by those above; what ends before it begins is refused by its field', async () => {
  const early = await save('91', code({ validFrom: '2020-01-01', validTo: '2019-12-31' }))
  assert.deepEqual([early.status, early.body.errors[0].field], [400, 'validTo'])
  assert.equal((await save('91', code())).status, 200)
  assert.equal((await save('91', code())).body.code, 'platform.conflict')
  assert.equal(
    (await head.put(`/api/areas/${areaId}/people-codes/education/92`, code())).body.code,
    'platform.forbidden',
  )
  const stray = await street.put(`/api/areas/${areas.street}/people-codes/shoe_size/1`, code())
  assert.equal(stray.body.code, 'people.family_unknown')
})

test('a code that ended is offered no more, and what was written with it is still read', async () => {
  assert.equal((await save('93', code({ zh: '从前学历', aliases: ['高小'], validTo: '2001-12-31' }))).status, 200)
  assert.equal((await save('94', code({ zh: '将来学历', validFrom: '2999-01-01' }))).status, 200)
  assert.equal((await save('95', code({ zh: '还有几年的学历', validTo: '2999-01-01' }))).status, 200)
  const offered = await choices()
  assert.deepEqual(
    ['从前学历', '将来学历', '还有几年的学历', '大学本科'].map((zh) => offered.includes(zh)),
    [false, false, true, true],
  )
  assert.equal(await written('高小'), '93')
})

test('a word that an ended code and one in use both have means the one in use', async () => {
  assert.equal((await save('96', code({ zh: '旧称', aliases: ['同名'], sort: 1, validTo: '2001-12-31' }))).status, 200)
  assert.equal((await save('97', code({ zh: '新称', aliases: ['同名'], sort: 99 }))).status, 200)
  assert.equal(await written('同名'), '97')
})
