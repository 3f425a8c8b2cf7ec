import { sql, type RawBuilder } from 'kysely'
import type { Actor, AreaRange } from '#platform/context.ts'
import { deskFellows } from './may-move.ts'

type Condition = RawBuilder<boolean>

/** Word for word the predicate of the partial indexes: the planner only uses them when it reads the same. */
const openOf = (alias: string): Condition =>
  sql.raw(`${alias}.state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void')`)
export const stillOpen = openOf('i')

/**
 * The range of the path said once more, because the policy hides its own from the planner. One community is an
 * equality, so that an index by area and time gives its order.
 */
export const inRange = ({ from, to }: AreaRange): Condition =>
  from === to
    ? sql<boolean>`i.area_id = ${from}::bigint`
    : sql<boolean>`i.area_id between ${from}::bigint and ${to}::bigint`

export const allOf = (conditions: readonly (Condition | undefined)[]): Condition => {
  const some = conditions.filter((c): c is Condition => c !== undefined)
  return some.length ? sql<boolean>`${sql.join(some, sql` and `)}` : sql<boolean>`true`
}
const anyOf = (conditions: readonly Condition[]): Condition => sql<boolean>`(${sql.join(conditions, sql` or `)})`

export const keysOf = (source: RawBuilder<unknown>): Condition => sql<boolean>`(i.area_id, i.id) in (${source})`

/** With the asker's desk: nobody by name, but the role in the area of the post. */
const onDesk = (actor: Actor): Condition =>
  sql<boolean>`(i.owner_account_id is null and i.owner_organisation_id is null and i.owner_role = ${actor.role} and i.owner_area_id = ${actor.areaId}::bigint)`

const ofPerson = (actor: Actor): Condition[] => [
  sql<boolean>`i.owner_account_id = ${actor.accountId}::uuid`,
  sql<boolean>`i.handler_account_id = ${actor.accountId}::uuid`,
  sql<boolean>`i.reporter_id = ${actor.accountId}::uuid`,
  sql<boolean>`i.first_receiver_id = ${actor.accountId}::uuid`,
  sql<boolean>`i.hand_over_to = ${actor.accountId}::uuid`,
]
const ofOrganisation = (organisationId: number): Condition[] => [
  sql<boolean>`i.owner_organisation_id = ${organisationId}::bigint`,
  sql<boolean>`i.handler_organisation_id = ${organisationId}::bigint`,
  sql<boolean>`exists (select from incidents.task t where t.area_id = i.area_id and t.incident_id = i.id and t.organisation_id = ${organisationId}::bigint)`,
]

/** The same question as `maySee` asks of one case, as a condition on incidents.incident `i`. Both are held together by a test. */
export const visibleTo = (actor: Actor): Condition | undefined => {
  if (actor.kind === 'system') return undefined
  const organisation = actor.organisationId
  const part = [onDesk(actor), ...ofPerson(actor), ...(organisation === null ? [] : ofOrganisation(organisation))]
  if (actor.kind === 'staff' && actor.role !== 'department_officer')
    return actor.permissions.has('incidents.read_secret') ? undefined : anyOf([sql<boolean>`not i.secret`, ...part])
  if (actor.role !== 'department_officer') return anyOf(part)
  return keysOf(
    sql.join([...(organisation === null ? [] : [partsOf(organisation)]), partsOfPerson(actor)], sql` union `),
  )
}

/**
 * Keys of the cases somebody has a part in by name or desk. Whom a case was first received by counts while it is open:
 * that is how long they answer for it, and an index of every case ever received would cost each move.
 */
const partsOfPerson = (actor: Actor): RawBuilder<unknown> => {
  const open = openOf('p')
  const me = sql`${actor.accountId}::uuid`
  return sql`select p.area_id, p.id from incidents.incident p where p.owner_account_id = ${me} and ${open}
    union select p.area_id, p.id from incidents.incident p where p.first_receiver_id = ${me} and ${open}
    union select p.area_id, p.id from incidents.incident p where p.hand_over_to = ${me}
    union select p.area_id, p.id from incidents.incident p where p.reporter_id = ${me}
    union select p.area_id, p.id from incidents.incident p where p.owner_account_id is null and p.owner_organisation_id is null
      and p.owner_role = ${actor.role} and p.owner_area_id = ${actor.areaId}::bigint and ${open}`
}

/** Keys of the cases an organisation handles or has a part in. */
export const partsOf = (organisationId: number, range?: AreaRange): RawBuilder<unknown> => {
  const within = (column: string) =>
    range ? sql`and ${sql.ref(column)} between ${range.from}::bigint and ${range.to}::bigint` : sql``
  return sql`select t.area_id, t.incident_id from incidents.task t where t.organisation_id = ${organisationId}::bigint ${within('t.area_id')}
    union select h.area_id, h.id from incidents.incident h where h.handler_organisation_id = ${organisationId}::bigint ${within('h.area_id')}
    union select o.area_id, o.id from incidents.incident o where o.owner_organisation_id = ${organisationId}::bigint and ${openOf('o')} ${within('o.area_id')}`
}

/** Called by a whistle or to help, and not yet checked in. */
export const calledNow = (organisationId: number): RawBuilder<unknown> =>
  sql`select t.area_id, t.incident_id from incidents.task t
    where t.organisation_id = ${organisationId}::bigint and t.kind <> 'lead' and t.checked_in_at is null and t.ended_at is null`

/** What the asker has to do: theirs by name, their organisation's, their desk's, and calls they haven't answered. */
export const myTasks = (actor: Actor): Condition => {
  const open = openOf('m')
  const branches = [
    sql`select m.area_id, m.id from incidents.incident m where m.owner_account_id = ${actor.accountId}::uuid and ${open}`,
    sql`select m.area_id, m.id from incidents.incident m where m.owner_account_id is null and m.owner_organisation_id is null
      and m.owner_role = any(${[...deskFellows(actor.role)]}) and m.owner_area_id = ${actor.areaId}::bigint and ${open}`,
    sql`select m.area_id, m.id from incidents.incident m where m.hand_over_to = ${actor.accountId}::uuid and ${open}`,
    ...(actor.organisationId === null
      ? []
      : [
          sql`select m.area_id, m.id from incidents.incident m where m.owner_organisation_id = ${actor.organisationId}::bigint and ${open}`,
          calledNow(actor.organisationId),
        ]),
  ]
  return keysOf(sql.join(branches, sql` union `))
}
