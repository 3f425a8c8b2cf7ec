import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, Day, InArea, Instant, text } from '../shapes.ts'
import { ClassCode, ItemCode } from './item.ts'
import { NearDay } from './hall-site.ts'
import { InSite } from './hall-sites.ts'

const Person = z.object({
  accountId: z.uuid(),
  name: z.string(),
  officePhone: z.string().nullable(),
  absent: z.boolean(),
})

/** One place of the roster: a window, or 0 for 带班 (who answers for the hall that day). */
export const DutyPlace = z.object({
  windowNo: z.number().int().min(0).max(99),
  windowName: z.string(),
  a: Person.nullable(),
  b: Person.nullable(),
  /** A, or B where A is away (D03); null: nobody. */
  acting: z.uuid().nullable(),
  /** Differs from the window's usual persons. */
  changed: z.boolean(),
  note: z.string().nullable(),
})
export const DutyDay = z.object({
  day: Day,
  open: z.boolean(),
  /** 节假日, 周末 on duty. */
  kind: z.enum(['usual', 'weekend_duty', 'holiday_duty', 'closed']),
  why: z.string().nullable(),
  places: z.array(DutyPlace),
  handOvers: z.array(z.object({ at: Instant, by: z.string(), note: z.string() })),
})
export const getDuty = route({
  name: 'matters.get_duty',
  method: 'GET',
  path: '/api/areas/{areaId}/sites/{siteId}/duty',
  permission: 'matters.read',
  about: {
    zh: '值班表：每天每个窗口的 A、B 岗，谁顶岗，交接记录',
    en: 'Duty roster: A, B and who stands in; hand-overs',
  },
  params: InSite,
  query: z.object({ from: NearDay.optional(), days: z.coerce.number().int().min(1).max(62).default(14) }),
  answer: z.object({
    days: z.array(DutyDay),
    /** Windows without a B person (D03). */
    withoutB: z.array(z.number().int()),
  }),
  problems: ['matters.site_unknown'],
})
export const saveDuty = route({
  name: 'matters.save_duty',
  method: 'PUT',
  path: '/api/areas/{areaId}/sites/{siteId}/duty',
  permission: 'matters.hall',
  about: { zh: '排班：某天某窗口的 A、B 岗', en: 'Set A and B of windows on days' },
  params: InSite,
  body: z.object({
    entries: z
      .array(
        z.object({
          day: NearDay,
          windowNo: z.number().int().min(0).max(99),
          a: z.uuid().nullable(),
          b: z.uuid().nullable(),
          note: text(100).nullish(),
        }),
      )
      .min(1)
      .max(400),
  }),
  answer: z.object({ saved: z.number().int() }),
  problems: ['matters.site_unknown', 'matters.staff_unknown', 'matters.window_unknown', 'matters.same_person'],
})
export const handOver = route({
  name: 'matters.hand_over_duty',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/duty/{day}/hand-over',
  permission: 'matters.call',
  about: { zh: '写值班交接记录', en: 'Write the hand-over of a day on duty' },
  params: InSite.extend({ day: NearDay }),
  body: z.object({ id: z.uuid(), note: text(1000) }),
  answer: z.object({ at: Instant }),
  problems: ['matters.site_unknown', 'matters.day_not_come'],
})
export const printDuty = route({
  name: 'matters.print_duty',
  method: 'GET',
  path: '/api/areas/{areaId}/sites/{siteId}/duty-print',
  permission: 'matters.read',
  about: { zh: '打印值班表', en: 'Print the roster' },
  params: InSite,
  query: z.object({ from: NearDay.optional(), days: z.coerce.number().int().min(1).max(31).default(7) }),
  answer: z.any(),
  medium: 'file',
  problems: ['matters.site_unknown'],
  perMinute: 30,
})

/** 0 none, 1 学习 learning, 2 能协助 with help, 3 能独立 alone, 4 能带教 teaches (一岗多能、一专多能, D04). */
export const SkillLevel = z.number().int().min(0).max(4)
export const listSkills = route({
  name: 'matters.list_skills',
  method: 'GET',
  path: '/api/areas/{areaId}/skills',
  permission: 'matters.read',
  about: { zh: '技能表：人员 × 事项类别，培训缺口', en: 'Skills: workers × classes of matters, and gaps' },
  params: InArea,
  answer: z.object({
    classes: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
    people: z.array(
      z.object({
        areaId: AreaId,
        accountId: z.uuid(),
        name: z.string(),
        role: z.string(),
        /** By class; a class left out is 0. */
        levels: z.record(z.string(), SkillLevel),
      }),
    ),
    /** Fewer than two who can do it alone. */
    gaps: z.array(z.object({ code: z.string(), able: z.number().int() })),
  }),
})
export const saveSkills = route({
  name: 'matters.save_skills',
  method: 'PUT',
  path: '/api/areas/{areaId}/skills/{accountId}',
  permission: 'matters.hall',
  about: { zh: '登记一个人的技能', en: 'Set what a worker can do' },
  params: InArea.extend({ accountId: z.uuid() }),
  body: z.object({ levels: z.record(ClassCode, SkillLevel) }),
  answer: z.object({ levels: z.record(z.string(), SkillLevel) }),
  problems: ['matters.staff_unknown'],
})

/** 门外一把抓、门内再分家 (D05): who takes a matter in now, and who inside can finish it. */
export const getRouting = route({
  name: 'matters.get_routing',
  method: 'GET',
  path: '/api/areas/{areaId}/sites/{siteId}/routing',
  permission: 'matters.read',
  about: { zh: '这件事现在哪个窗口、谁能接', en: 'Which window and who can take a matter now' },
  params: InSite,
  query: z.object({ class: ClassCode, item: ItemCode.optional() }),
  answer: z.object({
    /** Windows working now; any of them may take it in. Named for the class first. */
    windows: z.array(
      z.object({
        no: z.number().int(),
        name: z.string(),
        named: z.boolean(),
        acting: z.uuid().nullable(),
        actingName: z.string().nullable(),
        waiting: z.number().int(),
      }),
    ),
    /** Inside, the best first: present, then by level, A before B. */
    people: z.array(
      z.object({
        accountId: z.uuid(),
        name: z.string(),
        level: SkillLevel,
        absent: z.boolean(),
        standsInFor: z.string().nullable(),
      }),
    ),
    why: z.string().nullable().describe('没有人能接的原因'),
  }),
  problems: ['matters.site_unknown'],
})
