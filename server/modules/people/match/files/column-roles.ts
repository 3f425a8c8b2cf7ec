// What columns are called in ledgers and in data sets; the first pattern that fits a column decides.

export type Role = { name: string; kind: string; zh: string; en: string; pattern: RegExp }

/** A column's name without stars, brackets, case and blanks. */
export const plainColumn = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[（(【[].*?[)）】\]]/g, '')
    .replace(/[*＊□"'\ufeff]/g, '')
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s.\-/]+/g, '_')

/** Columns that number the rows, or that tell the truth: never evidence. */
export const recordColumn =
  /^(?:rec_?id|record_?id|unique_?id|row_?(?:id|no|number)|index|idx|id|_|序号|编号|no|rid|id\d|uid|uuid|pk|unnamed_*\d*)$/
export const truthColumn =
  /^(?:entity_?id|entity|ent_id|cluster|cluster_?id|true_?id|truth|person_?id|group_?id|match_?id|gold_?id|gold|label|identity|simulation_?id)$/
/** About somebody else, or free notes. */
export const foreignColumn =
  /^(?:户主|监护人|联系人|负责人|法定代表人|配偶|父亲|母亲|曾用名|备注|说明|填报|登记|采集|更新|来源|所属网格|网格|remarks?|notes?|source|source_dataset|dataset|file|created|updated)/

const role = (name: string, kind: string, zh: string, en: string, pattern: RegExp): Role => ({
  name,
  kind,
  zh,
  en,
  pattern,
})

export const roles: readonly Role[] = [
  role(
    'name',
    'person-name',
    '姓名',
    'name',
    /^(?:姓名|名字|居民姓名|人员姓名|name|full_?name|person_?name|patient_?name|customer_?name)$/,
  ),
  role(
    'surname',
    'surname',
    '姓',
    'surname',
    /^(?:姓|姓氏|surname|sur_?name|last_?name|l_?name|lname_c1|family_?name|last|sname)$/,
  ),
  role('surname_2', 'surname', '第二姓', 'second surname', /^(?:lname_c2|second_surname|maiden_?name)$/),
  role(
    'given',
    'given-name',
    '名',
    'given name',
    /^(?:名|given_?names?|first_?name|f_?name|fname_c1|forenames?|fore_?name|given|first|firstname|gname)$/,
  ),
  role(
    'middle',
    'given-name',
    '中间名',
    'middle name',
    /^(?:middle_?names?|mname|middle|middle_?initial|fname_c2|second_?name)$/,
  ),
  role(
    'document',
    'document',
    '证件',
    'identity document',
    /^(?:身份证|身份证号|身份证号码|公民身份号码|公民身份证号码|证件号|证件号码|身份号码|居民身份证号码?|id_?card|id_?number|identity_?(?:no|number)|idcard_?no)$/,
  ),
  role('document_kind', '', '', '', /^(?:证件类型|证件种类|证件类别|document_?(?:type|kind))$/),
  role(
    'ssn',
    'id',
    '社会保障号',
    'social security number',
    /^(?:soc_?sec_?id|ssn|social_?security(?:_?(?:no|number|id))?|nhs_?(?:no|number)|national_?id|medicare(?:_?(?:no|number|id))?|tax_?(?:id|no|number)|社会保障号码?|社保号|passport(?:_?(?:no|number))?|护照号码?|driver_?licen[cs]e)$/,
  ),
  role(
    'birth',
    'day',
    '出生日期',
    'birth date',
    /^(?:出生日期|出生年月|出生年月日|生日|出生时间|date_?of_?birth|dob|birth_?date|birthday|birth|birth_?dt|b_?date|d_o_b)$/,
  ),
  role('birth_year', '', '', '', /^(?:birth_?year|year_?of_?birth|yob|by|byear|b_year|dob_?y(?:ear)?|出生年份?)$/),
  role(
    'birth_month',
    '',
    '',
    '',
    /^(?:birth_?month|month_?of_?birth|mob|bm|bmonth|b_month|dob_?m(?:onth)?|出生月份?)$/,
  ),
  role('birth_day', '', '', '', /^(?:birth_?day|day_?of_?birth|bd|bday|b_day|dob_?d(?:ay)?|出生日)$/),
  role('sex', 'sex', '性别', 'sex', /^(?:性别|sex|gender|sex_code|gender_code)$/),
  role(
    'phone',
    'phone',
    '电话',
    'phone',
    /^(?:.*手机(?:号码?)?|联系电话\d?|联系方式\d?|电话(?:号码)?|固定电话|家庭电话|.*phone(?:_?(?:no|number|num))?(?:_?\d)?|mobile(?:_?(?:no|number))?|tel|telephone(?:_?(?:no|number))?|cell|contact_?(?:no|number))$/,
  ),
  role('email', 'text', '电子邮箱', 'e-mail', /^(?:电子邮箱|邮箱|e_?mail(?:_?address)?)$/),
  role(
    'household',
    'household',
    '户号',
    'household number',
    /^(?:户号|户口号|户编号|户口簿号|家庭编号|household(?:_?(?:id|no|number))?|hh_?id|family_?id)$/,
  ),
  role(
    'registered',
    'address',
    '户籍地址',
    'registered address',
    /^(?:户籍地址|户籍地|户籍地详址|户口所在地|户籍所在地|原户籍地)$/,
  ),
  role(
    'street_number',
    'place-code',
    '门牌号',
    'street number',
    /^(?:street_?(?:number|no|num)|house_?(?:number|no|num)|streetno|门牌号|门牌)$/,
  ),
  role(
    'unit_number',
    'place-code',
    '室号',
    'unit',
    /^(?:unit|unit_?(?:number|no)|apt|apartment|flat|room|室号|房号|单元)$/,
  ),
  role(
    'address',
    'address',
    '住址',
    'address',
    /^(?:地址|住址|.*居住地址|现住址|居住地|家庭(?:住)?地址|详细地址|联系地址|address|full_?address|addr|home_?address|residential_?address)$/,
  ),
  role(
    'address_1',
    'place',
    '地址一',
    'address line 1',
    /^(?:address_?(?:line_?)?1|addr_?1|street|street_?name|street_?address|road|road_?name)$/,
  ),
  role('address_2', 'place', '地址二', 'address line 2', /^(?:address_?(?:line_?)?2|addr_?2)$/),
  role('suburb', 'place', '城镇', 'town', /^(?:suburb|city|town|locality|village|res_city(?:_desc)?|小区|城市|街道)$/),
  role(
    'postcode',
    'place-code',
    '邮政编码',
    'postcode',
    /^(?:post_?code|zip|zip_?code|postal_?code|zipcode|邮编|邮政编码)$/,
  ),
  role(
    'state',
    'place-code',
    '省州',
    'state',
    /^(?:state|state_?(?:code|cd)|province|county|region|country|省|省份|州)$/,
  ),
  role('age', 'number', '年龄', 'age', /^(?:年龄|age)$/),
]
