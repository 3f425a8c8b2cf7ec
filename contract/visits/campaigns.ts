import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, text } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'

/** One question. A `key` shared by several campaigns is asked once; a `field` of the community database is never asked when known. */
export const CampaignQuestion = z.object({
  key: z.string().regex(/^[a-z][a-z_0-9]{0,39}$/),
  zh: text(100),
  en: z.string().trim().max(160).default(''),
  kind: z.enum(['text', 'number', 'yes_no', 'choice']),
  choices: z.array(text(60)).max(20).default([]),
  required: z.boolean().default(false),
  field: z
    .string()
    .regex(/^[a-z][a-z_]{1,39}$/)
    .nullable()
    .default(null),
})
export type CampaignQuestion = z.output<typeof CampaignQuestion>

/** 专项走访 (census, vaccination, safety check): only with the number under which it was admitted (C06). */
export const Campaign = z.object({
  areaId: AreaId,
  id: z.uuid(),
  title: text(60),
  purpose: text(300),
  admissionNo: text(60),
  from: Day,
  until: Day,
  /** Empty: all grids of the area. */
  grids: z.array(GridNo),
  questions: z.array(CampaignQuestion),
  state: z.enum(['draft', 'open', 'closed']),
  version: z.int(),
})
export type Campaign = z.infer<typeof Campaign>

const path = '/api/areas/{areaId}/visit-campaigns'
export const listCampaigns = route({
  name: 'visits.list_campaigns',
  method: 'GET',
  path,
  permission: 'visits.read_numbers',
  about: { zh: '专项走访', en: 'Visit campaigns' },
  params: InArea,
  answer: z.object({
    rows: z.array(
      Campaign.extend({
        /** Households that answered, and that are asked. */
        answered: z.int(),
        asked: z.int(),
      }),
    ),
  }),
})
export const saveCampaign = route({
  name: 'visits.save_campaign',
  method: 'PUT',
  path: `${path}/{id}`,
  permission: 'visits.configure',
  about: {
    zh: '新增、修改、开始、结束专项走访（须有准入文号）',
    en: 'Save a visit campaign; it needs its admission number',
  },
  params: InArea.extend({ id: ClientId }),
  body: Campaign.omit({ areaId: true, id: true, version: true }).extend({ version: z.int().nullable() }),
  answer: Campaign,
  problems: [
    'platform.conflict',
    'visits.question_twice',
    'visits.question_field',
    'people.field_unknown',
    'visits.campaign_period',
    'visits.configured_above',
  ],
})
