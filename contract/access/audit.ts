import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, Instant, Paging, pageOf } from '../shapes.ts'
import { roles } from './roles.ts'

export const AuditRow = z.object({
  id: z.number(),
  at: Instant,
  areaId: z.number(),
  accountId: z.string().nullable(),
  name: z.string().nullable(),
  postId: z.number().nullable(),
  role: z.enum(roles).nullable(),
  route: z.string(),
  about: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
})
/** 审计查询; looking into the log is logged too. Newest first. */
export const findAudit = route({
  name: 'access.find_audit',
  method: 'GET',
  path: '/api/areas/{areaId}/audit',
  permission: 'access.read_audit',
  about: { zh: '审计查询', en: 'Search the audit log of an area' },
  params: InArea,
  query: Paging.extend({
    accountId: z.uuid().optional(),
    route: z.string().trim().max(100).optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    refused: z.stringbool().optional(),
  }),
  answer: pageOf(AuditRow),
})
