import { certificateFlow, type CertificateMove } from '#contract/matters/certificate-flow.ts'
import type { MoveInput } from '#contract/matters/part-steps.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { noClock } from '../part-clock.ts'
import { mayBegin, writeStep, type Key } from '../part-steps.ts'
import { findCertificate, patchCertificate, type Certificate } from './certificate-store.ts'
import { getCertificate, mayRead, relationTo } from './get-certificate.ts'
import { issue } from './issue.ts'
import { kindById } from './lists.ts'
import { approverIsDrafter } from './problems.ts'

type Input = MoveInput<typeof certificateFlow>

/** One move of a certificate's life. Throws also `matters.approver_is_drafter`. */
export const moveCertificate = async (context: Context, move: CertificateMove, key: Key, input: Input) => {
  const { db, actor, now } = context
  const c = mayRead(actor) ? await findCertificate(db, key, true) : undefined
  if (!c) throw notFound()
  if (['approve', 'decline'].includes(move) && c.drafted_by === actor.accountId) throw approverIsDrafter()
  if (!(await mayBegin(context, 'certificate', certificateFlow, c, move, input, relationTo(actor, c))))
    return getCertificate(context, key)
  if (move === 'approve')
    await issue(context, c, await kindById(db, c.kind_id), { moveId: input.moveId, note: input.note })
  else {
    const patches: Record<
      Exclude<CertificateMove, 'approve'>,
      Partial<Certificate> & { state: Certificate['state'] }
    > = {
      decline: { state: 'declined', ...noClock },
      withdraw: { state: 'withdrawn', ...noClock },
      revoke: { state: 'revoked', revoked_at: now, revoke_reason: input.note ?? null },
    }
    const patch = patches[move]
    await patchCertificate(db, key, patch)
    await writeStep(context, 'certificate', key, {
      move,
      from: c.state,
      to: patch.state,
      note: input.note,
      moveId: input.moveId,
    })
  }
  return getCertificate(context, key)
}
