import type { z } from 'zod'
import type { draftCertificate as draftRoute } from '#contract/matters/certificates.ts'
import { tierOf } from '#contract/territory/area-number.ts'
import { ensureResident } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { holdId } from '../hold-id.ts'
import { localDay } from '#platform/local-day.ts'
import { wind } from '../part-clock.ts'
import { communityOnly, idTaken } from '../part-problems.ts'
import { writeStep } from '../part-steps.ts'
import { findCertificate, insertCertificate } from './certificate-store.ts'
import { fillForm, holderOf } from './fill-form.ts'
import { getCertificate } from './get-certificate.ts'
import { issue } from './issue.ts'
import { allowedKindsOf, forbiddenListOf } from './lists.ts'
import { kindForbidden, kindUnknown } from './problems.ts'

/** The kind that may be issued here now; `matters.kind_forbidden` says who vouches for what may not. */
export const allowedKind = async ({ db, areaId, now, locale }: Context, code: string) => {
  const forbidden = (await forbiddenListOf(db, areaId, localDay(now))).kinds.find((k) => k.code === code)
  if (forbidden)
    throw kindForbidden({
      zh: locale === 'zh' ? forbidden.zh : forbidden.en,
      instead: locale === 'zh' ? forbidden.insteadZh : forbidden.insteadEn,
    })
  const kind = (await allowedKindsOf(db, areaId)).find((k) => k.code === code)
  if (!kind) throw kindUnknown()
  return kind
}

/**
 * 拟开证明 (E02): of an allowed kind only, filled in from the register; what the clerk may issue by standing authorisation
 * is issued at once, the rest waits for approval with a clock. The same id again answers what is.
 */
export const draftCertificate = async (context: Context, asked: z.output<(typeof draftRoute)['body']>) => {
  const { db, actor, areaId, now } = context
  if (tierOf(areaId) !== 'community') throw communityOnly()
  const key = { areaId, id: asked.id }
  await holdId(db, asked.id)
  const there = await findCertificate(db, key)
  if (there) {
    if (there.drafted_by !== actor.accountId) throw idTaken()
    return getCertificate(context, key)
  }
  const kind = await allowedKind(context, asked.kind)
  const values = await fillForm(
    context,
    kind,
    asked.values,
    asked.personId ? { areaId, id: asked.personId } : undefined,
  )
  const account = asked.phone ? await ensureResident(db, asked.phone) : undefined
  const clock = await wind(db, areaId, 'certificate', now)
  const made = await insertCertificate(db, {
    area_id: areaId,
    id: asked.id,
    kind_id: kind.id,
    name: holderOf(kind, values),
    values,
    person_id: asked.personId ?? null,
    account_id: account?.id ?? null,
    purpose: asked.purpose,
    for_whom: asked.forWhom,
    drafted_at: now,
    drafted_by: actor.accountId!,
    drafted_role: actor.role!,
    ...clock,
  })
  if (!made) throw idTaken()
  await writeStep(context, 'certificate', key, {
    move: 'draft',
    from: null,
    to: 'drafted',
    details: { kind: kind.code },
  })
  if (kind.approval === 'clerk') await issue(context, (await findCertificate(db, key, true))!, kind, { standing: true })
  return getCertificate(context, key)
}
