import { sql } from 'kysely'
import { DatabaseError } from 'pg'
import type { IncidentDraft, Receipt } from '#contract/incidents/incidents.ts'
import { ensureResident } from '#modules/access/index.ts'
import { gridAt, locate, locateAddress, locateCode } from '#modules/territory/index.ts'
import type { Context, WriteLast } from '#platform/context.ts'
import { blindIndex, seal } from '#platform/crypto.ts'
import { claimFiles } from '#platform/files.ts'
import { loadClockwork } from './case-clock.ts'
import { firstOwner, type GridHands } from './case-owner.ts'
import { findCase, insertAttachments, tallyRows } from './case-store.ts'
import { catchAllCategory, categoryChain, categoryOpen, loadConfiguration } from './configuration.ts'
import { gaugeChanges } from './gauges.ts'
import { areaName, receiptOf } from './move-incident.ts'
import { categoryUnknown, idTaken, noPlace } from './problems.ts'
import { searchWords } from './search-words.ts'
import { suggestCategory } from './suggest-category.ts'

const uniqueViolation = '23505'

/** Where a case belongs. `workers`: whose turn it may be, where the caller knows better than the table of grids; nobody is the desk's. */
export type Place = { areaId: number; gridNo: number | null; buildingNo?: number | null; workers?: GridHands }

/** Where it happened: the building's code, else the point, else the address; a desk may take a report without any. */
const placeOf = async (context: Context, draft: IncidentDraft): Promise<Place> => {
  const { db, areaId } = context
  const byCode = draft.buildingCode ? await locateCode(db, draft.buildingCode) : undefined
  if (byCode) return byCode
  if (draft.point) return (await gridAt(db, draft.point, areaId)) ?? locate(db, draft.point, areaId)
  if (draft.placeText) return locateAddress(db, draft.placeText, areaId)
  if (context.actor.kind === 'resident') throw noPlace()
  return { areaId, gridNo: null }
}

/**
 * Takes a report (J01, Q01): finds its grid and community, whose turn it is, and winds up the clock of acceptance.
 * The client's id is the case's id: sent fifty times at once, it is one case and fifty equal receipts.
 * `writeLast` is the context's where the report is all that is written; `known` spares finding the place.
 */
