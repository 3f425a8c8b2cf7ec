import { addressKey } from '../address-keys.ts'
import type { Plain } from '../read-fact.ts'
import { fault } from './cell-faults.ts'
import type { ImportWorld } from './import-world.ts'
import { readRow } from './read-row.ts'
import { gridNumber } from './resolve-places.ts'
import type { StagedRow } from './row-store.ts'

export type Values = Record<string, Plain>
export const textOf = (values: Values, target: string) => (values[target] === undefined ? null : String(values[target]))

const dwellingUse = (text: string | null) =>
  !text
    ? 'home'
    : /商|店|铺|经营/.test(text)
      ? 'shop'
      : /办公|写字/.test(text)
        ? 'office'
        : /集体|宿舍/.test(text)
          ? 'collective'
          : /住|居/.test(text)
            ? 'home'
            : 'other'
const tenureOf = (values: Values) => {
  const said = textOf(values, 'tenure') ?? ''
  if (values['rented'] === true || /出租|租赁/.test(said)) return 'rented'
  if (/空置|空关/.test(said)) return 'empty'
  if (/集体/.test(said)) return 'collective'
  return values['rented'] === false || /自有|自住|私房|产权/.test(said) ? 'owner' : 'unknown'
}
const kindOf = (title: string, said: string | null) => {
  const text = `${title} ${said ?? ''}`
  if (/学校|幼儿园|教育/.test(text)) return 'school'
  if (/医院|诊所|医疗|卫生/.test(text)) return 'clinic'
  if (/公共|机关|社会组织|场所登记/.test(text) && !/餐饮|商贸|住宿|娱乐|网吧/.test(text)) return 'public'
  if (/企业|单位|公司|经济组织/.test(text)) return 'company'
  return 'shop'
}

export type Item = { id: string; version: number; values: Record<string, string | number | null> }
export type Wanted = { row: StagedRow; identity: string[]; values: Record<string, string | number | null>; raw: Values }

export const words: Record<string, { zh: string; en: string }> = {
  name: { zh: '名称', en: 'Name' },
  credit_code: { zh: '统一社会信用代码', en: 'Credit code' },
  address: { zh: '地址', en: 'Address' },
  kind: { zh: '类别', en: 'Kind' },
  contact_name: { zh: '负责人', en: 'Person in charge' },
  contact_phone: { zh: '联系电话', en: 'Phone' },
  workers: { zh: '从业人数', en: 'Workers' },
  use: { zh: '用途', en: 'Use' },
  tenure: { zh: '权属', en: 'Tenure' },
  area_m2: { zh: '建筑面积', en: 'Floor area' },
  grid_no: { zh: '网格', en: 'Grid' },
}

/** What a row of a ledger of dwellings or premises says, and by what it is known again; what is missing becomes a fault of the row. */
export const wantedOf = (world: ImportWorld, row: StagedRow): Wanted => {
  const { values: raw, faults } = readRow(world.cells, world.input, row.cells, row.lost)
  row.faults = faults.filter((f) => f.target !== 'name' || world.chosen.register === 'premises')
  const say = (target: 'name' | 'address') =>
    row.faults.push({
      ...fault('missing', { field: words[target]! }),
      at: world.input.columns.find((c) => c.target === target)?.at ?? null,
      target,
    })
  const address = textOf(raw, 'address')
  if (!address) say('address')
  if (world.chosen.register === 'dwellings') {
    const parts = { unit: textOf(raw, 'unit') ?? '', room: textOf(raw, 'room') ?? '' }
    const area = Number(raw['area_m2'] ?? Number.NaN)
    return {
      row,
      raw,
      identity: address ? [addressKey(address, parts)] : [],
      values: {
        address,
        tenure: tenureOf(raw),
        use: dwellingUse(textOf(raw, 'use')),
        area_m2: area > 0 && area < 100_000 ? area : null,
        grid_no: gridNumber(textOf(raw, 'grid')),
      },
    }
  }
  const name = textOf(raw, 'name')
  if (!name && !row.faults.some((f) => f.code === 'missing' && f.target === 'name')) say('name')
  const code = textOf(raw, 'credit_code')
  const title = world.record.sheets[world.chosen.sheet]?.title ?? ''
  return {
    row,
    raw,
    identity: [...(code ? [`c:${code}`] : []), ...(name && address ? [`n:${name}|${addressKey(address)}`] : [])],
    values: {
      name,
      credit_code: code,
      address,
      kind: kindOf(title, textOf(raw, 'kind')),
      contact_name: textOf(raw, 'contact_name'),
      contact_phone: textOf(raw, 'contact_phone'),
      workers: raw['workers'] === undefined ? null : Math.round(Number(raw['workers'])),
    },
  }
}
