import type { FieldDefinition } from '#contract/people/fields.ts'
import type { Register } from '#contract/people/import.ts'

/** How a cell of a target is read. `family`: a dictionary of codes. */
export type TargetKind =
  | 'name'
  | 'document'
  | 'document_kind'
  | 'phone'
  | 'text'
  | 'long_text'
  | 'code'
  | 'day'
  | 'number'
  | 'flag'
  | 'grid'
  | 'address'
  | 'separation'
  | 'credit_code'

/** Where a column can go. `many`: several columns may go there. `words` are other column names for it, as ledgers have them. */
export type Target = {
  target: string
  zh: string
  en: string
  kind: TargetKind
  group: string
  words: readonly string[]
  family?: string
  sensitive?: boolean
  many?: boolean
}

const words = (text: string) => text.split(' ').filter(Boolean)
const target = (
  name: string,
  kind: TargetKind,
  zh: string,
  en: string,
  group: string,
  also: string,
  rest: Partial<Target> = {},
): Target => ({ target: name, kind, zh, en, group, words: words(also), ...rest })

const living = '居住'
/** Beside the fields of the dictionary: what a roster says about home and household. */
const residents: readonly Target[] = [
  target(
    'document_kind',
    'document_kind',
    '证件种类',
    'Kind of document',
    '基本',
    '证件类型 证件类别 持证种类 证件名称',
  ),
  target('foreign_name', 'name', '外文姓名', 'Foreign name', '基本', '英文名 英文姓名 外文名'),
  target(
    'home_address',
    'address',
    '现住地址',
    'Home address',
    living,
    '现居住地址 现居地址 现住址 现居住地 现住地 居住地址 居住地 常住地址 临时居所 房屋准确地址 居住处所 暂住地址 家庭住址 家庭地址 住址 住处 住所 地址 居住地详址 房屋地址 用户地址 来宁住址 现居住址 实际居住地址 门牌号',
  ),
  target('lodging', 'address', '暂住处所', 'Kind of lodging', living, ''),
  target(
    'registered_division',
    'text',
    '户籍地',
    'Division of the register',
    living,
    '户籍所在地 户口所在地 原户籍地 户籍地区划',
  ),
  target(
    'grid',
    'grid',
    '所属网格',
    'Grid',
    living,
    '网格 片组片格 服务网格 网格编号 所属网格编号 网格号 网格名称 发生网格',
  ),
  target('household_number', 'text', '户号', 'Household number', living, '户口薄号 户口簿号 户编号 家庭编号'),
  target('head_name', 'name', '户主姓名', 'Head of household', living, '户主', { sensitive: false }),
  target(
    'head_document',
    'document',
    '户主证件号码',
    'Document of the head',
    living,
    '户主身份证号 户主身份证 户主身份证号码',
    {
      sensitive: true,
    },
  ),
  target(
    'separation',
    'separation',
    '人户状态',
    'Registered or living here',
    living,
    '人户情况 人户分离 实口类型 人口类型 居住类型 人口类别',
  ),
  target(
    'lives_since',
    'day',
    '居住时间',
    'Lives here since',
    living,
    '流入时间 来沪时间 入住时间 居住日期 暂住时间 登记日期 抵达时间 来本地时间',
  ),
]
const dwellings: readonly Target[] = [
  target(
    'address',
    'address',
    '房屋地址',
    'Address',
    '房屋',
    '房屋准确地址 住房地址 出租房地址 房产地址 房屋座落 房屋坐落 房产证地址 地址 详细地址',
  ),
  target('unit', 'text', '单元', 'Unit', '房屋', '单元号 门洞'),
  target('room', 'text', '室', 'Room', '房屋', '室号 房号 房间号 门牌'),
  target('grid', 'grid', '所属网格', 'Grid', '房屋', '网格 片组片格 网格编号'),
  target('rented', 'flag', '是否出租房', 'Rented', '房屋', '是否为出租房 有出租房 是否出租'),
  target('tenure', 'text', '权属', 'Tenure', '房屋', '住房类别 房屋来源 住宅产权 产权类型 房屋状态'),
  target('use', 'text', '房屋用途', 'Use', '房屋', '建筑物用途 用途 出租房用途 出租用途'),
  target(
    'area_m2',
    'number',
    '建筑面积',
    'Floor area, m²',
    '房屋',
    '本户建筑面积 房屋面积 住房面积 出租房面积 面积 套内面积',
  ),
]
const premises: readonly Target[] = [
  target(
    'name',
    'text',
    '名称',
    'Name',
    '单位',
    '单位名称 企业名称 场所名称 场所名字 学校名称 医院名称 组织名称 机构名称 公司名称 店铺名称 商户名称 店名',
  ),
  target(
    'credit_code',
    'credit_code',
    '统一社会信用代码',
    'Credit code',
    '单位',
    '信用代码 营业执照号码 营业执照号 工商执照号码 组织机构代码 登记证号码 单位代码 统一信用代码',
    { many: true },
  ),
  target(
    'address',
    'address',
    '地址',
    'Address',
    '单位',
    '单位地址 单位场所地址 企业地址 场所地址 学校地址 医院地址 所在地址 住所 经营地址 实际办公地点 注册地址',
  ),
  target('kind', 'text', '类别', 'Kind', '单位', '单位类别 单位场所类型 单位类型 场所类型 企业类型 组织类别 学校类型'),
  target(
    'contact_name',
    'name',
    '负责人',
    'Who is in charge',
    '单位',
    '法人代表 法定代表人 校长 医院院长 联系人 经营者 负责人姓名 治安负责人 法人',
  ),
  target(
    'contact_phone',
    'phone',
    '联系电话',
    'Phone',
    '单位',
    '联系手机 联系固话 固定电话 单位电话 负责人联系电话 负责人手机号码 负责人手机 负责人电话 企业联系电话 法人联系电话 法人手机号码 电话 手机 联系方式',
    { many: true, sensitive: true },
  ),
  target('workers', 'number', '从业人数', 'Workers', '单位', '员工数 职工人数 从业人员数 正式员工数 员工人数'),
  target('grid', 'grid', '所属网格', 'Grid', '单位', '网格 片组片格 网格编号'),
]