export const reportIncident = async (
  context: Context,
  draft: IncidentDraft,
  writeLast?: WriteLast,
  known?: Place,
): Promise<Receipt> => {
  const { db, actor, now } = context
  const conf = await loadConfiguration(db)
  const place = known ?? (await placeOf(context, draft))
  const categoryId =
    draft.categoryId ??
    (await suggestCategory({ ...context, areaId: place.areaId }, draft.text)) ??
    catchAllCategory(conf, place.areaId)
  const category = categoryId === undefined ? undefined : conf.categories.get(categoryId)
  if (!category || !categoryOpen(conf, place.areaId, category.id)) throw categoryUnknown({ categoryId })
  const chain = categoryChain(conf, category.id)
  const urgent = draft.urgent || chain[0]?.limitGroup === 'urgent'
  const resident = actor.kind === 'resident'
  // On behalf of a resident: the case is theirs to follow once they sign in with that number.
  const reporterId = resident
    ? actor.accountId
    : draft.reporterPhone
      ? (await ensureResident(db, draft.reporterPhone)).id
      : actor.accountId
  const { owner, passedUp } = await firstOwner(db, place, now)
  const base = { area_id: place.areaId, category_id: category.id, level: draft.level, urgent }
  const clock = (await loadClockwork(db, place.areaId))(base, 'accept', now, 10)
  const phone = draft.reporterPhone ?? null
  const fresh = {
    reported_at: now,
    state: 'reported' as const,
    category_id: category.id,
    handler_organisation_id: null,
    paused_at: null,
    overdue_said_at: null,
  }
  const t = tallyRows(fresh, now, [{ metric: 'reported' }, ...gaugeChanges(undefined, fresh)])
  const firstReceiver = resident ? null : actor.accountId
  const point = draft.point ? sql`st_setsrid(st_makepoint(${draft.point.lon}, ${draft.point.lat}), 4326)` : sql`null`
  // Photos hang on the case, so they come after it.
  const last = draft.photos.length ? undefined : writeLast
  const insert = sql<{ number: number }>`with hot_new as (
    insert into incidents.incident (area_id, id, source, category_id, level, scale, text, place_text, point, grid_no, building_no, reporter_id, reporter_name,
      reporter_phone, phone_index, urgent, secret, state, owner_role, owner_area_id, owner_organisation_id, owner_account_id, first_receiver_id,
      reported_at, step, step_started_at, due_at, yellow_at, last_move_id, external_no)
    values (${place.areaId}, ${draft.id}, ${resident ? 'resident' : draft.source}, ${category.id}, ${draft.level}, ${draft.scale}, ${draft.text}, ${draft.placeText ?? null},
      ${point}, ${place.gridNo}, ${place.buildingNo ?? null}, ${reporterId}, ${draft.reporterName ? seal(draft.reporterName) : null},
      ${phone ? seal(phone) : null}, ${phone ? blindIndex('phone', phone) : null}, ${urgent}, ${draft.secret}, 'reported', ${owner.owner_role}, ${owner.owner_area_id},
      ${owner.owner_organisation_id}, ${owner.owner_account_id}, ${firstReceiver}, ${now}, 'accept', ${now}, ${clock.due_at}, ${clock.yellow_at}, ${draft.id},
      ${draft.externalNo ?? null})
    ${last ? sql`` : sql`on conflict do nothing`} returning area_id, id, number),
    worded as (insert into incidents.case_words (area_id, incident_id, words)
      select area_id, id, ${searchWords(draft.text, draft.placeText, draft.externalNo)}::tsvector from hot_new),
    stepped as (insert into incidents.step (area_id, incident_id, seq, at, move, from_state, to_state, account_id, post_id, role, organisation_id, note, details, move_id)
      select area_id, id, 1, ${now}, 'report', null, 'reported', ${actor.accountId}::uuid, ${actor.postId}::bigint, ${actor.role}, ${actor.organisationId}::bigint, null,
        ${JSON.stringify(passedUp ? { passedUp: true } : {})}::jsonb, id from hot_new),
    wound as (insert into incidents.clock (area_id, incident_id, seq, step, started_at, amount, unit, yellow_share, limit_id, due_at, yellow_at)
      select area_id, id, ${clock.seq}, 'accept', ${now}, ${clock.amount}, ${clock.unit}, ${clock.yellow_share}, ${clock.limit_id}::int, ${clock.due_at}, ${clock.yellow_at} from hot_new),
    counted as (insert into incidents.tally_delta (area_id, category_id, organisation_id, month, metric, amount)
      select n.area_id, k, o, m, x.n, a from hot_new n, unnest(${t.categories}::int[], ${t.organisations}::bigint[], ${t.months}::date[], ${t.metrics}::text[], ${t.amounts}::bigint[]) as x(k, o, m, n, a))
    select number from hot_new`
  const key = { areaId: place.areaId, id: draft.id }
  const repeated = async (): Promise<Receipt> => {
    const there = await findCase(db, key)
    if (!there || (there.reporter_id !== reporterId && there.first_receiver_id !== actor.accountId)) throw idTaken()
    return receiptOf(context, there)
  }
  const tell = () => {
    context.announce({
      name: 'incidents.reported',
      areaId: place.areaId,
      about: { id: draft.id, categoryId: category.id, gridNo: place.gridNo },
    })
    context.audit({ incident: draft.id }, place.areaId)
  }
  const received = async (number: number) =>
    receiptOf(context, {
      area_id: place.areaId,
      id: draft.id,
      number,
      state: 'reported',
      version: 1,
      grid_no: place.gridNo,
      due_at: clock.due_at,
    })
  if (last) {
    // Read before the last word, remembered after it.
    await areaName(context, place.areaId)
    tell()
    try {
      const [made] = await last(insert)
      return received(made!.number)
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== uniqueViolation) throw error
      return repeated()
    }
  }
  const [made] = (await insert.execute(db)).rows
  if (!made) return repeated()
  if (draft.photos.length) {
    await claimFiles({ ...context, areaId: place.areaId }, draft.photos, `incidents.incident:${draft.id}`)
    await insertAttachments(db, key, draft.photos, 'before', now)
  }
  tell()
  return received(made.number)
}
