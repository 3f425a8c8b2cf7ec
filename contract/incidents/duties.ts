import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, InArea } from '../shapes.ts'
import { Key, Version, base, configure } from './configuration-keys.ts'

/** 事项责任清单 (J04). */
export const Duty = z.object({
  id: z.number(),
  areaId: z.number(),
  areaName: z.string().nullable(),
  /** null: everything without a duty of its own. */
  categoryId: z.number().nullable(),
  categoryZh: z.string().nullable(),
  categoryEn: z.string().nullable(),
  organisationId: z.number(),
  organisation: z.string(),
  /** The organisation was closed: somebody else must be named. */
  organisationClosed: z.boolean(),
  version: z.number(),
  own: z.boolean(),
})
export const listDuties = route({
  ...configure,
  name: 'incidents.list_duties',
  method: 'GET',
  path: `${base}/duties`,
  about: { zh: '事项责任清单（含上级）', en: 'Who answers for which category' },
  params: InArea,
  answer: z.object({ rows: z.array(Duty) }),
})
export const setDuty = route({
  ...configure,
  name: 'incidents.set_duty',
  method: 'PUT',
  path: `${base}/duties`,
  about: { zh: '指定责任单位', en: 'Name who answers for a category' },
  params: InArea,
  /** `version` of the duty of this area and category when there is one. */
  body: z.object({ categoryId: Key.nullable(), organisationId: Key, version: Version.optional() }),
  answer: Duty,
  problems: ['incidents.category_unknown', 'incidents.organisation_unknown', 'platform.conflict'],
})
export const clearDuty = route({
  ...configure,
  name: 'incidents.clear_duty',
  method: 'DELETE',
  path: `${base}/duties/{id}`,
  about: { zh: '取消责任单位', en: 'Take a duty back' },
  params: InArea.extend({ id: Key }),
  query: z.object({ version: Version }),
  answer: z.object({ id: z.number() }),
  problems: ['incidents.duty_unknown', 'incidents.configured_above', 'platform.conflict'],
})
export const findDutyGaps = route({
  ...configure,
  name: 'incidents.find_duty_gaps',
  method: 'GET',
  path: `${base}/duty-gaps`,
  about: { zh: '无人负责的类别', en: 'Categories nobody answers for' },
  params: InArea,
  answer: z.object({
    rows: z.array(
      z.object({
        categoryId: z.number(),
        taxonomy: z.string(),
        zh: z.string(),
        en: z.string(),
        why: z.enum(['nobody', 'organisation_closed']),
        organisation: z.string().nullable(),
        /** Areas below that named somebody themselves. */
        namedBelow: z.array(AreaId),
      }),
    ),
    categories: z.number(),
  }),
})