const kindOf = (field: FieldDefinition): TargetKind => {
  if (field.name === 'document' || field.name === 'phone') return field.name
  if (field.name === 'name' || field.name === 'former_name') return 'name'
  return field.kind
}
/** Words that the dictionary's own aliases give to something else here, or that ledgers add. */
const more: Record<string, string> = {
  name: '中文名 成员姓名',
  document: '持证编号 证件号 用户证件号码',
  phone: '联系固话 住宅电话 家庭电话 固定电话 联系手机 手机号码 求助电话 电话号码 移动电话',
  relation: '与户主关系备注',
  registered_address:
    '户籍详细地址 户籍地详址 户籍详址 户籍地详细地址 户口地址 户籍地址 户藉地详址 户籍住址 户籍地详细地址',
  former_name: '曾用名/别名 别名',
  birth_on: '出生年月日 出生日期',
  residence_reason: '居住事由',
  employer: '工作单位及就读学校 工作场所 工作处所 现服务场所',
  politics: '政治身份',
}
const fewer: Record<string, readonly string[]> = { registered_address: ['户籍地', '户籍所在地', '户口所在地'] }

/** Everything a column of a register's ledger can go to: the active fields of the dictionary, and what rows say besides. */
export const targetsOf = (register: Register, fields: Iterable<FieldDefinition>): Target[] => {
  if (register === 'dwellings') return [...dwellings]
  if (register === 'premises') return [...premises]
  const known = [...fields]
    .filter((field) => field.active)
    .map((field): Target => ({
      target: field.name,
      zh: field.zh,
      en: field.en,
      kind: kindOf(field),
      group: field.core ? '基本' : '其他',
      words: [...field.aliases.filter((word) => !fewer[field.name]?.includes(word)), ...words(more[field.name] ?? '')],
      ...(field.family && { family: field.family }),
      sensitive: field.sensitive,
      many: field.name === 'phone' || field.name === 'former_name',
    }))
  return [...known, ...residents]
}
