import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, Instant, Paging, pageOf, text } from '../shapes.ts'
import { FactValue, FieldName, Source } from './fields.ts'

/** What is kept about the one who asks, in their own words and unmasked except documents (personal information law art. 44–45). */
export const OwnRecord = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  values: z.array(
    z.object({
      field: FieldName,
      zh: z.string(),
      en: z.string(),
      text: z.string(),
      source: Source,
      legalBasis: z.string(),
    }),
  ),
  care: z.array(z.object({ zh: z.string(), en: z.string(), legalBasis: z.string(), purpose: z.string(), since: Day })),
  seenBy: z.array(z.object({ at: Instant, role: z.string(), reason: z.string(), fields: z.array(z.string()) })),
  requests: z.array(
    z.object({
      id: z.uuid(),
      at: Instant,
      kind: z.string(),
      field: z.string().nullable(),
      state: z.string(),
      answer: z.string().nullable(),
    }),
  ),
})
export const myRecords = route({
  name: 'people.get_own',
  method: 'GET',
  path: '/api/me/records',
  permission: 'people.own',
  about: {
    zh: '我的信息：登记了什么、来自哪里、依据什么、谁看过',
    en: 'What is kept about me, from where, by what law, who saw it',
  },
  answer: z.object({
    records: z.array(OwnRecord),
    /** Several people share this phone: which is theirs, the community must settle first. */
    several: z.boolean(),
  }),
  perMinute: 30,
})
export const requestCorrection = route({
  name: 'people.request_correction',
  method: 'POST',
  path: '/api/me/records/{areaId}/{personId}/requests',
  permission: 'people.own',
  about: { zh: '请求更正、删除或说明我的信息', en: 'Ask to correct, delete or explain what is kept' },
  params: z.object({ areaId: AreaId, personId: ClientId }),
  body: z.object({
    id: ClientId,
    kind: z.enum(['correct', 'delete', 'explain']),
    field: FieldName.nullish(),
    value: FactValue.nullish(),
    text: text(500).nullish(),
  }),
  answer: z.object({ id: z.uuid(), state: z.string() }),
  problems: [
    'platform.not_found',
    'people.field_unknown',
    'people.value_wrong',
    'people.request_empty',
    'people.too_many_requests',
  ],
})
export const listRequests = route({
  name: 'people.list_requests',
  method: 'GET',
  path: '/api/areas/{areaId}/people-requests',
  permission: 'people.edit',
  about: { zh: '居民本人提出的更正、删除、说明请求', en: 'Requests of the persons themselves' },
  params: InArea,
  query: Paging.extend({ state: z.enum(['open', 'done', 'refused']).default('open') }),
  answer: pageOf(
    z.object({
      areaId: AreaId,
      id: z.uuid(),
      personId: z.uuid(),
      name: z.string(),
      kind: z.string(),
      field: z.string().nullable(),
      wanted: z.string().nullable(),
      text: z.string().nullable(),
      state: z.string(),
      answer: z.string().nullable(),
      at: Instant,
      version: z.number().int(),
    }),
  ),
})
export const answerRequest = route({
  name: 'people.answer_request',
  method: 'POST',
  path: '/api/areas/{areaId}/people-requests/{id}/answer',
  permission: 'people.edit',
  about: {
    zh: '办理本人的请求：照办（写入，来源为本人）或说明理由不办',
    en: 'Do what the person asked, or say why not',
  },
  params: InArea.extend({ id: ClientId }),
  body: z.object({ version: z.number().int(), state: z.enum(['done', 'refused']), answer: text(500).nullish() }),
  answer: z.object({ id: z.uuid(), state: z.string() }),
  problems: ['platform.not_found', 'platform.conflict', 'people.request_over', 'people.answer_missing'],
})
