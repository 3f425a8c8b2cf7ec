import { clockTolerance } from '#contract/visits/phone-clock.ts'
import { counts, monthOf, visitDuty, type DutyVisit } from '#contract/visits/duty.ts'
import type { VisitInput } from '#contract/visits/visits.ts'
import type { OutboxItem } from '#kit/outbox/item.ts'
import type { Difference, Line } from './field-state.ts'
import type { KeptPack } from './kept-pack.ts'

/** What this phone takes one of its visits for, as it stood when it was made; kept with its item. */
export type Claim = DutyVisit & { visitId: string }
/** The claim of a visit's item; undefined for other items. */
export const claimIn = (item: OutboxItem): Claim | undefined => (item.note as { claim?: Claim } | null)?.claim

/** The month by the corrected clock, and whose count it is by the grids on this phone. The server decides by the same rules. */
export const claimOf = (draft: VisitInput, pack: KeptPack | null, skewMs: number): Claim => {
  const { kind, householdId = null, met = true } = draft
  const household = householdId ? pack?.households.get(householdId) : undefined
  const own = household && pack?.head.grids.some((g) => g.areaId === household.areaId && g.gridNo === household.gridNo)
  const shift = Math.abs(skewMs) > clockTolerance ? skewMs : 0
  const month = monthOf(new Date(new Date(draft.saidAt as string).getTime() - shift))
  return { visitId: draft.id, householdId, kind, met, credit: own ? 'own' : 'elsewhere', month }
}

type Asked = {
  month: string
  pack: KeptPack
  /** Visits among them are kept until their month is over, sent or not. */
  items: readonly OutboxItem[]
}

/** Not at the server, or so lately that the ledger on this phone doesn't know it yet. */
const isOpen = (item: OutboxItem, pack: KeptPack) =>
  item.state !== 'refused' && (item.doneAt === null || item.doneAt >= pack.head.askedAt)

const reasonOf = (claim: Claim, line: Line | undefined, item: OutboxItem, pack: KeptPack) => {
  if (!line && isOpen(item, pack)) return 'waiting'
  if (!line) return item.state === 'refused' ? 'refused' : 'other_month'
  if (line.month !== claim.month) return 'other_month'
  return line.credit === claim.credit ? 'not_counted' : 'other_credit'
}

/**
 * The number on the phone, the number of the server's ledger, and why they differ, visit by visit. What the server has, the
 * server decides; only what it hasn't got yet is counted as the phone sees it.
 */
export const countNow = ({ month, pack, items }: Asked) => {
  const { plan } = pack.head
  const ledger = new Map(pack.lists.ledger.map((line) => [line.visitId, line]))
  const must = pack.lists.must
  const seen = new Set(must.filter((one) => one.seen).map(({ householdId }) => householdId))
  const asked = { month, plan, must: must.map(({ householdId }) => householdId), seen }
  const made = items.flatMap((item) => {
    const claim = claimIn(item)
    return claim ? [{ item, claim }] : []
  })
  const known = new Set(made.map(({ claim }) => claim.visitId))
  const open = made.flatMap(({ item, claim }) => (!ledger.has(claim.visitId) && isOpen(item, pack) ? [claim] : []))
  const differences = made.flatMap(({ item, claim }): Difference[] => {
    const line = ledger.get(claim.visitId)
    const [phone, server] = [counts(claim, month), line !== undefined && counts(line, month)]
    if (phone === server) return []
    const { visitId, householdId } = claim
    const reason = reasonOf(claim, line, item, pack)
    return [{ visitId, householdId, reason, phone, server, line: line ?? null, itemId: item.id }]
  })
  for (const line of ledger.values())
    if (!known.has(line.visitId) && counts(line, month))
      differences.push({
        visitId: line.visitId,
        householdId: line.householdId,
        reason: 'elsewhere_made',
        phone: false,
        server: true,
        line,
        itemId: null,
      })
  return {
    duty: visitDuty({ ...asked, visits: [...ledger.values(), ...open] }),
    serverDuty: visitDuty({ ...asked, visits: ledger.values() }),
    differences,
  }
}
