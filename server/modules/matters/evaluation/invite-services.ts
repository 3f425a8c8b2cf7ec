import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { invitationInsert, inviteEvaluation } from './invite.ts'

type Ended = {
  area_id: number
  id: string
  class_code: string
  item_code: string
  handler_organisation_id: number | null
  account_id: string | null
  first_receiver_id: string | null
}
/** A case has ended: it may be evaluated, and none of its people has the correction. */
export const inviteForApplication = async (context: Context, a: Ended, title: string) => {
  const { rows } = await sql<{ account_id: string }>`select distinct account_id from matters.application_step
    where area_id = ${a.area_id} and application_id = ${a.id}::uuid and account_id is not null and role is distinct from 'resident'`.execute(
    context.db,
  )
  await inviteEvaluation(context, {
    areaId: a.area_id,
    service: 'application',
    refId: a.id,
    title,
    classCode: a.class_code,
    itemCode: a.item_code,
    organisationId: a.handler_organisation_id,
    servedBy: [...rows.map((r) => r.account_id), ...(a.first_receiver_id ? [a.first_receiver_id] : [])],
    accountId: a.account_id,
  })
}

type Served = {
  areaId: number
  id: string
  siteId: string
  classCode: string
  itemCode: string | null
  accountId: string | null
  clerkId: string | null
}
/** A ticket was served at a window: the tablet there may show its code at once. The row, to be written with the ticket's. */
export const ticketInvitation = (t: Served, title: string, place: string, now: Date) =>
  invitationInsert(
    {
      areaId: t.areaId,
      service: 'ticket',
      refId: t.id,
      title,
      siteId: t.siteId,
      classCode: t.classCode,
      itemCode: t.itemCode,
      servedBy: t.clerkId ? [t.clerkId] : [],
      accountId: t.accountId,
    },
    place,
    now,
  )
