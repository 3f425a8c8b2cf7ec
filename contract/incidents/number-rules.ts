import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, text } from '../shapes.ts'
import { base, configure } from './configuration-keys.ts'

/**
 * What indicators need and no case says (指标口径), each with where it comes from. `fairly_satisfied_share`: with which
 * share 满意率 counts 基本满意; holds below the area that says it. `residents`: how many people live in the area; without
 * it the register of residents is counted.
 */
export const numberRules = ['fairly_satisfied_share', 'residents'] as const
export type NumberRule = (typeof numberRules)[number]

const Said = z.object({ value: z.number(), source: z.string() })
export const NumberRuleRow = z.object({
  rule: z.enum(numberRules),
  /** What holds here; null: nobody said anything. */
  holds: Said.extend({ fromAreaId: z.number(), fromAreaName: z.string().nullable() }).nullable(),
  /** What this area says itself. */
  own: Said.extend({ version: z.number() }).nullable(),
})
const Rules = z.object({ rows: z.array(NumberRuleRow) })

export const listNumberRules = route({
  ...configure,
  name: 'incidents.list_number_rules',
  method: 'GET',
  path: `${base}/number-rules`,
  about: {
    zh: '指标口径：系数与人口数及其出处',
    en: 'What indicators rest on: shares and population, with their sources',
  },
  params: InArea,
  answer: Rules,
})
export const setNumberRule = route({
  ...configure,
  name: 'incidents.set_number_rule',
  method: 'PUT',
  path: `${base}/number-rules/{rule}`,
  about: { zh: '设定或取消本区域的指标口径', en: 'Say an area’s own value, or take it back' },
  params: InArea.extend({ rule: z.enum(numberRules) }),
  /** A share lies between 0 and 1, a population is a whole number; null takes the area's own word back. */
  body: z.object({
    said: z
      .object({ value: z.number().min(0).max(100_000_000), source: text(200).describe('文件名、文号或统计公报') })
      .nullable(),
    version: z.number().int().min(0).max(2_147_483_647).describe('0: nothing was said before'),
  }),
  answer: Rules,
  problems: ['incidents.number_rule_wrong', 'platform.conflict'],
})
