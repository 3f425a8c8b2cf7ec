import type { FieldDefinition } from '#contract/people/fields.ts'
import type { Register, SheetView } from '#contract/people/import.ts'
import type { SheetRow } from '#platform/tables/sheet-file.ts'
import { findHeader, type Header } from './find-header.ts'
import { headerWords } from './header-words.ts'
import { mapColumns, targetFinder, type MappedColumn } from './map-columns.ts'
import { refusalByColumns, refusalOfColumn, refusalOfLedger } from './refusals.ts'
import { targetsOf } from './targets.ts'

/** What a sheet is, before any of its rows is kept. */
export type Recognised = {
  verdict: SheetView['verdict']
  why: string | null
  header: Header | null
  register: Register | null
  careKind: string | null
  columns: MappedColumn[]
}

const registers = ['residents', 'dwellings', 'premises'] as const

/** Ledgers that are somebody else's business here. */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [/密码|imsi|vpdn|岗位.*用户姓名|用户姓名.*岗位|用户名/i, '这是系统账号名单：请在“账号与岗位”中办理，密码不放在表里'],
  [/情况描述|详细情况.*是否签收|事件名称|诉求|处理步骤|处理意见|反应群体/, '这是事件、诉求台账：请在“事件”中登记'],
  [/受益人口|工程名称|建设性质|项目编号|项目类型/, '这是工程项目台账：不是居民、房屋或单位名册'],
  [/组织机构类型|上级组织编号/, '这是组织机构表：请在“区划与组织”中办理'],
  [/服务网格.*成员|成员姓名|红袖套|网格员|分组编号|联户长/, '这是工作队伍、志愿者或分组名单：不是居民名册'],
]

const careByTitle: readonly (readonly [RegExp, string])[] = [
  [/残疾/, 'disabled'],
  [/优抚|退役|军属|复员/, 'veteran'],
  [/失业|就业困难/, 'unemployed'],
  [/低保|最低生活保障/, 'minimum_living'],
  [/救助|低收入|困难家庭|特困/, 'low_income'],
  [/独居|空巢/, 'elderly_alone'],
  [/高龄|津贴/, 'elderly_allowance'],
  [/困境儿童|留守儿童|困境未成年/, 'children_in_need'],
  [/大病|重病/, 'severe_illness'],
]
/** The care register a ledger of this title feeds; 老年人 as such is no register of need. */
export const careKindOf = (title: string | null): string | null =>
  careByTitle.find(([pattern]) => title && pattern.test(title))?.[1] ?? null

const has = (columns: readonly MappedColumn[], ...targets: string[]) =>
  targets.some((t) => columns.some((c) => c.target === t))

/** Which register the columns speak of: whose own name, address or number they have. */
const registerOf = (byRegister: Record<Register, MappedColumn[]>, names: string): Register | null => {
  const { residents, dwellings, premises } = byRegister
  const person =
    has(residents, 'name', 'foreign_name') &&
    has(residents, 'document', 'birth_on', 'sex', 'relation', 'home_address', 'household_number')
  const house = has(dwellings, 'address') && /房屋|住房|出租房|房产/.test(names)
  const organisation = has(premises, 'name') && has(premises, 'address', 'credit_code', 'contact_name')
  if (house && !(person && /性别|与户主关系/.test(names))) return 'dwellings'
  if (person) return 'residents'
  return organisation ? 'premises' : null
}

/** Every name that columns of ledgers have, for finding headers. */
export const knownNames = (fields: readonly FieldDefinition[]) => {
  const finders = registers.map((register) => targetFinder(targetsOf(register, fields)))
  return (plain: string) =>
    refusalOfColumn(plain) !== undefined || finders.some((find) => (find(plain)?.score ?? 0) >= 0.9)
}

/**
 * Recognises a sheet from its first rows: finds the header, maps the columns, names the register; refuses what is never
 * kept (architecture rule 11) by the name of the ledger, the sheet or its columns.
 * @param memory answers what was chosen before for a layout (the column names)
 * @param pointed the header that somebody pointed at, now or before
 */
export const recogniseSheet = (
  rows: readonly SheetRow[],
  names: { sheet: string; file?: string },
  fields: readonly FieldDefinition[],
  memory: (header: readonly string[]) => ReadonlyMap<string, string | null> | undefined = () => undefined,
  pointed?: Header,
): Recognised => {
  const nothing = { header: null, register: null, careKind: null, columns: [] }
  if (!rows.length) return { ...nothing, verdict: 'empty', why: null }
  const header = pointed ?? findHeader(rows, knownNames(fields))
  const title = header?.title ?? firstLine(rows)
  const refusal = refusalOfLedger(names.sheet, title, names.file)
  if (refusal) return { ...nothing, header: header ?? null, verdict: 'refused', why: refusal.zh }
  if (!header)
    return { ...nothing, verdict: 'no_header', why: '没有找到表头：请保留写有“姓名、身份证号码”等列名的一行' }
  const remembered = memory(header.columns)
  const byRegister = Object.fromEntries(
    registers.map((register) => [register, mapColumns(header.columns, targetsOf(register, fields), remembered)]),
  ) as Record<Register, MappedColumn[]>
  const telling = refusalByColumns(header.columns.map((text) => refusalOfColumn(headerWords(text).plain)))
  if (telling) return { ...nothing, header, verdict: 'refused', why: telling.zh }
  const columnNames = header.columns.map((text) => headerWords(text).plain).join(' ')
  const other = elsewhere.find(([pattern]) => pattern.test(columnNames))
  // Who points at a header knows what stands under it: the columns are mapped by hand then.
  const register = registerOf(byRegister, columnNames) ?? (pointed && !other ? 'residents' : null)
  if (other || !register) {
    const why = other?.[1] ?? '没有姓名、房屋地址或单位名称的列：不是居民、房屋或单位名册'
    return { ...nothing, header, verdict: 'elsewhere', why, columns: byRegister.residents }
  }
  const columns = byRegister[register]
  const denied = columns.filter((c) => c.denied)
  return {
    verdict: denied.length ? 'partly' : 'importable',
    why: denied.length ? `以下各列不读取、不保存：${denied.map((c) => c.plain).join('、')}` : null,
    header,
    register,
    careKind: register === 'residents' ? (careKindOf(title ?? names.sheet) ?? careKindOf(names.sheet)) : null,
    columns,
  }
}

const firstLine = (rows: readonly SheetRow[]) =>
  rows[0]!.cells
    .find((cell) => cell.trim())
    ?.trim()
    .slice(0, 60) ?? null
