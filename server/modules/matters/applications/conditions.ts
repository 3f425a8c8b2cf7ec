import { sql, type RawBuilder } from 'kysely'
import type { ApplicationFilter, ApplicationMetric } from '#contract/matters/application-lists.ts'
import { readApplicationNumber } from '#contract/matters/application-number.ts'
import { parseDocument } from '#contract/people/identity/document.ts'
import { Phone } from '#contract/shapes.ts'
import type { Actor, AreaRange, Context } from '#platform/context.ts'
import { blindIndex } from '#platform/crypto.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { standsInFor } from '../catalogue/post-duties.ts'
import { searchItems } from '../catalogue/search-items.ts'
import { deskFellows } from './routing.ts'
import { documentIndexOf, nameIndex } from './take-in.ts'

type Condition = RawBuilder<boolean>
// Word for word the predicate of the partial indexes.
const open = sql.raw<boolean>(`a.state in ('submitted', 'supplement', 'handling')`)
export const allOf = (conditions: readonly (Condition | undefined | false)[]): Condition => {
  const some = conditions.filter((c): c is Condition => !!c)
  return some.length ? sql<boolean>`${sql.join(some, sql` and `)}` : sql<boolean>`true`
}
/** The range of the path said once more, because the policy hides its own from the planner. */
export const inRange = ({ from, to }: AreaRange): Condition =>
  from === to
    ? sql<boolean>`a.area_id = ${from}::bigint`
    : sql<boolean>`a.area_id between ${from}::bigint and ${to}::bigint`

export const dayStart = (day: string) => new Date(`${day}T00:00:00+08:00`)
export const dayEnd = (day: string) => new Date(dayStart(day).getTime() + 86_400_000)

/** What a number counts, and by which day; list and number use the same words, so they agree. */
export const metricRules: Record<
  ApplicationMetric,
  { by: 'submitted_at' | 'accepted_at' | 'closed_at'; where: string }
> = {
  submitted: { by: 'submitted_at', where: 'true' },
  online: { by: 'submitted_at', where: `a.channel = 'online'` },
  told: { by: 'submitted_at', where: 'a.notice is not null' },
  accepted: { by: 'accepted_at', where: 'true' },
  refused: { by: 'closed_at', where: `a.state = 'refused'` },
  withdrawn: { by: 'closed_at', where: `a.state = 'withdrawn'` },
  done: { by: 'closed_at', where: `a.state = 'done'` },
  on_time: { by: 'closed_at', where: `a.state = 'done' and a.on_time` },
  late: { by: 'closed_at', where: `a.state = 'done' and not a.on_time` },
  at_once: { by: 'closed_at', where: `a.state = 'done' and a.closed_at = a.submitted_at` },
  once_done: { by: 'closed_at', where: `a.state = 'done' and a.trips <= 1` },
  more_trips: { by: 'closed_at', where: `a.state = 'done' and a.trips > 1` },
}
const ofMetric = ({ metric, countedFrom, countedTo }: ApplicationFilter): (Condition | undefined)[] => {
  if (!metric) return []
  const { by, where } = metricRules[metric]
  const at = sql.raw(`a.${by}`)
  return [
    sql.raw<boolean>(`(${where})`),
    sql<boolean>`${at} is not null`,
    countedFrom ? sql<boolean>`${at} >= ${dayStart(countedFrom)}::timestamptz` : undefined,
    countedTo ? sql<boolean>`${at} < ${dayEnd(countedTo)}::timestamptz` : undefined,
  ]
}

/** With the asker: theirs, those they stand in for, their organisation's, their desk's, and what is being handed to them. */
export const myTasks = (actor: Actor, standIn: readonly string[]): Condition => {
  const people = [...(actor.accountId === null ? [] : [actor.accountId]), ...standIn]
  const roles = [...deskFellows(actor.role)]
  const ofOrganisation =
    actor.organisationId === null
      ? sql<boolean>`false`
      : sql<boolean>`(a.owner_organisation_id = ${actor.organisationId}::bigint or a.to_organisation_id = ${actor.organisationId}::bigint)`
  return sql<boolean>`(a.owner_account_id = any(${people}::uuid[]) or a.to_account_id = any(${people}::uuid[]) or ${ofOrganisation}
    or (a.owner_account_id is null and a.owner_organisation_id is null and a.owner_area_id = ${actor.areaId}::bigint and a.owner_role = any(${roles}::text[]))
    or (a.to_account_id is null and a.to_organisation_id is null and a.to_area_id = ${actor.areaId}::bigint and a.to_role = any(${roles}::text[])))`
}

