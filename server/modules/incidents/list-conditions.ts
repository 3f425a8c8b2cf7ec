import { sql, type RawBuilder } from 'kysely'
import type { IncidentFilter } from '#contract/incidents/incident-filter.ts'
import type { Actor, Context } from '#platform/context.ts'
import { loadConfiguration, type Configuration } from './configuration.ts'
import { countedRows } from './count-rules.ts'
import { findWanted, type Wanted } from './search-incidents.ts'
import { allOf, calledNow, inRange, keysOf, myTasks, partsOf, stillOpen, visibleTo } from './visible-to.ts'

type Condition = RawBuilder<boolean>

/** Categories with everything below them; unknown ones are left out. */
export const withDescendants = (conf: Configuration, ids: readonly number[]): number[] => {
  const wanted = new Set(ids.filter((id) => conf.categories.has(id)))
  let grown = true
  while (grown) {
    const before = wanted.size
    for (const c of conf.categories.values()) if (c.parentId !== null && wanted.has(c.parentId)) wanted.add(c.id)
    grown = wanted.size > before
  }
  return [...wanted]
}

const ofScope = ({ actor, now }: Context, scope: IncidentFilter['scope']): (Condition | undefined)[] => {
  // Who handled it neither checks it nor calls back.
  const byAnother = [
    sql<boolean>`i.handler_account_id is distinct from ${actor.accountId}::uuid`,
    actor.organisationId === null
      ? undefined
      : sql<boolean>`i.handler_organisation_id is distinct from ${actor.organisationId}::bigint`,
  ]
  // Who works at the base is told what of their own is late, not what is late with colleagues.
  const own = actor.role === 'grid_worker' ? myTasks(actor) : undefined
  switch (scope) {
    case 'all':
      return []
    case 'open':
      return [stillOpen]
    case 'mine':
      return [stillOpen, myTasks(actor)]
    case 'overdue':
      return [stillOpen, own, sql<boolean>`i.due_at < ${now}::timestamptz and i.paused_at is null`]
    case 'due_soon':
      return [
        stillOpen,
        own,
        sql<boolean>`i.due_at >= ${now}::timestamptz and i.yellow_at <= ${now}::timestamptz and i.paused_at is null`,
      ]
    case 'to_check':
      return [stillOpen, sql<boolean>`i.state = 'feedback'`, ...byAnother]
    case 'to_call_back':
      return [stillOpen, sql<boolean>`i.state = 'visit'`, ...byAnother]
    case 'to_approve':
      return [stillOpen, sql<boolean>`i.asked is not null and i.asked_by is distinct from ${actor.accountId}::uuid`]
    case 'to_check_in':
      return [
        stillOpen,
        actor.organisationId !== null && actor.role === 'department_officer'
          ? keysOf(calledNow(actor.organisationId))
          : sql<boolean>`i.state = 'whistled'`,
      ]
  }
}

const ofLight = (light: IncidentFilter['light'], now: Date): (Condition | undefined)[] => {
  if (!light) return []
  const time = {
    red: sql<boolean>`i.due_at < ${now}::timestamptz`,
    yellow: sql<boolean>`i.due_at >= ${now}::timestamptz and i.yellow_at <= ${now}::timestamptz`,
    green: sql<boolean>`i.due_at >= ${now}::timestamptz and i.yellow_at > ${now}::timestamptz`,
  }
  return [stillOpen, sql<boolean>`i.paused_at is null`, time[light]]
}

const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`)
const dayAfter = (day: string) => new Date(startOf(day).getTime() + 86_400_000)

/** A flag asked for, either way. */
const either = (flag: boolean | undefined, yes: Condition, no: Condition) =>
  flag === undefined ? undefined : flag ? yes : no
const raw = (text: string) => sql.raw<boolean>(text)

const ofAttributes = (filter: IncidentFilter, conf: Configuration, context: Context): (Condition | undefined)[] => [
  filter.state && sql<boolean>`i.state = any(${filter.state}::text[])`,
  filter.category && sql<boolean>`i.category_id = any(${withDescendants(conf, filter.category)}::int[])`,
  filter.level && sql<boolean>`i.level = any(${filter.level}::smallint[])`,
  filter.source && sql<boolean>`i.source = any(${filter.source}::text[])`,
  filter.grid === undefined ? undefined : sql<boolean>`i.grid_no = ${filter.grid}::int`,
  filter.organisation === undefined ? undefined : keysOf(partsOf(filter.organisation, context.area)),
  filter.reportedFrom ? sql<boolean>`i.reported_at >= ${startOf(filter.reportedFrom)}::timestamptz` : undefined,
  filter.reportedTo ? sql<boolean>`i.reported_at < ${dayAfter(filter.reportedTo)}::timestamptz` : undefined,
  filter.metric &&
    countedRows({
      metric: filter.metric,
      from: filter.countedFrom ? startOf(filter.countedFrom) : undefined,
      before: filter.countedTo ? dayAfter(filter.countedTo) : undefined,
      organisationId: filter.countedBy,
    }),
  either(filter.paused, raw('i.paused_at is not null'), raw('i.paused_at is null')),
  either(filter.urgent, raw('i.urgent'), raw('not i.urgent')),
  either(filter.supervised, raw('i.supervise_level > 0'), raw('i.supervise_level = 0')),
  either(filter.secret, raw('i.secret'), raw('not i.secret')),
  either(filter.historical, raw('i.historical'), raw('not i.historical')),
  either(
    filter.unsolved,
    raw(`(i.solved = false or i.outcome = 'not_fixed')`),
    raw(`not coalesce(i.solved = false or i.outcome = 'not_fixed', false)`),
  ),
]

/** What waits for a department is its own by definition: asking again would double the work. */
const impliesPart = (actor: Actor, scope: IncidentFilter['scope']) =>
  actor.role === 'department_officer' &&
  (scope === 'mine' || (scope === 'to_check_in' && actor.organisationId !== null))

/** What a filter means for this asker in this area, as a condition on incidents.incident `i`; walls included. */
export const conditionsOf = async (
  context: Context,
  filter: IncidentFilter,
): Promise<{ where: Condition; wanted: Wanted }> => {
  const conf = await loadConfiguration(context.db)
  const wanted = await findWanted(context, filter.q)
  const where = allOf([
    inRange(context.area),
    ...ofScope(context, filter.scope),
    ...ofLight(filter.light, context.now),
    ...ofAttributes(filter, conf, context),
    wanted.condition,
    impliesPart(context.actor, filter.scope) ? undefined : visibleTo(context.actor),
  ])
  return { where, wanted }
}
