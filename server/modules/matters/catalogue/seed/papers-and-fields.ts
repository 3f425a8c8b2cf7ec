import type { ItemContentInput } from '#contract/matters/item.ts'

type Material = NonNullable<ItemContentInput['materials']>[number]
type Field = NonNullable<ItemContentInput['form']['fields']>[number]

const paper = (key: string, zh: string, en: string, more: Partial<Material> = {}): Material => ({
  key,
  zh,
  en,
  copies: 1,
  ...more,
})

/** Papers many matters ask for. What the register knows is never asked of anybody. */
export const papers: Record<string, Material> = {
  id: paper('id', '身份证', 'Identity card', { originals: 1, source: 'register', fetchedFrom: ['document'] }),
  hukou: paper('hukou', '户口簿', 'Household register', {
    originals: 1,
    source: 'register',
    fetchedFrom: ['registered_address'],
  }),
  home: paper('home', '居住情况', 'Where the applicant lives', { source: 'register', fetchedFrom: ['home_address'] }),
  form: paper('form', '申请表', 'Application form', { copies: 0, source: 'written_here', required: false, noteZh: '窗口打印，核对后签字' }), // prettier-ignore
  consent: paper('consent', '家庭经济状况核对授权书', 'Consent to checking the household’s means', {
    originals: 1,
    source: 'written_here',
    required: false,
    sampleText: '本人及共同生活的家庭成员同意有关部门核对家庭收入和财产状况。授权人签名：　　　　日期：',
  }),
  income: paper('income', '家庭收入说明', 'Statement of the household’s income', {
    promise: true,
    sampleText: '家庭成员、工作单位、近六个月月均收入，逐人填写并签名。',
  }),
  assets: paper('assets', '家庭财产说明', 'Statement of the household’s assets', { promise: true }),
  illness: paper('illness', '医院诊断证明', 'Medical diagnosis', { originals: 1, noteZh: '二级以上医院，近三个月' }),
  bills: paper('bills', '费用票据', 'Bills', { originals: 1 }),
  bank: paper('bank', '本人银行卡', 'Bank card', { noteZh: '复印有卡号的一面，一类户' }),
  photo: paper('photo', '近期免冠照片', 'Portrait photo', {
    originals: 2,
    copies: 0,
    noteZh: '二寸白底，或上传电子照片',
  }),
  disabled: paper('disabled', '残疾人证', 'Disability card', {
    originals: 1,
    source: 'register',
    fetchedFrom: ['disability_card'],
  }),
  marriage: paper('marriage', '结婚证', 'Marriage certificate', { originals: 1, promise: true }),
  birth: paper('birth', '出生医学证明', 'Birth certificate', { originals: 1 }),
  death: paper('death', '死亡医学证明（推断）书', 'Death certificate', { originals: 1 }),
  deed: paper('deed', '不动产权证书或购房合同', 'Title deed or purchase contract', { originals: 1 }),
  lease: paper('lease', '房屋租赁合同', 'Lease', { originals: 1 }),
  lease_or_deed: paper('lease_or_deed', '住房证明：产权证或租赁合同', 'Deed or lease', { originals: 1 }),
  consent_owner: paper('consent_owner', '房屋权利人同意材料', 'Consent of the owner', { originals: 1 }),
  resign: paper('resign', '终止或解除劳动关系证明', 'Proof that employment ended', { originals: 1 }),
  licence: paper('licence', '营业执照', 'Business licence', { source: 'department' }),
  contract: paper('contract', '劳动合同', 'Employment contract', { originals: 1 }),
  service: paper('service', '退役证件', 'Discharge papers', { originals: 1 }),
  school: paper('school', '学校出具的在读情况', 'Confirmation of enrolment', { originals: 1 }),
  plan: paper('plan', '装修方案或施工图', 'Plan of the works', { copies: 1 }),
  photos_place: paper('photos_place', '现场照片', 'Photos of the place', { copies: 0, required: false }),
  signatures: paper('signatures', '联名签字表', 'Signatures', { originals: 1 }),
  members: paper('members', '成员名单', 'List of members', { originals: 1 }),
  charter: paper('charter', '章程或活动规则', 'Charter or rules', { originals: 1 }),
  evidence: paper('evidence', '有关证据材料', 'Evidence', { required: false }),
  authority: paper('authority', '授权委托书和代办人身份证', 'Authority and identity card of the agent', {
    originals: 1,
    requiredIf: [{ field: 'by_agent', in: [true] }],
  }),
  vaccine: paper('vaccine', '预防接种证', 'Vaccination booklet', { originals: 1 }),
  adopted: paper('adopted', '监护或收养材料', 'Papers of guardianship or adoption', { originals: 1 }),
}

const field = (key: string, zh: string, en: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  key,
  zh,
  en,
  kind,
  ...more,
})
const option = (value: string, zh: string, en: string) => ({ value, zh, en })