const toMe = (actor: Actor, standIn: readonly string[]) =>
  allOf([sql<boolean>`a.to_area_id is not null`, myTasks(actor, standIn)])

const ofScope = (
  { actor, now }: Context,
  scope: ApplicationFilter['scope'],
  standIn: readonly string[],
): Condition[] => {
  switch (scope) {
    case 'all':
      return []
    case 'open':
      return [open]
    case 'mine':
      return [open, myTasks(actor, standIn)]
    case 'to_accept':
      return [open, sql<boolean>`a.state = 'submitted'`]
    case 'supplement':
      return [open, sql<boolean>`a.state = 'supplement'`]
    case 'handling':
      return [open, sql<boolean>`a.state = 'handling'`]
    case 'to_take_over':
      return [open, toMe(actor, standIn)]
    case 'overdue':
      return [open, sql<boolean>`a.due_at < ${now}::timestamptz`]
    case 'due_soon':
      return [open, sql<boolean>`a.due_at >= ${now}::timestamptz and a.yellow_at <= ${now}::timestamptz`]
  }
}
const ofLight = (light: ApplicationFilter['light'], now: Date): (Condition | undefined)[] =>
  light === undefined
    ? []
    : [
        open,
        {
          red: sql<boolean>`a.due_at < ${now}::timestamptz`,
          yellow: sql<boolean>`a.due_at >= ${now}::timestamptz and a.yellow_at <= ${now}::timestamptz`,
          green: sql<boolean>`a.due_at >= ${now}::timestamptz and a.yellow_at > ${now}::timestamptz`,
        }[light],
      ]

/** A number, a phone, a document, else the whole name or words of the matter: names are sealed and found whole only. */
const ofWords = async (context: Context, q: string | undefined): Promise<Condition | undefined> => {
  if (q === undefined) return undefined
  const number = readApplicationNumber(q)
  const plain = q.normalize('NFKC').replace(/[\s-]/g, '')
  const phone = Phone.safeParse(plain)
  if (phone.success) return sql<boolean>`a.phone_index = ${blindIndex('phone', phone.data)}`
  if (/^\d{15,17}[\dxX]?$/.test(plain) && parseDocument(plain).canonical)
    return sql<boolean>`a.document_index = ${documentIndexOf(plain)}`
  if (number !== undefined) return sql<boolean>`a.number = ${number}::bigint`
  const catalogue = await loadCatalogue(context.db)
  const codes = searchItems(catalogue, context.areaId, q).map((f) => f.version.code)
  return sql<boolean>`(a.name_index = ${nameIndex(q)} or a.item_code = any(${codes}::text[]))`
}

const either = (flag: boolean | undefined, column: string) =>
  flag === undefined ? undefined : sql.raw<boolean>(flag ? column : `not (${column})`)

/** What a filter means for this asker in this area, as a condition on matters.application `a`; walls included. */
export const conditionsOf = async (context: Context, f: ApplicationFilter): Promise<Condition> => {
  const { actor, now, db } = context
  const standIn = await standsInFor(db, actor.accountId, now)
  const department =
    actor.role === 'department_officer'
      ? actor.organisationId === null
        ? sql<boolean>`false`
        : sql<boolean>`(a.owner_organisation_id = ${actor.organisationId}::bigint or a.to_organisation_id = ${actor.organisationId}::bigint
            or a.handler_organisation_id = ${actor.organisationId}::bigint)`
      : undefined
  return allOf([
    inRange(context.area),
    ...ofScope(context, f.scope, standIn),
    ...ofLight(f.light, now),
    ...ofMetric(f),
    f.state && sql<boolean>`a.state = any(${f.state}::text[])`,
    f.item && sql<boolean>`a.item_code = any(${f.item}::text[])`,
    f.class && sql<boolean>`a.class_code = any(${f.class}::text[])`,
    f.channel && sql<boolean>`a.channel = any(${f.channel}::text[])`,
    f.post === undefined ? undefined : sql<boolean>`a.post = ${f.post}`,
    f.submittedFrom ? sql<boolean>`a.submitted_at >= ${dayStart(f.submittedFrom)}::timestamptz` : undefined,
    f.submittedTo ? sql<boolean>`a.submitted_at < ${dayEnd(f.submittedTo)}::timestamptz` : undefined,
    either(f.paused, 'a.paused_at is not null'),
    either(f.atOnce, 'a.at_once'),
    await ofWords(context, f.q),
    department,
  ])
}
