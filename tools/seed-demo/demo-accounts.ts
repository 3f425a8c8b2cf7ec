import type { Role } from '#contract/access/roles.ts'
import { districts, streets } from './organisations.ts'

/** One password for everybody in the demo city, printed at every start; a real city has none of these accounts. */
export const demoPassword = 'Wutong-Lu-2026'

/** 滨江社区 in 陆家嘴街道: where the accounts below meet the same cases. */
export const demoCommunity = 310_115_005_055
export const demoGrid = 1
export const demoResidentPhone = '19900000001'

type DemoPerson = {
  login: string
  role: Exclude<Role, 'resident'>
  areaId: number
  /** Kind of matter its department answers for. */
  department?: 'water' | 'roads'
  zh: string
  en: string
}

/** 每个角色一个已知账号. Their names are made up like everybody's. */
export const demoPeople: readonly DemoPerson[] = [
  { login: 'grid', role: 'grid_worker', areaId: demoCommunity, zh: '网格员（滨江社区第1网格）', en: 'Grid worker' },
  { login: 'clerk', role: 'window_clerk', areaId: demoCommunity, zh: '窗口（滨江社区）', en: 'Window clerk' },
  { login: 'head', role: 'community_head', areaId: demoCommunity, zh: '社区负责人（滨江社区）', en: 'Community head' },
  { login: 'street', role: 'street_officer', areaId: streets.lujiazui, zh: '街道（陆家嘴街道）', en: 'Street officer' },
  {
    login: 'water',
    role: 'department_officer',
    areaId: districts.pudong,
    department: 'water',
    zh: '部门（浦东供排水）',
    en: 'Department: water',
  },
  {
    login: 'roads',
    role: 'department_officer',
    areaId: districts.pudong,
    department: 'roads',
    zh: '部门（浦东市政道路）',
    en: 'Department: roads',
  },
  {
    login: 'district',
    role: 'district_leader',
    areaId: districts.pudong,
    zh: '区领导（浦东新区）',
    en: 'District leader',
  },
  { login: 'city', role: 'city_leader', areaId: 310_000_000_000, zh: '市领导', en: 'City leader' },
  { login: 'auditor', role: 'auditor', areaId: 310_000_000_000, zh: '审计管理员', en: 'Auditor' },
  {
    login: 'security',
    role: 'security_administrator',
    areaId: 310_000_000_000,
    zh: '安全管理员',
    en: 'Security administrator',
  },
  {
    login: 'system',
    role: 'system_administrator',
    areaId: 310_000_000_000,
    zh: '系统管理员',
    en: 'System administrator',
  },
]

/** What the start prints. Residents sign in by phone; the demo shows the code on the page. */
export const demoAccounts: readonly { zh: string; en: string; login: string; password: string }[] = [
  ...demoPeople.map(({ login, zh, en }) => ({ login, zh, en, password: demoPassword })),
  {
    login: demoResidentPhone,
    password: '验证码 code',
    zh: '居民（手机号登录，验证码显示在页面上）',
    en: 'Resident, by phone; the page shows the code',
  },
]
