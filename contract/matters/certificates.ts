import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, Instant, Paging, pageOf, Phone, Stream, text } from '../shapes.ts'
import { certificateFlow, certificateStates, type CertificateMove } from './certificate-flow.ts'
import { CertificateKind, KindCode } from './certificate-lists.ts'
import { LinkedNumber, OneInArea, PartClock, PartStep, routesOfMoves } from './part-steps.ts'

/** `证〔2025〕0012号`: per community and year, without gaps. */
export const certificateNumber = (year: number, number: number) => `证〔${year}〕${String(number).padStart(4, '0')}号`

/** Valid, revoked, or over by the calendar. */
export const validities = ['valid', 'revoked', 'expired'] as const

/** 证明 in a list; the name is masked. */
export const CertificateRow = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  kindCode: z.string(),
  kindZh: z.string(),
  kindEn: z.string(),
  state: z.enum(certificateStates),
  /** Null until issued. */
  number: z.string().nullable(),
  name: z.string(),
  purpose: z.string(),
  /** Which organisation wants it, as said. */
  forWhom: z.string(),
  draftedAt: Instant,
  draftedBy: z.string().nullable(),
  issuedOn: Day.nullable(),
  validUntil: Day.nullable(),
  validity: z.enum(validities).nullable(),
  dueAt: Instant.nullable(),
  version: z.int(),
})
export type CertificateRow = z.infer<typeof CertificateRow>

/** A certificate whole; sealed values masked, `reveal` shows them with a reason. */
export const CertificateDetail = CertificateRow.extend({
  kind: CertificateKind,
  values: z.array(
    z.object({ name: z.string(), zh: z.string(), en: z.string(), text: z.string(), masked: z.boolean() }),
  ),
  personId: z.uuid().nullable(),
  approvedBy: z.string().nullable(),
  revokedAt: Instant.nullable(),
  revokeReason: z.string().nullable(),
  /** How often the public check page was asked about it, and when last. */
  checks: z.object({ count: z.int(), lastAt: Instant.nullable() }),
  clock: PartClock.nullable(),
  steps: z.array(PartStep),
  moves: z.array(z.enum(Object.keys(certificateFlow.moves) as [CertificateMove, ...CertificateMove[]])),
  mayReveal: z.boolean(),
})
export type CertificateDetail = z.infer<typeof CertificateDetail>

const path = '/api/areas/{areaId}/certificates'

