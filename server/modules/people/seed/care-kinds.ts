import type { Role } from '#contract/access/roles.ts'

type Kind = {
  code: string
  zh: string
  en: string
  basis: string
  purpose: string
  fields: string
  /** Besides those who do the daily work. */
  also?: readonly Role[]
  retention: number
  review: number
  visit?: number
}

/** Who does the daily work of care in a community. */
export const careRoles: readonly Role[] = ['grid_worker', 'window_clerk', 'community_head']
/** Registers whose content is a household's hardship or illness stay with fewer. */
export const narrowRoles: readonly Role[] = ['window_clerk', 'community_head']

/** The registers that ship. Basis and periods are presets to be reviewed by whoever runs the installation. */
export const careKinds: readonly (Kind & { narrow?: true })[] = [
  {
    code: 'elderly_alone',
    zh: '独居老人',
    en: 'Elderly living alone',
    basis: '老年人权益保障法：社区探访关爱',
    purpose: '定期探访，防止意外',
    fields: 'living_with urgent_contact urgent_phone care_need',
    retention: 12,
    review: 6,
    visit: 7,
  },
  {
    code: 'elderly_allowance',
    zh: '高龄津贴',
    en: 'Old-age allowance',
    basis: '老年人权益保障法：高龄津贴',
    purpose: '按时发放、年度核对',
    fields: 'pension',
    retention: 24,
    review: 12,
  },
  {
    code: 'disabled',
    zh: '残疾人',
    en: 'Disabled',
    basis: '残疾人保障法',
    purpose: '康复、补贴、无障碍服务',
    fields: 'disability_card disability_kind disability_level urgent_contact urgent_phone',
    narrow: true,
    retention: 24,
    review: 12,
    visit: 30,
  },
  {
    code: 'minimum_living',
    zh: '低保',
    en: 'Minimum living allowance',
    basis: '社会救助暂行办法：最低生活保障',
    purpose: '发放救助、动态核查',
    fields: 'allowance_card',
    narrow: true,
    also: ['department_officer'],
    retention: 60,
    review: 6,
    visit: 30,
  },
  {
    code: 'low_income',
    zh: '低收入与临时困难',
    en: 'Low income',
    basis: '社会救助暂行办法',
    purpose: '主动发现、临时救助',
    fields: 'allowance_card',
    narrow: true,
    retention: 36,
    review: 6,
    visit: 90,
  },
  {
    code: 'children_in_need',
    zh: '困境儿童',
    en: 'Children in difficulty',
    basis: '未成年人保护法：困境未成年人分类保障',
    purpose: '监护督促、关爱帮扶',
    fields: 'urgent_contact urgent_phone',
    narrow: true,
    retention: 24,
    review: 6,
    visit: 30,
  },
  {
    code: 'veteran',
    zh: '退役军人与优抚对象',
    en: 'Veterans',
    basis: '退役军人保障法、军人抚恤优待条例',
    purpose: '优待抚恤、走访慰问',
    fields: '',
    retention: 24,
    review: 12,
    visit: 180,
  },
  {
    code: 'severe_illness',
    zh: '重病支持',
    en: 'Severe illness support',
    basis: '社会救助暂行办法：医疗救助',
    purpose: '医疗救助、上门服务',
    fields: 'illness care_need urgent_contact urgent_phone',
    narrow: true,
    retention: 12,
    review: 6,
    visit: 30,
  },
  {
    code: 'unemployed',
    zh: '失业与就业困难',
    en: 'Unemployed',
    basis: '就业促进法：就业援助',
    purpose: '就业援助、培训',
    fields: '',
    retention: 12,
    review: 3,
  },
  {
    code: 'maternity',
    zh: '孕产妇上门服务（本人申请）',
    en: 'Home visits around birth (on request)',
    basis: '母婴保健法；个人信息保护法第13条第一项：本人同意',
    purpose: '本人申请的上门服务',
    fields: 'urgent_contact urgent_phone',
    narrow: true,
    retention: 6,
    review: 3,
  },
]
