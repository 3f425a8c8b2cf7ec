import type { CertificateKind } from '#contract/matters/certificate-lists.ts'
import { certificateNumber } from '#contract/matters/certificates.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import { inviteEvaluation } from '../evaluation/invite.ts'
import { daysAfter, localDay } from '#platform/local-day.ts'
import { informResident } from '../notices/inform-resident.ts'
import { noClock } from '../part-clock.ts'
import { nextNumber } from '../part-number.ts'
import { writeStep } from '../part-steps.ts'
import { newNonce } from '../signed-token.ts'
import { patchCertificate, type Certificate } from './certificate-store.ts'
import { insertSealUse } from './seal-store.ts'

/**
 * Gives a certificate its number, its code and its line in the seal register, all in one transaction (E04). By the
 * approver, or `standing`: by whoever drafted it, under the authorisation of its kind.
 */
export const issue = async (
  context: Context,
  c: Certificate,
  kind: CertificateKind,
  { standing = false, moveId, note }: { standing?: boolean; moveId?: string; note?: string | undefined } = {},
) => {
  const { db, actor, now } = context
  const key = { areaId: c.area_id, id: c.id }
  const { year, number } = await nextNumber(db, c.area_id, 'certificate', now)
  const issuedOn = localDay(now)
  const approvedBy = standing ? null : actor.accountId
  await patchCertificate(db, key, {
    state: 'issued',
    ...noClock,
    year,
    number,
    nonce: newNonce(),
    issued_at: now,
    issued_on: issuedOn,
    valid_until: kind.validDays === null ? null : daysAfter(issuedOn, kind.validDays),
    approved_by: approvedBy,
  })
  await insertSealUse(context, {
    areaId: c.area_id,
    id: uuid7(),
    seal: 'committee',
    document: `${kind.zh} ${certificateNumber(year, number)}`,
    purpose: c.purpose,
    forWhom: c.for_whom,
    copies: 1,
    usedBy: c.drafted_by,
    approvedBy,
    standing,
    certificateId: c.id,
  })
  await writeStep(context, 'certificate', key, {
    move: 'approve',
    from: c.state,
    to: 'issued',
    note,
    details: { year, number, standing },
    ...(moveId ? { moveId } : {}),
  })
  await inviteEvaluation(context, {
    areaId: c.area_id,
    service: 'certificate',
    refId: c.id,
    title: kind.zh,
    servedBy: [c.drafted_by, ...(approvedBy ? [approvedBy] : [])],
    accountId: c.account_id,
  })
  if (c.account_id)
    await informResident(context, {
      areaId: c.area_id,
      accountId: c.account_id,
      kind: 'certificate_issued',
      params: { kind: { zh: kind.zh, en: kind.en }, number: certificateNumber(year, number) },
      link: '/certificates',
    })
}