/** The form of a kind filled in from the register: what is known isn't asked. Sealed values are masked and may be left out when drafting. */
export const prefillCertificate = route({
  name: 'matters.prefill_certificate',
  method: 'GET',
  path: '/api/areas/{areaId}/certificate-prefill',
  permission: 'matters.certify',
  about: { zh: '开证明：从人口库带出已有信息', en: 'The form of a certificate with what the register knows' },
  params: InArea,
  query: z.object({ kind: KindCode, personId: ClientId }),
  answer: z.object({
    kind: CertificateKind,
    fields: z.array(
      z.object({
        name: z.string(),
        text: z.string().nullable(),
        masked: z.boolean(),
        /** Where the value comes from, with its day; null when it must be asked. */
        source: z.string().nullable(),
      }),
    ),
  }),
  problems: ['platform.not_found', 'matters.kind_unknown'],
})
export const draftCertificate = route({
  name: 'matters.draft_certificate',
  method: 'POST',
  path,
  permission: 'matters.certify',
  about: { zh: '拟开证明（只限可以出具的种类）', en: 'Draft a certificate of an allowed kind' },
  params: InArea,
  body: z.object({
    id: ClientId,
    kind: KindCode,
    /** Fields left out here are taken from this person of the register. */
    personId: ClientId.optional(),
    values: z.record(KindCode, z.string().trim().max(1000)),
    purpose: text(200),
    forWhom: text(100),
    /** The resident sees it under “我的” with this number. */
    phone: Phone.optional(),
  }),
  answer: CertificateDetail,
  problems: [
    'platform.not_found',
    'matters.kind_unknown',
    'matters.kind_forbidden',
    'matters.field_missing',
    'matters.field_wrong',
    'matters.id_taken',
    'matters.community_only',
  ],
})
export const certificateMoves = routesOfMoves(certificateFlow, {
  part: 'certificate',
  path: `${path}/{id}`,
  zh: '证明',
  answer: CertificateDetail,
  problems: ['matters.approver_is_drafter'],
})
export const CertificateFilter = z.object({
  state: z.enum(certificateStates).optional(),
  validity: z.enum(validities).optional(),
  kind: KindCode.optional(),
  /** Number, purpose or asking organisation. */
  q: text(60).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export const listCertificates = route({
  name: 'matters.list_certificates',
  method: 'GET',
  path,
  permission: 'matters.read',
  about: { zh: '证明台账', en: 'Certificates drafted and issued' },
  params: InArea,
  query: Paging.extend(CertificateFilter.shape),
  answer: pageOf(CertificateRow),
})
export const exportCertificates = route({
  name: 'matters.export_certificates',
  method: 'GET',
  path: '/api/areas/{areaId}/certificates-export',
  permission: 'matters.export',
  about: { zh: '导出证明台账（姓名隐去）', en: 'Export the list, names masked' },
  params: InArea,
  query: CertificateFilter,
  answer: Stream,
  medium: 'file',
})
export const getCertificate = route({
  name: 'matters.get_certificate',
  method: 'GET',
  path: `${path}/{id}`,
  permission: 'matters.read',
  about: { zh: '一份证明', en: 'One certificate' },
  params: OneInArea,
  answer: CertificateDetail,
  problems: ['platform.not_found'],
})
export const revealCertificate = route({
  name: 'matters.reveal_certificate',
  method: 'POST',
  path: `${path}/{id}/reveal`,
  permission: 'matters.reveal',
  about: { zh: '查看证明的明文（写明理由，留痕）', en: 'See the values in clear, with a reason that is logged' },
  params: OneInArea,
  body: z.object({ reason: text(200) }),
  answer: z.object({ values: z.array(z.object({ name: z.string(), text: z.string() })), phone: z.string().nullable() }),
  problems: ['platform.not_found'],
})
/** A4 with the anti-forgery code; only an issued one, by who may certify. Each printing is audited. */
export const printCertificate = route({
  name: 'matters.print_certificate',
  method: 'GET',
  path: `${path}/{id}/print`,
  permission: 'matters.certify',
  about: { zh: '打印证明（带防伪二维码）', en: 'Print a certificate with its code' },
  params: OneInArea,
  answer: Stream,
  medium: 'file',
  problems: ['platform.not_found', 'matters.not_issued'],
})
/** 我的证明: what was issued to the one who is signed in. */
export const myCertificates = route({
  name: 'matters.my_certificates',
  method: 'GET',
  path: '/api/me/certificates',
  permission: 'matters.own',
  about: { zh: '我的证明', en: 'Certificates issued to me' },
  answer: z.object({ rows: z.array(CertificateRow.extend({ checkPath: z.string().nullable() })) }),
})

/** What the public page shows: no more than a reader of the paper needs to know that it is genuine. */
export const CertificateCheck = z.object({
  kindZh: z.string(),
  kindEn: z.string(),
  number: z.string(),
  issuedBy: z.string(),
  issuedOn: Day,
  validUntil: Day.nullable(),
  validity: z.enum(validities),
  revokedOn: Day.nullable(),
  /** First character only: 张*. */
  name: z.string(),
})
export const checkCertificate = route({
  name: 'matters.check_certificate',
  method: 'GET',
  path: '/api/certificate-checks/{token}',
  permission: 'public',
  about: { zh: '扫码核验证明真伪', en: 'Check a certificate by its code' },
  params: z.object({ token: z.string().regex(/^[\w-]{40,60}$/) }),
  answer: CertificateCheck,
  problems: ['matters.token_unknown'],
  perMinute: 20,
})

export const certificateNumbers = route({
  name: 'matters.get_certificate_numbers',
  method: 'GET',
  path: '/api/areas/{areaId}/certificate-numbers',
  permission: 'matters.read_numbers',
  about: {
    zh: '证明的数：开具、作废、不予开具、用印',
    en: 'Numbers of certificates, refusals and seals, each with its rows',
  },
  params: InArea,
  query: z.object({ from: Day.optional(), to: Day.optional() }),
  answer: z.object({
    numbers: z.array(LinkedNumber),
    byKind: z.array(
      z.object({
        code: z.string(),
        zh: z.string(),
        en: z.string(),
        issued: z.int(),
        query: z.record(z.string(), z.string()),
      }),
    ),
  }),
})

export * from './seals.ts'
