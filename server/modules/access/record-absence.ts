import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { absencesIn, absencesOf, absentee, insertAbsence, withdrawAbsence, worksInside } from './absence-store.ts'
import { ownAccount } from './change-password.ts'
import { dayOf } from './day.ts'
import { termWrong } from './problems.ts'

type Draft = { from: string; to: string; reason?: string | null | undefined }

const record = async (context: Context, accountId: string, draft: Draft) => {
  if (draft.to < draft.from) throw termWrong()
  const absence = await insertAbsence(context.db, { ...draft, accountId, recordedBy: context.actor.accountId! })
  context.announce({ name: 'access.absence_recorded', about: { accountId, from: draft.from, to: draft.to } })
  context.audit({ absenceId: absence.id, accountId })
  return absence
}

/** 请假、出差: while absent, work falls to whoever stands in (AB岗). Throws `access.staff_only`, `access.term_wrong`. */
export const recordMyAbsence = async (context: Context, draft: Draft) =>
  record(context, (await ownAccount(context)).id, draft)

/** Records it for a colleague who has a business post in the area; anybody else is not found. */
export const recordAbsence = async (context: Context, { accountId, ...draft }: Draft & { accountId: string }) => {
  if (!(await worksInside(context.db, accountId, context.area, dayOf(context.now)))) throw notFound()
  return record(context, accountId, draft)
}

export const withdrawMyAbsence = async (context: Context, id: number) => {
  const accountId = context.actor.accountId!
  if (!(await withdrawAbsence(context.db, id, accountId, context.now))) throw notFound()
  context.announce({ name: 'access.absence_withdrawn', about: { accountId, absenceId: id } })
  return { rows: await absencesOf(context.db, accountId, dayOf(context.now)) }
}

/** Takes back what was recorded of a colleague who has a business post in the area; anybody else's is not found. */
export const withdrawAbsenceOf = async (context: Context, id: number) => {
  const { db, area, now } = context
  const day = dayOf(now)
  const accountId = await absentee(db, id)
  if (!accountId || !(await worksInside(db, accountId, area, day))) throw notFound()
  await withdrawAbsence(db, id, accountId, now)
  context.announce({ name: 'access.absence_withdrawn', about: { accountId, absenceId: id } })
  context.audit({ absenceId: id, accountId })
  return { rows: await absencesIn(db, area, day) }
}
