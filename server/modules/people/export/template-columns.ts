import type { CareKind } from '#contract/people/care.ts'
import { inUse } from '#contract/people/codes.ts'
import type { Register } from '#contract/people/import.ts'
import type { SheetColumn } from '#platform/sheets.ts'
import type { FieldBook } from '../field-book.ts'
import { targetsOf, type Target } from '../import/targets.ts'

/** A column of a template: what the importer maps it to, and how it is filled in. */
export type TemplateColumn = SheetColumn & { target: Target; required: boolean; sample: string }

const required = new Set(['residents.name', 'dwellings.address', 'premises.name', 'premises.address'])
/** In this order; fields of the dictionary that are not named follow behind. */
const order: Record<Register, readonly string[]> = {
  residents: [
    'name',
    'document_kind',
    'document',
    'sex',
    'birth_on',
    'nation',
    'phone',
    'grid',
    'home_address',
    'separation',
    'household_number',
    'relation',
    'registered_address',
    'lives_since',
  ],
  dwellings: ['grid', 'address', 'unit', 'room', 'use', 'tenure', 'area_m2'],
  premises: ['grid', 'name', 'credit_code', 'kind', 'address', 'contact_name', 'contact_phone', 'workers'],
}
const leftOut = new Set(['foreign_name', 'lodging', 'registered_division', 'head_name', 'head_document', 'rented'])
const samples: Record<string, string> = {
  name: '示例：李明',
  document_kind: '居民身份证',
  sex: '男',
  birth_on: '1990-02-28',
  nation: '汉族',
  grid: '1',
  home_address: '浦城路150弄5号302室',
  separation: '人户同在',
  household_number: 'H0001',
  relation: '户主',
  registered_address: '上海市浦东新区浦城路150弄5号302室',
  address: '浦城路150弄5号302室',
  use: '住宅',
  tenure: '自有',
  area_m2: '89.5',
  workers: '5',
  contact_name: '王芳',
}
export const documentKindNames: Record<string, string> = {
  resident_id: '居民身份证',
  hk_residence: '香港居民居住证',
  mo_residence: '澳门居民居住证',
  tw_residence: '台湾居民居住证',
  permanent_residence: '外国人永久居留身份证',
  hk_mo_permit: '港澳居民来往内地通行证',
  tw_permit: '台湾居民来往大陆通行证',
  passport: '护照',
  military: '军官证',
  birth_certificate: '出生医学证明',
  other: '其他证件',
}
export const separationNames: Record<string, string> = {
  together: '人户同在',
  lives_only: '人在户不在',
  registered_only: '户在人不在',
}
export const useNames: Record<string, string> = {
  home: '住宅',
  shop: '商铺',
  office: '办公',
  collective: '集体宿舍',
  other: '其他',
}
export const tenureNames: Record<string, string> = {
  owner: '自有',
  rented: '出租',
  empty: '空置',
  collective: '集体',
  unknown: '',
}
export const premisesNames: Record<string, string> = {
  shop: '店铺',
  company: '企业',
  school: '学校',
  clinic: '诊所',
  public: '公共场所',
  other: '其他',
}

const choicesOf = (target: Target, book: FieldBook, today: string): string[] | undefined => {
  if (target.kind === 'code')
    return (book.codes.get(target.family!) ?? []).filter((c) => inUse(c, today)).map((c) => c.zh)
  if (target.kind === 'document_kind') return Object.values(documentKindNames)
  if (target.kind === 'separation') return Object.values(separationNames)
  if (target.kind === 'flag') return ['是', '否']
  if (target.target === 'use') return Object.values(useNames)
  if (target.target === 'tenure') return Object.values(tenureNames).filter(Boolean)
  return undefined
}

/** The columns of a register's template, which its export has too; a care register adds its own fields, a roster has no care fields. */
export const templateColumns = (
  register: Register,
  book: FieldBook,
  care: CareKind | null,
  careFields: ReadonlySet<string>,
  today: string,
): TemplateColumn[] => {
  const targets = targetsOf(register, book.fields.values()).filter((t) => !leftOut.has(t.target))
  const wanted = targets.filter((t) => !careFields.has(t.target) || care?.fields.includes(t.target))
  const rank = (t: Target) => {
    const at = order[register].indexOf(t.target)
    return at < 0 ? 100 + wanted.indexOf(t) : at
  }
  return wanted
    .toSorted((a, b) => rank(a) - rank(b))
    .map((target) => {
      const isRequired = required.has(`${register}.${target.target}`)
      const choices = choicesOf(target, book, today)
      return {
        key: target.target,
        header: `${target.zh}${isRequired ? '*' : ''}`,
        kind: 'text',
        target,
        required: isRequired,
        sample: samples[target.target] ?? '',
        ...(choices && { choices }),
        ...(/address|name|note/.test(target.target) && { width: 28 }),
      }
    })
}
export const registerNames: Record<Register, string> = {
  residents: '居民名册',
  dwellings: '房屋名册',
  premises: '单位场所名册',
}
