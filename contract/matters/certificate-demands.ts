import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, Id, InArea, Instant, Paging, pageOf, Stream, text } from '../shapes.ts'
import { KindCode } from './certificate-lists.ts'
import { OneInArea } from './part-steps.ts'

/** forbidden: on the negative list; off_list: on neither list. */
export const demandKinds = ['forbidden', 'off_list'] as const

/** 谁索要了不该开的证明 (E03): one demand. The applicant's name is for the slip only and never leaves in lists or reports. */
export const CertificateDemand = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  number: z.int(),
  at: Instant,
  kind: z.enum(demandKinds),
  code: z.string().nullable(),
  /** What was asked for, in words. */
  zh: z.string(),
  insteadZh: z.string().nullable(),
  insteadEn: z.string().nullable(),
  /** The organisation that demands it from the resident. */
  demandedBy: z.string(),
  organisationId: Id.nullable(),
  purpose: z.string().nullable(),
  source: z.enum(['window', 'resident']),
  name: z.string().nullable(),
})
export type CertificateDemand = z.infer<typeof CertificateDemand>

const demandBody = z.object({
  id: ClientId,
  /** A kind of the negative list; without it `title` says what was asked for. */
  code: KindCode.optional(),
  title: text(60).optional(),
  demandedBy: text(100),
  organisationId: Id.optional(),
  purpose: text(200).optional(),
})
/** 不予开具 at the window: kept, and the slip can be printed. */
export const refuseCertificate = route({
  name: 'matters.refuse_certificate',
  method: 'POST',
  path: '/api/areas/{areaId}/certificate-demands',
  permission: 'matters.certify',
  about: {
    zh: '登记一次不予开具（谁索要的、要什么），可打印告知单',
    en: 'Refuse a certificate: who demanded what; the slip can be printed',
  },
  params: InArea,
  body: demandBody.extend({ name: text(40).optional() }),
  answer: CertificateDemand,
  problems: ['matters.kind_unknown', 'matters.kind_allowed', 'matters.id_taken', 'matters.community_only'],
})
/** Residents tell which organisation sent them for a certificate that communities must not issue. */
export const reportDemand = route({
  name: 'matters.report_demand',
  method: 'POST',
  path: '/api/areas/{areaId}/certificate-demand-reports',
  permission: 'matters.own',
  about: { zh: '居民反映：某单位要我开社区不该开的证明', en: 'A resident says who demands such a certificate' },
  params: InArea,
  body: demandBody,
  answer: CertificateDemand,
  problems: ['matters.kind_unknown', 'matters.kind_allowed', 'matters.id_taken', 'matters.community_only'],
  perMinute: 10,
})
export const DemandFilter = z.object({
  code: KindCode.optional(),
  kind: z.enum(demandKinds).optional(),
  demandedBy: text(100).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export const listDemands = route({
  name: 'matters.list_certificate_demands',
  method: 'GET',
  path: '/api/areas/{areaId}/certificate-demands',
  permission: 'matters.read',
  about: { zh: '不予开具登记', en: 'Demands that were refused' },
  params: InArea,
  query: Paging.extend(DemandFilter.shape),
  answer: pageOf(CertificateDemand),
})
export const printRefusal = route({
  name: 'matters.print_refusal',
  method: 'GET',
  path: '/api/areas/{areaId}/certificate-demands/{id}/print',
  permission: 'matters.certify',
  about: { zh: '打印不予开具告知单', en: 'Print the refusal slip' },
  params: OneInArea,
  answer: Stream,
  medium: 'file',
  problems: ['platform.not_found'],
})
/** Counted by asking organisation; no resident, no name. */
export const DemandReport = z.object({
  rows: z.array(
    z.object({
      demandedBy: z.string(),
      organisationId: Id.nullable(),
      times: z.int(),
      communities: z.int(),
      kinds: z.array(
        z.object({ code: z.string().nullable(), zh: z.string(), times: z.int(), insteadZh: z.string().nullable() }),
      ),
      firstOn: Day,
      lastOn: Day,
      /** Query of the list of demands. */
      query: z.record(z.string(), z.string()),
    }),
  ),
  times: z.int(),
})
const Period = z.object({ from: Day.optional(), to: Day.optional() })
export const reportDemands = route({
  name: 'matters.get_demand_report',
  method: 'GET',
  path: '/api/areas/{areaId}/certificate-demand-report',
  permission: 'matters.read_numbers',
  about: { zh: '索要证明情况：按索要单位统计', en: 'Demands counted by asking organisation' },
  params: InArea,
  query: Period,
  answer: DemandReport,
})
export const exportDemands = route({
  name: 'matters.export_demand_report',
  method: 'GET',
  path: '/api/areas/{areaId}/certificate-demand-report-export',
  permission: 'matters.export',
  about: { zh: '导出索要证明情况（不含个人信息）', en: 'Export the report, without personal data' },
  params: InArea,
  query: Period,
  answer: Stream,
  medium: 'file',
})
/** 函告: the report to one asking organisation, on paper. */
export const printDemandLetter = route({
  name: 'matters.print_demand_letter',
  method: 'GET',
  path: '/api/areas/{areaId}/certificate-demand-letter',
  permission: 'matters.read_numbers',
  about: { zh: '打印给索要单位的函', en: 'Print the letter to an asking organisation' },
  params: InArea,
  query: Period.extend({ demandedBy: text(100) }),
  answer: Stream,
  medium: 'file',
  problems: ['platform.not_found'],
})
