import { SiteRules, type SiteWeek } from '#contract/matters/hall-site.ts'

/** 示例: how the halls of the demo are set up. Addresses are said to be examples; nobody of them exists. */
const usual = [
  { from: 540, to: 690, kind: 'usual' as const },
  { from: 690, to: 810, kind: 'staggered' as const, windows: [1] },
  { from: 810, to: 1020, kind: 'usual' as const },
]
const late = [...usual, { from: 1020, to: 1140, kind: 'extended' as const, windows: [1] }]
const saturday = [{ from: 540, to: 690, kind: 'weekend_duty' as const, windows: [1] }]
/** Open over lunch at window 1, on Tuesdays until seven, on Saturday mornings. */
export const exampleWeek: SiteWeek = { 1: usual, 2: late, 3: usual, 4: usual, 5: usual, 6: saturday, 7: [] }

export const communityRules = SiteRules.parse({})
export const streetRules = SiteRules.parse({ slotMinutes: 15, aheadDays: 21 })
export const queues = [
  { letter: 'A', name: '综合事项', classes: ['*'] },
  { letter: 'B', name: '社保医保', classes: ['shebao', 'yibao'] },
]
export const communityWindows = [
  { no: 1, name: '综合窗口', classes: ['*'], bookable: true },
  { no: 2, name: '部门进驻窗口', classes: ['*'], bookable: false },
]
export const streetWindows = [
  { no: 1, name: '综合窗口', classes: ['*'], bookable: true },
  { no: 2, name: '综合窗口', classes: ['*'], bookable: true },
  { no: 3, name: '社保医保窗口', classes: ['shebao', 'yibao'], bookable: true },
  { no: 4, name: '部门进驻窗口', classes: ['*'], bookable: false },
  { no: 5, name: '无障碍窗口', classes: ['*'], bookable: false },
]

/** Departments that come: by the end of their name, what for, and when (since is a Monday). */
export const rotations = [
  { department: '人力资源和社会保障局', classes: ['shebao', 'jiuye', 'laodong'], rule: { by: 'week', every: 2, weekdays: [2], since: '2026-01-05' }, from: 540, to: 690 },
  { department: '民政局', classes: ['jiuzhu', 'yanglao', 'ertong'], rule: { by: 'month', nths: [1], weekday: 4 }, from: 810, to: 990 },
  { department: '住房保障和房屋管理局', classes: ['zhufang'], rule: { by: 'month', nths: [2, 4], weekday: 3 }, from: 540, to: 690 },
] as const // prettier-ignore

/** Classes by how often people come for them. */
export const askedFor = [
  'shebao',
  'yibao',
  'jiuzhu',
  'zhengming',
  'yanglao',
  'bianmin',
  'juzhu',
  'zhufang',
  'canji',
  'jiuye',
] as const
