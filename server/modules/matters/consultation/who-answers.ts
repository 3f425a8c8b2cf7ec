import { sql } from 'kysely'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import { findOrganisation, findOrganisations } from '#modules/territory/index.ts'
import type { Actor, Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { organisationUnknown } from '../part-problems.ts'
import type { Consultation } from './consultation-store.ts'

const above = (areaId: number) => [areaId, ...ancestorsOf(areaId)]

/** Who answers a class in an area: the nearest area's row for the class, else its row for any class; null is the window. */
export const whoAnswers = async (db: Db, areaId: number, classCode: string | null): Promise<number | null> => {
  const { rows } = await sql<{ organisation_id: number }>`select organisation_id from matters.consultation_route
    where area_id = any(${above(areaId)}) and (class_code is null or class_code = ${classCode})
    order by area_id desc, class_code nulls last limit 1`.execute(db)
  const organisation = rows[0] && (await findOrganisation(db, rows[0].organisation_id))
  return organisation && !organisation.validTo ? organisation.id : null
}

/** An organisation of the area or above it, still there. Throws `matters.organisation_unknown`. */
export const answeringBody = async (db: Db, areaId: number, organisationId: number) => {
  const organisation = await findOrganisation(db, organisationId)
  if (!organisation || organisation.validTo || !above(areaId).includes(organisation.areaId))
    throw organisationUnknown({ organisationId })
  return organisation
}

/** The desk of the very area; it may always answer, so that no question is lost with a department that doesn't. */
export const isDesk = (actor: Actor, areaId: number) =>
  actor.areaId === areaId && ['window_clerk', 'community_head', 'street_officer'].includes(actor.role ?? '')
export const isAnswerer = (actor: Actor, c: Pick<Consultation, 'area_id' | 'organisation_id' | 'escalated_to'>) =>
  actor.kind === 'staff' &&
  ((c.organisation_id !== null && c.organisation_id === actor.organisationId) ||
    isDesk(actor, c.area_id) ||
    (c.escalated_to !== null && c.escalated_to === actor.areaId && actor.role !== 'department_officer'))
/** A department sees what was put to it; the others what is in their area. */
export const maySee = (actor: Actor, c: Pick<Consultation, 'organisation_id'>) =>
  actor.kind === 'staff' &&
  (actor.role !== 'department_officer' || (c.organisation_id !== null && c.organisation_id === actor.organisationId))

export const listConsultationRoutes = async ({ db, areaId }: Context) => {
  const { rows } = await sql<{ id: number; areaId: number; classCode: string | null; organisationId: number }>`
    select id, area_id "areaId", class_code "classCode", organisation_id "organisationId" from matters.consultation_route
    where area_id = any(${above(areaId)}) order by area_id desc, class_code nulls last`.execute(db)
  const names = new Map((await findOrganisations(db, rows.map((r) => r.organisationId))).map((o) => [o.id, o.shortName || o.name])) // prettier-ignore
  return { rows: rows.map((r) => ({ ...r, organisation: names.get(r.organisationId) ?? '' })) }
}

/** 分派表: without an organisation the row goes, and what is above counts. Questions that are open stay with whom they have. */
export const saveConsultationRoute = async (
  context: Context,
  { classCode, organisationId }: { classCode: string | null; organisationId: number | null },
) => {
  const { db, areaId } = context
  if (organisationId === null)
    await sql`delete from matters.consultation_route where area_id = ${areaId} and class_code is not distinct from ${classCode}`.execute(
      db,
    )
  else {
    await answeringBody(db, areaId, organisationId)
    await sql`insert into matters.consultation_route (area_id, class_code, organisation_id) values (${areaId}, ${classCode}, ${organisationId})
      on conflict (area_id, class_code) do update set organisation_id = excluded.organisation_id`.execute(db)
  }
  context.audit({ consultationRoute: classCode, organisationId })
  return listConsultationRoutes(context)
}
