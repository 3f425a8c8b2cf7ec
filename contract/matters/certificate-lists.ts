import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, Day, Id, InArea, Instant, text } from '../shapes.ts'

const code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/)
export const KindCode = code

/** 不应由社区出具的证明 (E01): one kind of a negative list, and who can vouch for it instead. */
export const ForbiddenKind = z.object({
  code,
  zh: z.string(),
  en: z.string(),
  /** “请向…办理/核验”. */
  insteadZh: z.string(),
  insteadEn: z.string(),
  /** Other words people use for it, for the search. */
  words: z.array(z.string()),
})
export type ForbiddenKind = z.infer<typeof ForbiddenKind>

/** A version of the negative list. Locked: it is never edited; an area publishes a new one with its basis. */
export const ForbiddenList = z.object({
  id: Id,
  /** Null: the national list. */
  areaId: AreaId.nullable(),
  areaName: z.string().nullable(),
  version: z.int(),
  title: z.string(),
  basis: z.string(),
  validFrom: Day,
  madeAt: Instant,
  kinds: z.array(ForbiddenKind),
})
export type ForbiddenList = z.infer<typeof ForbiddenList>

/** A field of a certificate's form; `from` names the field of the people register that fills it in. */
export const CertificateField = z.object({
  name: code,
  zh: text(40),
  en: text(80),
  kind: z.enum(['text', 'long_text', 'day', 'id_number', 'choice']),
  required: z.boolean(),
  choices: z.array(text(60)).max(30).default([]),
  from: z
    .enum(['name', 'sex', 'birth_on', 'document', 'address', 'registered_address', 'nation'])
    .nullable()
    .default(null),
})
export type CertificateField = z.infer<typeof CertificateField>

/** 可以出具的证明 (E02): form, legal basis, procedure. A change makes a new version; issued ones keep theirs. */
export const CertificateKind = z.object({
  id: Id,
  areaId: AreaId.nullable(),
  code,
  version: z.int(),
  zh: text(60),
  en: text(120),
  basis: text(500),
  purpose: text(300),
  procedure: text(1000),
  materials: z.array(text(100)).max(20),
  fields: z.array(CertificateField).min(1).max(30),
  /** The text of the certificate; `{name}` stands for a field. */
  template: text(2000),
  /** Days it is valid from issue; null: without end. */
  validDays: z.int().min(1).max(3660).nullable(),
  /** Who approves: the head, or (standing authorisation, kept in the seal register) the clerk who drafted it. */
  approval: z.enum(['head', 'clerk']),
  /** Marked 示例 in the worked example. */
  example: z.boolean(),
  active: z.boolean(),
})
export type CertificateKind = z.infer<typeof CertificateKind>

export const getCertificateLists = route({
  name: 'matters.get_certificate_lists',
  method: 'GET',
  path: '/api/areas/{areaId}/certificate-lists',
  permission: 'public',
  about: {
    zh: '本区域现行的两张清单：不应出具的证明、可以出具的证明',
    en: 'The two lists in force: certificates not to be issued, and those that may be',
  },
  params: InArea,
  answer: z.object({ forbidden: ForbiddenList, allowed: z.array(CertificateKind) }),
})
export const adviseCertificate = route({
  name: 'matters.advise_certificate',
  method: 'GET',
  path: '/api/areas/{areaId}/certificate-advice',
  permission: 'public',
  about: {
    zh: '某种证明能不能开、到哪里办（词、拼音、首字母）',
    en: 'May such a certificate be issued, and who does it otherwise (words, pinyin, initials)',
  },
  params: InArea,
  query: z.object({ q: text(60) }),
  answer: z.object({ forbidden: z.array(ForbiddenKind), allowed: z.array(CertificateKind) }),
  perMinute: 240,
})
export const listForbiddenVersions = route({
  name: 'matters.list_forbidden_versions',
  method: 'GET',
  path: '/api/areas/{areaId}/forbidden-lists',
  permission: 'matters.read',
  about: { zh: '不应出具证明清单的各个版本（本区域及上级）', en: 'Versions of the negative list, here and above' },
  params: InArea,
  answer: z.object({ rows: z.array(ForbiddenList) }),
})
export const publishForbiddenList = route({
  name: 'matters.publish_forbidden_list',
  method: 'POST',
  path: '/api/areas/{areaId}/forbidden-lists',
  permission: 'matters.configure',
  about: {
    zh: '发布本区域的新版清单（整张替换，须写依据）',
    en: 'Publish a new version of the negative list for this area, with its basis',
  },
  params: InArea,
  body: z.object({
    /** The id of the list it replaces, as seen: another published meanwhile is a conflict. */
    replaces: Id,
    title: text(100),
    basis: text(500).refine((said) => said.length >= 6),
    validFrom: Day,
    kinds: z
      .array(
        ForbiddenKind.extend({
          zh: text(60),
          en: text(120),
          insteadZh: text(300),
          insteadEn: text(500),
          words: z.array(text(30)).max(20).default([]),
        }),
      )
      .min(1)
      .max(60),
  }),
  answer: ForbiddenList,
  problems: ['platform.conflict', 'matters.kind_twice', 'matters.kind_on_other_list'],
})
export const saveCertificateKind = route({
  name: 'matters.save_certificate_kind',
  method: 'PUT',
  path: '/api/areas/{areaId}/certificate-kinds/{code}',
  permission: 'matters.configure',
  about: {
    zh: '新增或修改本区域可以出具的证明（产生新版本）',
    en: 'Add or change a certificate that may be issued here; makes a new version',
  },
  params: InArea.extend({ code }),
  body: CertificateKind.omit({ id: true, areaId: true, code: true, version: true, example: true }).extend({
    /** 0 where the area has none of its own yet. */
    version: z.int().min(0),
  }),
  answer: CertificateKind,
  problems: ['platform.conflict', 'matters.kind_on_other_list', 'matters.template_field_unknown', 'matters.kind_twice'],
})
