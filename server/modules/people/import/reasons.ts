import { allDenials } from '#contract/people/deny-list.ts'
import type { Locale } from '#contract/phrases.ts'

// Why a sheet or a column isn't read, and why a record stayed when an import was undone. These are kept with the import
// in Chinese, the language of the ledgers; to who reads English they are said in English, those kept long ago too.

const authorities = 'by law kept by police, justice and health authorities, not by a community'
const english = new Map<string, string>([
  ...allDenials.map(({ zh, en }): [string, string] => [zh, en]),
  ['不登记宗教信仰和代号人员名单', 'no religion or belief, and no lists of people under code names'],
  ['依法由公安、司法行政、卫生健康部门掌握，社区名册不登记', authorities],
  [
    '依法由公安、司法行政、卫生健康部门掌握，社区名册不登记；需要帮助的本人可列入关爱名册',
    `${authorities}; who needs help themselves may be put onto a care register`,
  ],
  ['不登记生育节育情况：私密信息，无法定依据', 'no births or contraception: intimate, without a legal basis'],
  ['不登记生育节育情况', 'no births or contraception'],
  [
    '不建立关注、管控名单；需要帮扶的未成年人请用“困境儿童”名册',
    'no lists of people to be watched; for minors who need help there is the register of children in difficulty',
  ],
  ['不建立涉稳和信访人员名单：反映诉求是公民的权利', 'no lists of petitioners: complaining is a right'],
  ['不建立涉稳和信访人员名单', 'no lists of petitioners'],
  ['不给居民评定等级、不建立管控名单', 'residents are not graded, and no lists for control are made'],
  ['密码不能放在台账里', 'passwords don’t belong into a ledger'],
  [
    '这是系统账号名单：请在“账号与岗位”中办理，密码不放在表里',
    'This is a list of accounts: see “Accounts and posts”; passwords don’t belong into a sheet',
  ],
  ['这是事件、诉求台账：请在“事件”中登记', 'This is a ledger of incidents: report them under “Incidents”'],
  [
    '这是工程项目台账：不是居民、房屋或单位名册',
    'This is a ledger of building projects, not of residents, dwellings or organisations',
  ],
  ['这是组织机构表：请在“区划与组织”中办理', 'This is a list of organisations: see “Areas and organisations”'],
  ['这是工作队伍、志愿者或分组名单：不是居民名册', 'This is a list of workers, volunteers or groups, not of residents'],
  [
    '没有找到表头：请保留写有“姓名、身份证号码”等列名的一行',
    'No header found: keep the row with the names of the columns, as “姓名、身份证号码”',
  ],
  [
    '没有姓名、房屋地址或单位名称的列：不是居民、房屋或单位名册',
    'No column of names, addresses or organisations: not a ledger of residents, dwellings or organisations',
  ],
  ['没有这张工作表', 'There is no such sheet'],
])
const kinds: Record<string, string> = {
  居民: 'The person',
  房屋: 'The dwelling',
  户: 'The household',
  单位: 'The organisation',
  关爱名册: 'The entry of the care register',
}
const patterns: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [
    /^以下各列不读取、不保存：(.*)$/s,
    (columns) => `These columns are neither read nor kept: ${columns!.replaceAll('、', ', ')}`,
  ],
  [/^(.+)已有人使用，保留$/, (kind) => `${kinds[kind!] ?? kind} is in use and stays`],
  [
    /^(.+)导入之后又有修改，保留现在的内容$/,
    (kind) => `${kinds[kind!] ?? kind} was changed since the import and stays as it is`,
  ],
]

/** A reason in the language of whoever asks; one that has no English is said as it stands. */
export const sayReason = (locale: Locale, zh: string): string => {
  if (locale === 'zh') return zh
  for (const [pattern, said] of patterns) {
    const found = pattern.exec(zh)
    if (found) return said(...found.slice(1))
  }
  return english.get(zh) ?? zh
}
