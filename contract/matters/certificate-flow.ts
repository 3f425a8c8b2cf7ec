import { z } from 'zod'
import type { Flow } from '../flow.ts'
import { text } from '../shapes.ts'

/** 证明的状态 (E02): only an issued one has a number, a use of the seal and a code. */
export const certificateStates = ['drafted', 'issued', 'declined', 'withdrawn', 'revoked'] as const
export type CertificateState = (typeof certificateStates)[number]

/** approver: not the one who drafted it, and the community's head unless the head drafted it; drafter; anyone. */
export type CertificateBy = 'approver' | 'drafter' | 'anyone'

export const certificateFlow = {
  states: {
    drafted: { clock: 'certificate' },
    // Valid until its last day; what is over by the calendar is said when asked, not moved.
    issued: {},
    declined: { final: true },
    withdrawn: { final: true },
    revoked: { final: true },
  },
  moves: {
    /** 审批盖章 */
    approve: {
      from: ['drafted'],
      to: ['issued'],
      permission: 'matters.certify',
      by: 'approver',
      needs: z.object({ note: text(500).optional() }),
    },
    /** 不同意 */
    decline: {
      from: ['drafted'],
      to: ['declined'],
      permission: 'matters.certify',
      by: 'approver',
      needs: z.object({ note: text(500) }),
    },
    /** 撤回草稿 */
    withdraw: {
      from: ['drafted'],
      to: ['withdrawn'],
      permission: 'matters.certify',
      by: 'drafter',
      needs: z.object({ note: text(500).optional() }),
    },
    /** 作废: the public check page says so from then on */
    revoke: {
      from: ['issued'],
      to: ['revoked'],
      permission: 'matters.certify',
      by: 'anyone',
      needs: z.object({ note: text(500) }),
    },
  },
} as const satisfies Flow<CertificateState, string, 'certificate', CertificateBy>
export type CertificateMove = keyof typeof certificateFlow.moves
