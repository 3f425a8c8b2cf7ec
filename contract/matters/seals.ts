import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, Instant, Paging, pageOf, Stream, text } from '../shapes.ts'

/** 用印登记 (E04): who used which seal when, on what, approved by whom. Certificates enter theirs by themselves. */
export const SealUse = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  number: z.int(),
  at: Instant,
  seal: z.enum(['committee', 'station', 'party', 'other']),
  document: z.string(),
  purpose: z.string(),
  forWhom: z.string(),
  copies: z.int(),
  usedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  /** Approved by a standing authorisation of the kind (approval “clerk”). */
  standing: z.boolean(),
  certificateId: z.uuid().nullable(),
})
export const SealFilter = z.object({ from: Day.optional(), to: Day.optional(), q: text(60).optional() })
export const listSealUses = route({
  name: 'matters.list_seal_uses',
  method: 'GET',
  path: '/api/areas/{areaId}/seal-uses',
  permission: 'matters.read',
  about: { zh: '用印登记簿', en: 'The seal register' },
  params: InArea,
  query: Paging.extend(SealFilter.shape),
  answer: pageOf(SealUse),
})
/** A use outside certificates. The approver is a colleague of the area who may certify, never the user. */
export const recordSealUse = route({
  name: 'matters.record_seal_use',
  method: 'POST',
  path: '/api/areas/{areaId}/seal-uses',
  permission: 'matters.certify',
  about: { zh: '登记一次用印', en: 'Enter a use of the seal' },
  params: InArea,
  body: z.object({
    id: ClientId,
    seal: z.enum(['committee', 'station', 'party', 'other']),
    document: text(200),
    purpose: text(200),
    forWhom: text(100),
    copies: z.int().min(1).max(999).default(1),
    approvedBy: z.uuid(),
  }),
  answer: SealUse,
  problems: ['matters.approver_is_drafter', 'matters.approver_unknown', 'matters.id_taken', 'matters.community_only'],
})
/** Colleagues who may approve a use of the seal here. */
export const listApprovers = route({
  name: 'matters.list_seal_approvers',
  method: 'GET',
  path: '/api/areas/{areaId}/seal-approvers',
  permission: 'matters.certify',
  about: { zh: '可以批准用印的人', en: 'Who may approve a use of the seal' },
  params: InArea,
  answer: z.object({ rows: z.array(z.object({ accountId: z.uuid(), name: z.string(), role: z.string() })) }),
})
export const exportSealUses = route({
  name: 'matters.export_seal_uses',
  method: 'GET',
  path: '/api/areas/{areaId}/seal-uses-export',
  permission: 'matters.export',
  about: { zh: '导出用印登记簿', en: 'Export the seal register' },
  params: InArea,
  query: SealFilter,
  answer: Stream,
  medium: 'file',
})