/** Asked of everybody, answered by the register for nearly everybody. */
export const person: Field[] = [
  field('name', '姓名', 'Name', 'text', { required: true, max: 60, prefill: 'name' }),
  field('document', '身份证号码', 'Identity number', 'document', {
    required: true,
    prefill: 'document',
    sensitive: true,
  }),
  field('phone', '联系电话', 'Phone', 'phone', { required: true, prefill: 'phone', sensitive: true }),
  field('home_address', '居住地址', 'Home address', 'address', { required: true, max: 200, prefill: 'home_address' }),
]
export const fields: Record<string, Field> = {
  registered: field('registered', '户籍地址', 'Registered address', 'address', { required: true, max: 200, prefill: 'registered_address' }), // prettier-ignore
  birth_on: field('birth_on', '出生日期', 'Date of birth', 'day', { required: true, prefill: 'birth_on' }),
  members: field('members', '共同生活人数', 'People in the household', 'number', { required: true, min: 1, max: 30 }),
  monthly: field('monthly', '家庭月收入（元）', 'Monthly income of the household (yuan)', 'number', { required: true, min: 0, max: 1_000_000 }), // prettier-ignore
  reason: field('reason', '申请理由', 'Reason', 'long_text', { required: true, min: 4, max: 500 }),
  bank_no: field('bank_no', '银行卡号', 'Bank card number', 'text', {
    required: true,
    min: 12,
    max: 25,
    sensitive: true,
  }),
  since: field('since', '开始日期', 'Since', 'day', { required: true }),
  on_day: field('on_day', '希望的日期', 'Wished day', 'day', { required: true }),
  what: field('what', '具体内容', 'What it is about', 'long_text', { required: true, min: 2, max: 500 }),
  place: field('place', '地点', 'Place', 'text', { required: true, max: 200 }),
  people: field('people', '人数', 'How many people', 'number', { required: true, min: 1, max: 5000 }),
  alone: field('alone', '是否独自居住', 'Lives alone', 'flag', { required: true }),
  helper: field('helper', '紧急联系人姓名', 'Emergency contact', 'text', { requiredIf: [{ field: 'alone', in: [true] }], max: 60 }), // prettier-ignore
  helper_phone: field('helper_phone', '紧急联系人电话', 'Phone of the emergency contact', 'phone', { requiredIf: [{ field: 'alone', in: [true] }], sensitive: true }), // prettier-ignore
  self_care: field('self_care', '生活自理情况', 'Self-care', 'choice', {
    required: true,
    options: [
      option('full', '完全自理', 'Full'),
      option('part', '部分自理', 'Partial'),
      option('none', '不能自理', 'None'),
    ],
  }),
  difficulty: field('difficulty', '困难类型', 'Kind of hardship', 'choices', {
    required: true,
    min: 1,
    options: [
      option('illness', '因病', 'Illness'),
      option('disability', '因残', 'Disability'),
      option('school', '因学', 'Schooling'),
      option('unemployed', '失业', 'Unemployment'),
      option('disaster', '遭遇灾害或意外', 'Accident or disaster'),
      option('other', '其他', 'Other'),
    ],
  }),
  difficulty_other: field('difficulty_other', '其他困难说明', 'Which other hardship', 'text', { shownIf: [{ field: 'difficulty', in: ['other'] }], required: true, max: 200 }), // prettier-ignore
  disability: field('disability', '残疾类别', 'Kind of disability', 'choice', {
    required: true,
    options: [
      option('sight', '视力', 'Sight'),
      option('hearing', '听力', 'Hearing'),
      option('speech', '言语', 'Speech'),
      option('limb', '肢体', 'Limb'),
      option('intellect', '智力', 'Intellectual'),
      option('mental', '精神', 'Mental'),
      option('several', '多重', 'Several'),
    ],
  }),
  device: field('device', '需要的辅具', 'Aid needed', 'text', { required: true, max: 100 }),
  child_name: field('child_name', '孩子姓名', 'Name of the child', 'text', { required: true, max: 60 }),
  child_birth: field('child_birth', '孩子出生日期', 'Birth of the child', 'day', { required: true }),
  spouse: field('spouse', '配偶姓名', 'Name of the spouse', 'text', { max: 60 }),
  children: field('children', '子女数', 'Number of children', 'number', { required: true, min: 0, max: 20 }),
  insured: field('insured', '缴费档次', 'Level of contributions', 'choice', {
    required: true,
    options: [option('low', '低档', 'Low'), option('middle', '中档', 'Middle'), option('high', '高档', 'High')],
  }),
  to_city: field('to_city', '就医或转往的城市', 'City', 'text', { required: true, max: 60 }),
  amount: field('amount', '金额（元）', 'Amount (yuan)', 'number', { required: true, min: 0, max: 10_000_000 }),
  last_job: field('last_job', '最近工作单位', 'Last employer', 'text', { max: 100 }),
  skills: field('skills', '技能和求职意向', 'Skills and wishes', 'text', { max: 200 }),
  employer: field('employer', '用人单位名称', 'Employer', 'text', { required: true, max: 100 }),
  served_from: field('served_from', '入伍日期', 'Joined', 'day', { required: true }),
  served_to: field('served_to', '退役日期', 'Left the service', 'day', { required: true }),
  area_m2: field('area_m2', '住房面积（平方米）', 'Floor area (m²)', 'number', { required: true, min: 1, max: 2000 }),
  owner_is: field('owner_is', '与房屋的关系', 'Relation to the dwelling', 'choice', {
    required: true,
    options: [
      option('owner', '产权人', 'Owner'),
      option('tenant', '承租人', 'Tenant'),
      option('family', '家属', 'Family'),
    ],
  }),
  move_in: field('move_in', '入住日期', 'Moved in', 'day', { required: true }),
  school_name: field('school_name', '学校', 'School', 'text', { required: true, max: 100 }),
  club: field('club', '团队名称', 'Name of the group', 'text', { required: true, max: 60 }),
  other_party: field('other_party', '对方姓名或单位', 'Other party', 'text', { required: true, max: 100 }),
  dead_name: field('dead_name', '逝者姓名', 'Name of the deceased', 'text', { required: true, max: 60 }),
  dead_on: field('dead_on', '去世日期', 'Date of death', 'day', { required: true }),
  by_agent: field('by_agent', '由他人代办', 'Through an agent', 'flag'),
}
