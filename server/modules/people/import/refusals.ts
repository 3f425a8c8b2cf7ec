import { denialOf } from '#contract/people/deny-list.ts'

export type Refusal = { code: string; zh: string }

const authorities = '依法由公安、司法行政、卫生健康部门掌握，社区名册不登记'
/** Ledgers that are never kept by their name, besides what the deny list says of every name. */
const ledgers: readonly (readonly [RegExp, Refusal])[] = [
  [/^[A-Z]人员/, { code: 'belief', zh: '不登记宗教信仰和代号人员名单' }],
  [
    /刑释|解教|矫正|肇事肇祸|精神障碍|精神病/,
    { code: 'authorities', zh: `${authorities}；需要帮助的本人可列入关爱名册` },
  ],
  [/育妇|育龄妇女|计划生育|计生/, { code: 'contraception', zh: '不登记生育节育情况：私密信息，无法定依据' }],
  [
    /重点(?:青少年|人员|人口)|关注人员|闲散|危险人员|帮教/,
    { code: 'watch_level', zh: '不建立关注、管控名单；需要帮扶的未成年人请用“困境儿童”名册' },
  ],
  [/稳定|维稳|涉稳/, { code: 'petition', zh: '不建立涉稳和信访人员名单：反映诉求是公民的权利' }],
]
/** Columns that are never read, besides what the deny list says of every name. */
const columns: readonly (readonly [RegExp, Refusal])[] = [
  [/关注原因|危险程度|业务备注|隐患程度.*人|是否累犯/, { code: 'watch_level', zh: '不给居民评定等级、不建立管控名单' }],
  [/罪名|罪错|刑期|服刑|犯罪|违法情况|刑法执行|重犯|毒品|美沙酮|首吸|查获/, { code: 'authorities', zh: authorities }],
  [/涉稳|稳定主表|稳控/, { code: 'petition', zh: '不建立涉稳和信访人员名单' }],
  [/未婚先孕|征收|避孕|节育|生育服务证|孕/, { code: 'contraception', zh: '不登记生育节育情况' }],
  [/密码|口令/, { code: 'secret', zh: '密码不能放在台账里' }],
]
const first = (rules: readonly (readonly [RegExp, Refusal])[], text: string) =>
  rules.find(([pattern]) => pattern.test(text))?.[1]

/** Why a ledger of this name is never kept, whoever asks (architecture rule 11, law.md 13). */
export const refusalOfLedger = (...names: (string | null | undefined)[]): Refusal | undefined => {
  for (const name of names) {
    if (!name) continue
    const plain = name
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/^数据管理/, '')
    const found = denialOf(plain) ?? first(ledgers, plain)
    if (found) return found
  }
  return undefined
}
/** Why a column of this name is never read. */
export const refusalOfColumn = (plain: string): Refusal | undefined => denialOf(plain) ?? first(columns, plain)

/** Kinds of denied columns that make the ledger what it is: two of them, and all of it is refused. Blood type and the like are left out only. */
const telling = new Set(['petition', 'infection', 'contraception', 'authorities'])
export const refusalByColumns = (denied: readonly (Refusal | undefined)[]): Refusal | undefined => {
  const found = denied.filter((d) => d && telling.has(d.code))
  return found.length >= 2 ? found[0] : undefined
}
