import type { z } from 'zod'
import type { openAgency as openRoute, orderAgency as orderRoute } from '#contract/matters/agency.ts'
import { tierOf } from '#contract/territory/area-number.ts'
import { ensureResident, phoneOf } from '#modules/access/index.ts'
import { findResident } from '#modules/people/index.ts'
import { locateAddress } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { holdId } from '../hold-id.ts'
import { wind } from '../part-clock.ts'
import { communityOnly, idTaken } from '../part-problems.ts'
import { nextNumber } from '../part-number.ts'
import { writeStep } from '../part-steps.ts'
import { agentOf } from './agent-of.ts'
import { followAgency } from './follow-agency.ts'
import { getAgency } from './get-agency.ts'
import { addFollower, findOrder, insertOrder, type NewOrder } from './order-store.ts'
import { addressMissing, nameMissing } from './problems.ts'
import { tellParties } from './tell-parties.ts'

type Given = {
  id: string
  matter: string
  itemCode?: string | undefined
  note?: string | undefined
  homeVisit: boolean
}
type Whom = Pick<
  NewOrder,
  'name' | 'phone' | 'address' | 'person_id' | 'asked_by' | 'relation' | 'resident_account_id' | 'asker_account_id'
>

const open = async (context: Context, given: Given, whom: Whom) => {
  const { db, areaId, now } = context
  if (given.homeVisit && !whom.address) throw addressMissing()
  const place = whom.address ? await locateAddress(db, whom.address, areaId) : undefined
  const gridNo = place?.areaId === areaId ? place.gridNo : null
  const made = await insertOrder(db, {
    ...whom,
    area_id: areaId,
    id: given.id,
    number: (await nextNumber(db, areaId, 'agency', now)).number,
    matter: given.matter,
    item_code: given.itemCode ?? null,
    note: given.note ?? null,
    home_visit: given.homeVisit,
    grid_no: gridNo,
    ...(await agentOf(db, { areaId, gridNo }, now)),
    asked_at: now,
    ...(await wind(db, areaId, 'agency_contact', now)),
  })
  if (!made) throw idTaken()
  await writeStep(context, 'agency', { areaId, id: given.id }, { move: 'opened', from: null, to: 'assigned' })
}

/** 申请代办 by the resident or a relative. The agent is found at once; sent twice, done once. */
export const orderAgency = async (context: Context, asked: z.output<(typeof orderRoute)['body']>) => {
  const { db, areaId, actor } = context
  if (tierOf(areaId) !== 'community') throw communityOnly()
  const key = { areaId, id: asked.id }
  await holdId(db, asked.id)
  const there = await findOrder(db, key)
  if (there) {
    if (![there.asker_account_id, there.resident_account_id].includes(actor.accountId)) throw idTaken()
    return followAgency(context, key)
  }
  const own = await phoneOf(db, actor.accountId!)
  const other = asked.forWhom
  await open(context, asked, {
    name: asked.name,
    phone: other?.phone ?? own,
    address: asked.address ?? null,
    person_id: null,
    asked_by: other ? 'relative' : 'self',
    relation: other?.relation ?? null,
    resident_account_id: other ? (other.phone ? (await ensureResident(db, other.phone)).id : null) : actor.accountId,
    asker_account_id: actor.accountId,
  })
  await tellParties(context, (await findOrder(db, key))!, 'opened')
  return followAgency(context, key)
}

/** 登记代办 by staff, with what the register knows of the resident. Throws `platform.not_found` for an unknown person. */
export const openAgency = async (context: Context, asked: z.output<(typeof openRoute)['body']>) => {
  const { db, areaId, actor, now } = context
  if (tierOf(areaId) !== 'community') throw communityOnly()
  const key = { areaId, id: asked.id }
  await holdId(db, asked.id)
  const there = await findOrder(db, key)
  if (there) {
    if (there.asked_by !== 'staff' || there.matter !== asked.matter) throw idTaken()
    return getAgency(context, key)
  }
  const resident = asked.personId ? await findResident(db, areaId, asked.personId) : undefined
  if (asked.personId && !resident) throw notFound()
  const name = asked.name ?? resident?.name
  if (!name) throw nameMissing()
  await open(context, asked, {
    name,
    phone: asked.phone ?? null,
    address: asked.address ?? resident?.address ?? null,
    person_id: asked.personId ?? null,
    asked_by: 'staff',
    relation: null,
    resident_account_id: asked.phone ? (await ensureResident(db, asked.phone)).id : null,
    asker_account_id: null,
  })
  const follower = asked.follower
  if (follower)
    await addFollower(db, key, {
      accountId: (await ensureResident(db, follower.phone)).id,
      relation: follower.relation,
      phone: follower.phone,
      at: now,
    })
  context.audit({ agency: asked.id, opened: true, by: actor.role })
  await tellParties(context, (await findOrder(db, key))!, 'opened')
  return getAgency(context, key)
}
