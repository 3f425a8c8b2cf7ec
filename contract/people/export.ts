import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, Stream, text } from '../shapes.ts'
import { CareCode } from './care.ts'
import { DwellingFilter } from './dwellings.ts'
import { Register } from './import.ts'
import { PersonFilter } from './person-lists.ts'
import { PremisesFilter } from './premises.ts'

export const listTemplates = route({
  name: 'people.list_templates',
  method: 'GET',
  path: '/api/people/templates',
  permission: 'people.import',
  about: { zh: '可下载的导入模板', en: 'Templates for imports' },
  answer: z.object({
    rows: z.array(z.object({ register: Register, careKind: CareCode.nullable(), zh: z.string(), columns: z.int() })),
  }),
})
const What = z.object({ register: Register, careKind: CareCode.optional() })
export const downloadTemplate = route({
  name: 'people.download_template',
  method: 'GET',
  path: '/api/areas/{areaId}/people-template',
  permission: 'people.import',
  about: {
    zh: '下载导入模板：填写说明、必填星号、下拉选项、文本格式、示例行',
    en: 'A template: notes, stars, drop-downs, text columns, a sample row',
  },
  params: InArea,
  query: What,
  answer: Stream,
  medium: 'file',
  problems: ['people.care_kind_unknown', 'people.not_yours_to_see'],
})
export const exportRegister = route({
  name: 'people.export_register',
  method: 'POST',
  path: '/api/areas/{areaId}/people-export',
  permission: 'people.export',
  about: {
    zh: '导出名册，列与导入模板相同；默认隐去敏感内容，全部显示须有查看权限并写明理由',
    en: 'Export with the columns of the template; masked unless allowed and a reason is given',
  },
  params: InArea,
  body: What.extend({
    /** As in the list; left out: the whole register. Each register has its own. */
    people: PersonFilter.optional(),
    dwellings: DwellingFilter.optional(),
    premises: PremisesFilter.optional(),
    unmasked: z.boolean().default(false),
    reason: text(200).optional().describe('unmasked: required, at least 4 characters'),
  }),
  answer: Stream,
  medium: 'file',
  problems: [
    'people.care_kind_unknown',
    'people.not_yours_to_see',
    'people.export_reason',
    'people.field_unknown',
    'platform.forbidden',
  ],
  perMinute: 10,
})
