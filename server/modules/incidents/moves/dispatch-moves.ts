import { returnsAllowed } from '#contract/incidents/incident-flow.ts'
import { isInside } from '#contract/territory/area-number.ts'
import { findOrganisation, findOrganisations } from '#modules/territory/index.ts'
import type { Db } from '#platform/database.ts'
import { departmentOwner, deskOf, streetAbove } from '../case-owner.ts'
import { checkInTask, endTasks, insertTasks } from '../case-store.ts'
import { loadConfiguration, responsibleFor } from '../configuration.ts'
import { nobodyResponsible, organisationUnknown, returnedTooOften } from '../problems.ts'
import type { Asked, Decide, Effect } from './effect.ts'

/** An organisation that may work on cases of an area: one of the area itself or of any area above it. */
const reaching = async (db: Db, organisationId: number, areaId: number) => {
  const organisation = await findOrganisation(db, organisationId)
  if (!organisation || organisation.validTo || !isInside(areaId, organisation.areaId))
    throw organisationUnknown({ organisationId })
  return organisation
}

const handTo = async ({ context, c }: Asked, organisationId: number, kind: 'lead' | 'co' = 'lead'): Promise<Effect> => {
  await reaching(context.db, organisationId, c.area_id)
  const owner = await departmentOwner(context.db, organisationId, context.now)
  if (!owner) throw organisationUnknown({ organisationId })
  await insertTasks(context.db, { areaId: c.area_id, id: c.id }, context.now, [{ organisationId, kind }])
  return {
    to: 'assigned',
    owner,
    patch: { handler_organisation_id: organisationId, handler_account_id: null },
    details: { organisationId },
  }
}

const assign: Decide = async (asked) => {
  const { context, c, input } = asked
  const organisationId =
    input.organisationId ?? responsibleFor(await loadConfiguration(context.db), c.area_id, c.category_id)
  if (organisationId === undefined) throw nobodyResponsible()
  await endTasks(context.db, { areaId: c.area_id, id: c.id }, context.now)
  const effect = await handTo(asked, organisationId)
  return {
    ...effect,
    patch: { ...effect.patch, first_receiver_id: c.first_receiver_id ?? context.actor.accountId },
    tallies: [{ metric: 'assigned' }],
  }
}

const whistle: Decide = async ({ context, c, input }) => {
  const street = await streetAbove(context.db, c.area_id)
  const { owner } = await deskOf(context.db, street, context.now)
  await endTasks(context.db, { areaId: c.area_id, id: c.id }, context.now)
  return {
    to: 'whistled',
    owner,
    patch: { handler_organisation_id: null, handler_account_id: null },
    details: input.organisationIds?.length ? { wanted: input.organisationIds } : {},
    tallies: [{ metric: 'whistled', organisationId: 0 }],
  }
}

const callDepartments: Decide = async ({ context, c, input, tasks }) => {
  const wanted = [...new Set(input.organisationIds ?? [])]
  const found = await findOrganisations(context.db, wanted)
  const lost = wanted.find((id) => !found.some((o) => o.id === id && !o.validTo && isInside(c.area_id, o.areaId)))
  if (lost !== undefined) throw organisationUnknown({ organisationId: lost })
  const fresh = wanted.filter((id) => !tasks.some((t) => t.organisation_id === id && t.ended_at === null))
  if (fresh.length)
    await insertTasks(
      context.db,
      { areaId: c.area_id, id: c.id },
      context.now,
      fresh.map((organisationId) => ({ organisationId, kind: 'called' })),
    )
  const lead = input.leadId ?? c.handler_organisation_id ?? wanted[0]!
  if (![...wanted, ...tasks.map((t) => t.organisation_id)].includes(lead))
    throw organisationUnknown({ organisationId: lead })
  return {
    restart: true,
    patch: { handler_organisation_id: lead, handler_account_id: null },
    details: { called: fresh, lead },
    tallies: fresh.map((organisationId) => ({ metric: 'called', organisationId })),
  }
}

