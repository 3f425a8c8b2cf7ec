import type { NewResidence, Person } from '#contract/people/people.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import { dayOf } from './day.ts'
import { getPerson } from './get-person.ts'
import { rematch } from './pair-store.ts'
import { noteAway, sendNotice } from './notice-store.ts'
import { askTransferFirst, dateOrder } from './problems.ts'
import { lockPerson, type PersonKey } from './person-store.ts'
import { readResidence } from './record-person.ts'
import { applyStand, closeResidence, insertResidence, residencesOf } from './residence-store.ts'
import { dailyWork } from './source-store.ts'

const covers = (kind: 'registered' | 'lives' | 'both', other: 'registered' | 'lives' | 'both') =>
  kind === 'both' || other === 'both' || kind === other

/**
 * 变更居住地或户口所在地: the old residence is closed, not changed. Somebody who now lives in another community of the
 * installation is given to it by a transfer, so that nobody loses or doubles them (`people.ask_transfer`).
 */
export const movePerson = async (
  context: Context,
  key: PersonKey,
  { version, ...asked }: NewResidence & { version: number },
): Promise<Person> => {
  const { db, now } = context
  const person = await lockPerson(db, key, version)
  const { shownAddress: _, ...next } = await readResidence(context, key.areaId, asked)
  if (next.kind !== 'registered' && next.at_area_id !== null && next.at_area_id !== key.areaId)
    throw askTransferFirst({ areaId: next.at_area_id })
  const since = next.since ?? dayOf(now)
  if (since > dayOf(now)) throw dateOrder()
  const sourceId = await dailyWork(context, key.areaId)
  for (const open of (await residencesOf(db, key)).filter((r) => r.until === null && covers(r.kind, next.kind))) {
    if (open.since !== null && open.since > since) throw dateOrder()
    await closeResidence(db, key, open.id, since)
    // 同在 that ends on one side only goes on on the other.
    if (open.kind === 'both' && next.kind !== 'both')
      await insertResidence(
        db,
        key,
        { ...open, id: uuid7(), kind: next.kind === 'lives' ? 'registered' : 'lives', since: open.since },
        open.source_id,
      )
  }
  await insertResidence(db, key, { ...next, since }, sourceId)
  await applyStand(db, key, now)
  await rematch(context, key)
  if (next.kind !== 'lives') {
    const before = person.registered_area_id
    const told = (to: number | null, over: boolean) =>
      to !== null &&
      to !== key.areaId &&
      sendNotice(context, {
        from: key.areaId,
        to,
        kind: 'registered_here',
        personId: key.id,
        homeAreaId: key.areaId,
        name: person.name,
        about: { over },
      })
    await noteAway(context, key, next.at_area_id, since)
    if (before !== next.at_area_id) {
      await told(before, true)
      await told(next.at_area_id, false)
    }
  }
  context.announce({ name: 'people.moved', areaId: key.areaId, about: { personId: key.id, kind: next.kind } })
  context.audit({ person: key.id, moved: next.kind, since }, key.areaId)
  return getPerson(context, key)
}
