import { certificateFlow, type CertificateBy } from '#contract/matters/certificate-flow.ts'
import { certificateNumber, type CertificateDetail, type CertificateRow } from '#contract/matters/certificates.ts'
import type { CertificateKind } from '#contract/matters/certificate-lists.ts'
import { maskName } from '#contract/platform/mask.ts'
import { accountNames } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Actor, Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { iso, localDay } from '#platform/local-day.ts'
import { sayClock } from '../part-clock.ts'
import { movesOf, stepsOf, type Key } from '../part-steps.ts'
import { findCertificate, nameOf, valuesOf, type Certificate } from './certificate-store.ts'
import { shownValue } from './fill-form.ts'
import { kindById } from './lists.ts'

/** Two people for each certificate: who drafts it never approves it; the head does, unless the head drafted. */
export const relationTo =
  (actor: Actor, c: Certificate) =>
  (by: string): boolean => {
    switch (by as CertificateBy) {
      case 'approver':
        return (
          actor.accountId !== c.drafted_by && (actor.role === 'community_head' || c.drafted_role === 'community_head')
        )
      case 'drafter':
        return actor.accountId === c.drafted_by
      case 'anyone':
        return true
    }
  }

export const validityOf = (c: Pick<Certificate, 'state' | 'valid_until'>, now: Date) =>
  c.state === 'revoked'
    ? ('revoked' as const)
    : c.state !== 'issued'
      ? null
      : c.valid_until !== null && c.valid_until < localDay(now)
        ? ('expired' as const)
        : ('valid' as const)

export const sayRow = (
  c: Certificate,
  kind: Pick<CertificateKind, 'code' | 'zh' | 'en'>,
  names: { area: string; drafter: string | null },
  now: Date,
): CertificateRow => ({
  areaId: c.area_id,
  areaName: names.area,
  id: c.id,
  kindCode: kind.code,
  kindZh: kind.zh,
  kindEn: kind.en,
  state: c.state,
  number: c.year === null || c.number === null ? null : certificateNumber(c.year, c.number),
  name: maskName(nameOf(c)),
  purpose: c.purpose,
  forWhom: c.for_whom,
  draftedAt: c.drafted_at.toISOString(),
  draftedBy: names.drafter,
  issuedOn: c.issued_on,
  validUntil: c.valid_until,
  validity: validityOf(c, now),
  dueAt: iso(c.due_at),
  version: c.version,
})

/** Departments have no business with the certificates of communities. */
export const mayRead = (actor: Actor) => actor.role !== 'department_officer'

/** One certificate as colleagues see it. Throws `platform.not_found`. */
export const getCertificate = async (context: Context, key: Key): Promise<CertificateDetail> => {
  const { db, actor, now } = context
  const c = mayRead(actor) ? await findCertificate(db, key) : undefined
  if (!c) throw notFound()
  const kind = await kindById(db, c.kind_id)
  const values = valuesOf(c)
  const names = await accountNames(db, [c.drafted_by, ...(c.approved_by ? [c.approved_by] : [])])
  const area = (await areaNames(db, [c.area_id])).get(c.area_id) ?? ''
  return {
    ...sayRow(c, kind, { area, drafter: names.get(c.drafted_by)?.name ?? null }, now),
    kind,
    values: kind.fields.flatMap((f) => {
      const text = values[f.name]
      return text === undefined ? [] : [{ name: f.name, zh: f.zh, en: f.en, ...shownValue(f, text) }]
    }),
    personId: c.person_id,
    approvedBy: c.approved_by ? (names.get(c.approved_by)?.name ?? null) : null,
    revokedAt: iso(c.revoked_at),
    revokeReason: c.revoke_reason,
    checks: { count: c.checks, lastAt: iso(c.last_check_at) },
    clock: await sayClock(context, c.area_id, 'certificate', c),
    steps: await stepsOf(db, key),
    moves: movesOf(context, certificateFlow, c.state, relationTo(actor, c)),
    mayReveal: actor.permissions.has('matters.reveal'),
  }
}