/** The lead takes the case over. */
const joint = async ({ context, c }: Asked, lead: number): Promise<Effect> => {
  const owner = await departmentOwner(context.db, lead, context.now)
  if (!owner) throw organisationUnknown({ organisationId: lead })
  return {
    to: 'processing',
    owner,
    patch: { handler_organisation_id: lead, handler_account_id: null, first_receiver_id: c.first_receiver_id },
  }
}

const checkIn: Decide = async (asked) => {
  const { context, c, tasks } = asked
  const organisationId = context.actor.organisationId!
  await checkInTask(context.db, { areaId: c.area_id, id: c.id }, organisationId, context.now, context.actor.accountId)
  const inTime = c.state !== 'whistled' || c.due_at === null || context.now <= c.due_at
  const tallies = [
    { metric: 'checked_in', organisationId } as const,
    ...(inTime ? [{ metric: 'checked_in_in_time', organisationId } as const] : []),
  ]
  const missing = tasks.filter(
    (t) =>
      t.kind === 'called' && t.ended_at === null && t.checked_in_at === null && t.organisation_id !== organisationId,
  )
  if (c.state !== 'whistled' || missing.length)
    return { tallies, details: { organisationId, missing: missing.map((t) => t.organisation_id) } }
  const effect = await joint(asked, c.handler_organisation_id ?? organisationId)
  return {
    ...effect,
    tallies: [...tallies, { metric: 'assigned' }],
    details: { organisationId, all: true, lead: effect.patch?.handler_organisation_id },
  }
}

const startJoint: Decide = async (asked) => {
  const { c, input, tasks } = asked
  const lead = input.leadId ?? c.handler_organisation_id
  if (lead === null || lead === undefined || !tasks.some((t) => t.organisation_id === lead && t.ended_at === null))
    throw nobodyResponsible()
  return { ...(await joint(asked, lead)), details: { lead }, tallies: [{ metric: 'assigned' }] }
}

const returnCase: Decide = async ({ context, c, input }) => {
  if (c.returned >= returnsAllowed) throw returnedTooOften()
  const { owner } = await deskOf(context.db, c.area_id, context.now)
  return {
    to: 'accepted',
    owner,
    endTasks: true,
    patch: { returned: c.returned + 1, handler_organisation_id: null, handler_account_id: null },
    details: { basis: input.basis, organisationId: c.handler_organisation_id },
    tallies: [{ metric: 'returned', organisationId: c.handler_organisation_id }],
  }
}

const transfer: Decide = async (asked) => {
  await endTasks(asked.context.db, { areaId: asked.c.area_id, id: asked.c.id }, asked.context.now)
  return { ...(await handTo(asked, asked.input.organisationId!)), tallies: [{ metric: 'assigned' }] }
}

/** Only who isn't at work on it yet is called: asking twice must not undo a check-in. */
const addCo: Decide = async ({ context, c, input, tasks }) => {
  const there = new Set(tasks.filter((t) => t.ended_at === null).map((t) => t.organisation_id))
  const ids = [...new Set(input.organisationIds ?? [])].filter(
    (id) => id !== c.handler_organisation_id && !there.has(id),
  )
  for (const id of ids) await reaching(context.db, id, c.area_id)
  if (ids.length)
    await insertTasks(
      context.db,
      { areaId: c.area_id, id: c.id },
      context.now,
      ids.map((organisationId) => ({ organisationId, kind: 'co' })),
    )
  return { details: { called: ids }, tallies: ids.map((organisationId) => ({ metric: 'called', organisationId })) }
}

export const dispatchMoves = {
  assign,
  whistle,
  call_departments: callDepartments,
  check_in: checkIn,
  start_joint: startJoint,
  sign: ({ context }) => ({ to: 'processing', patch: { handler_account_id: context.actor.accountId } }),
  return: returnCase,
  transfer,
  add_co: addCo,
} satisfies Record<string, Decide>
