/** What can be wrong with a cell; the sentence is made for the one who typed it. `{is}` is what stands there, covered where sensitive. */
const sentences = {
  missing: ['error', '没有填写“{field}”，这一列必填'],
  name_shape: ['error', '“{is}”不像姓名'],
  masked: ['error', '“{is}”是隐去了的内容，不能导入：请填完整的，或用未隐去的导出文件'],
  document_lost: ['error', 'Excel 已丢失后几位数字：请把这一列设为“文本”格式，重新填写完整号码'],
  document_length: ['error', '证件号码位数不对（{count} 位），居民身份证应为 18 位（旧证 15 位）'],
  document_characters: ['error', '证件号码里有不该有的字符'],
  document_checksum: ['warning', '身份证号码校验不通过，请核对是否录错一位'],
  document_birth: ['error', '身份证号码里的出生日期不存在'],
  document_region: ['warning', '身份证号码开头的地区代码不存在'],
  document_placeholder: ['error', '这是占位号码，不是真实证件号；没有证件请留空'],
  document_kind: ['warning', '号码不像所填的证件种类，将按“{other}”保存'],
  birth_differs: ['warning', '与身份证号码里的出生日期（{other}）不一致'],
  sex_differs: ['warning', '与身份证号码里的性别（{other}）不一致'],
  phone_shape: ['warning', '电话号码不对：“{is}”；手机应为 11 位，这个号码不写入'],
  phone_short: ['warning', '电话号码位数不对（{count} 位），不写入'],
  day_shape: ['error', '日期看不懂：“{is}”，请写成 2020-01-02'],
  day_never: ['error', '没有这一天：“{is}”'],
  day_part: ['warning', '日期不完整：“{is}”，只有年月的不写入'],
  day_future: ['error', '日期在将来：“{is}”'],
  day_ancient: ['error', '日期太早：“{is}”'],
  age_high: ['warning', '年龄已 {count} 岁，请核对出生日期'],
  code_unknown: ['warning', '“{is}”不在{field}的选项里，不写入'],
  number_shape: ['warning', '“{is}”不是数字，不写入'],
  flag_shape: ['warning', '“{is}”看不出是“是”还是“否”，不写入'],
  text_long: ['warning', '内容太长，只保存前 {count} 个字'],
  formula_error: ['error', '单元格是公式错误 {is}，请改成数值'],
  address_missing: ['warning', '没有住址，无法对应到房屋'],
  grid_unknown: ['warning', '本社区没有网格“{is}”，不写入'],
  credit_code: ['warning', '统一社会信用代码不对，请核对；这个代码不写入'],
  twice: ['error', '与第 {row} 行是同一证件号码，同一人只能有一行'],
  twice_name: ['error', '与第 {row} 行证件号码相同、姓名不同，请核对哪一行录错'],
  known_name: ['warning', '这个证件号码在库里登记为另一个姓名，请核对'],
  other_community: ['warning', '这个人登记在{area}，不写入，写入时告知双方社区；如已迁来，请在“迁移”中办理'],
  address_differs: ['warning', '现住地址与已登记的（{other}）不同，不写入；确实搬了请选“搬家或迁入”'],
  maybe_same: ['warning', '可能是已登记的{other}，请确认是否同一人'],
  maybe_same_row: ['warning', '可能与第 {row} 行是同一人，请确认是否同一人'],
  same_row: ['warning', '与第 {row} 行是同一人，两行合为一人'],
  merged_blank: ['warning', '这一行没有姓名，可能是合并单元格或合计行，不写入'],
} as const satisfies Record<string, readonly ['error' | 'warning', string]>

export type FaultCode = keyof typeof sentences
/** A fault without its place; `suggestion` is a value that can be put in its stead. */
export type Fault = { code: FaultCode; level: 'error' | 'warning'; says: string; suggestion: string | null }

export const fault = (
  code: FaultCode,
  values: Record<string, string | number> = {},
  suggestion: string | null = null,
): Fault => ({
  code,
  level: sentences[code][0],
  says: sentences[code][1].replace(/\{(\w+)\}/g, (all, name: string) => (name in values ? String(values[name]) : all)),
  suggestion,
})
export const faultCodes = Object.keys(sentences) as FaultCode[]
