import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, Instant, Paging, pageOf, Stream } from '../shapes.ts'
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
const filter = {
  accountId: z.uuid().optional(),
  /** The beginning of a route's name: `incidents.`, `access.sign_in`. */
  route: z.string().trim().max(100).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  refused: z.stringbool().optional(),
}
/** 审计查询; looking into the log is logged too. Newest first. */
export const findAudit = route({
  name: 'access.find_audit',
  method: 'GET',
  path: '/api/areas/{areaId}/audit',
  permission: 'access.read_audit',
  about: { zh: '审计查询', en: 'Search the audit log of an area' },
  params: InArea,
  query: Paging.extend(filter),
  answer: pageOf(AuditRow),
})
export const exportAudit = route({
  name: 'access.export_audit',
  method: 'GET',
  path: '/api/areas/{areaId}/audit/export',
  permission: 'access.read_audit',
  about: { zh: '导出审计记录（xlsx，最多 10 万条）', en: 'Export the audit log as a sheet, at most 100 000 rows' },
  params: InArea,
  query: z.object(filter),
  answer: Stream,
  medium: 'file',
})

/** 审计链: how far the log is sealed, and what the last verification found. */
export const AuditChain = z.object({
  links: z.number().int(),
  head: z
    .string()
    .nullable()
    .describe('hash of the last link, hexadecimal; write it down elsewhere to prove a cut-off'),
  sealedUntil: Instant.nullable(),
  verified: z
    .object({ at: Instant, whole: z.boolean(), links: z.number().int() })
    .nullable()
    .describe('null: `npm run audit:verify` never ran'),
})
export const getAuditChain = route({
  name: 'access.get_audit_chain',
  method: 'GET',
  path: '/api/areas/{areaId}/audit-chain',
  permission: 'access.read_audit',
  about: { zh: '审计链状态', en: 'State of the audit chain' },
  params: InArea,
  answer: AuditChain,
})
