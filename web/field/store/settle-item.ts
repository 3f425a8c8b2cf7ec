import { correctFacts, recordVisit, type CorrectionDraft, type VisitDraft } from '#contract/visits/visits.ts'
import { clientId } from '#kit/client-id.ts'
import type { OutboxItem } from '#kit/outbox/item.ts'
import type { OpenStore } from './open-store.ts'
import { itemOf, type SendAsked } from './send-item.ts'
import { conflictsOf, type FactConflict, type Settling } from './settle.ts'

const saidIn = (item: OutboxItem): readonly CorrectionDraft[] =>
  item.route.name === recordVisit.name
    ? ((item.asked.body as VisitDraft).corrections ?? [])
    : [item.asked.body as CorrectionDraft]

const chooses = (how: Settling, { personId, field }: FactConflict) =>
  'keep' in how ? how.keep : (how.fields[`${personId}.${field}`] ?? 'theirs')

/** What has to be said again: the values the user stands by, each over the value the conflict showed. */
const againOf = (item: OutboxItem, how: Settling, now: number): SendAsked[] => {
  const mine = conflictsOf(item).filter((conflict) => chooses(how, conflict) === 'mine')
  const said = saidIn(item)
  // Said by an answer to a campaign, not by a correction of this phone: then the words of the conflict are what was said.
  const valueOf = (conflict: FactConflict) => {
    const own = said.filter((one) => one.personId === conflict.personId).flatMap(({ facts }) => facts)
    const found = own.find(({ field }) => field === conflict.field)
    return found ? found.value : conflict.said
  }
  return [...new Set(mine.map(({ personId }) => personId))].map((personId) => ({
    route: correctFacts,
    asked: {
      params: { areaId: item.areaId },
      body: {
        id: clientId(now),
        personId,
        facts: mine
          .filter((conflict) => conflict.personId === personId)
          .map((conflict) => ({ field: conflict.field, value: valueOf(conflict), base: conflict.present })),
      },
    },
    lane: item.lane,
    label: item.label,
  }))
}

type Versioned = { version?: number }
const withVersion = (item: OutboxItem, version: number) => ({
  asked: { ...item.asked, body: { ...(item.asked.body as object), version } },
})

/** A step of a case, said again on the case as it now stands; the steps that built on it move along. */
const sayAgain = async ({ outbox }: OpenStore, item: OutboxItem) => {
  const now = item.refusal?.details['version']
  const before = (item.asked.body as Versioned).version
  const fresh = { state: 'waiting' as const, refusal: null, notBefore: null }
  if (typeof now !== 'number' || typeof before !== 'number') return outbox.change(item.id, fresh)
  for (const later of outbox.items().values()) {
    const { version } = (later.asked.body ?? {}) as Versioned
    if (later.lane === item.lane && later.seq > item.seq && later.doneAt === null && version !== undefined)
      await outbox.change(later.id, withVersion(later, version + now - before))
  }
  return outbox.change(item.id, { ...fresh, ...withVersion(item, now) })
}

/** Does what the user chose. Corrections: the contradicted values are said again or left; steps of a case: sent again or given up. */
export const settleItem = async (store: OpenStore, id: string, how: Settling, now: number) => {
  const { outbox } = store
  const item = outbox.items().get(id)
  if (item?.state !== 'conflict') return
  if (item.doneAt === null) {
    if ('keep' in how && how.keep === 'theirs') await outbox.discard(id)
    else await sayAgain(store, item)
    return
  }
  for (const sending of againOf(item, how, now)) await outbox.add(itemOf(store, sending, now))
  await outbox.change(id, { state: 'done' })
}
