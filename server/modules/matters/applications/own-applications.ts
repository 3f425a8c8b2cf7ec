import { sql } from 'kysely'
import type { z } from 'zod'
import type { apply as applyRoute, OwnApplication, OwnApplicationRow } from '#contract/matters/own-applications.ts'
import { isOpenApplication } from '#contract/matters/application-flow.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { phoneOf } from '#modules/access/index.ts'
import { knownValues, ownKeys, type KnownPerson } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { invalid } from '#platform/problem.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { versionOf } from '../catalogue/read-items.ts'
import type { Application, ApplicationKey } from './application-case.ts'
import { applicationColumns, findApplication, openAnswers, stepsOf } from './application-store.ts'
import { explainClocks } from './explain.ts'
import { itemOf } from './item-of-case.ts'
import { isApplicant } from './may-move.ts'
import { missingOf } from './papers.ts'
import { applicantMissing, applicationUnknown, notOnline, tooManyOpen } from './problems.ts'
import { printsOf, receiptOf } from './receipt.ts'
import { instant, namesOf } from './rows.ts'
import { filesOfCase, openForm, sayAnswers, sayPapers } from './say-case.ts'
import { takeIn } from './take-in.ts'
import { itemFor } from './window-view.ts'

const mostOpen = 20
const mine = ({ actor }: Context) =>
  sql`(a.account_id = ${actor.accountId}::uuid or a.applied_by = ${actor.accountId}::uuid)`

/** The one row of the register in this scope that is the signed-in resident; several share the phone: nobody. */
const ownPerson = async (context: Context): Promise<KnownPerson | undefined> => {
  const keys = await ownKeys(context)
  if (new Set(keys.map((k) => k.id)).size !== 1) return undefined
  return knownValues(context, keys[0]!)
}

/** 网上办: the item with what is known of the one who asks. */
export const getOwnMatter = async (context: Context, code: string) => {
  const person = await ownPerson(context)
  const { mayDecide: _, ...item } = await itemFor(context, code, person)
  if (person) context.audit({ looked: 'own', person: person.id }, person.areaId)
  return { ...item, recognised: person !== undefined, name: person?.name ?? null }
}

type Applying = z.output<(typeof applyRoute)['body']>
/** 网上申请. Whoever applies for another is written down as their agent; both follow the case. */
export const applyOnline = async (context: Context, asked: Applying) => {
  const { db, actor, areaId } = context
  const { content } = versionOf(await loadCatalogue(db), areaId, asked.itemCode)
  if (content.online === 'none' || content.online === 'consult') throw notOnline()
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int n from matters.application a where ${mine(context)} and a.state in ('submitted', 'supplement', 'handling') and a.id <> ${asked.id}::uuid`.execute(
    db,
  )
  if (rows[0]!.n >= mostOpen) throw tooManyOpen({ most: mostOpen })
  const forAnother = asked.agent !== undefined
  const person = forAnother || asked.applicant ? undefined : await ownPerson(context)
  if (forAnother && !asked.applicant) throw applicantMissing()
  const own = await phoneOf(db, actor.accountId!)
  const { a } = await takeIn(context, {
    ...asked,
    channel: 'online',
    person,
    applicant: asked.applicant ?? (own ? { phone: own } : {}),
    agent: asked.agent ? { name: asked.agent.name, phone: own, relation: asked.agent.relation ?? null } : null,
    ...(forAnother ? {} : { accountId: actor.accountId }),
    appliedBy: actor.accountId,
  })
  return receiptOf(context, a)
}

const ownRow = async ({ db }: Context, a: Application, areaName: string): Promise<OwnApplicationRow> => {
  const item = await itemOf(db, a)
  return {
    areaId: a.area_id,
    id: a.id,
    number: a.number,
    itemCode: a.item_code,
    itemZh: item.zh,
    itemEn: item.en,
    areaName,
    state: a.state,
    version: a.version,
    submittedAt: instant(a.submitted_at),
    dueAt: instant(a.due_at),
    supplementDueAt: instant(a.supplement_due_at),
    missing: a.missing,
    decision: a.decision,
    closedAt: instant(a.closed_at),
  }
}

/** 我的办件, newest first. */
export const listOwn = async (context: Context, { after, limit }: { after?: string | undefined; limit: number }) => {
  const [at, id] = after?.split('/') ?? []
  if (after !== undefined && !(Number.isFinite(Date.parse(at ?? '')) && /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id ?? '')))
    throw invalid([{ field: 'after', message: 'unknown page' }])
  const { rows } = await sql<Application & { at: string }>`
    select ${applicationColumns}, to_char(a.submitted_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') "at" from matters.application a where ${mine(context)}
      ${after === undefined ? sql`` : sql`and (a.submitted_at, a.id) < (${at}::timestamptz, ${id}::uuid)`}
    order by a.submitted_at desc, a.id desc limit ${limit + 1}`.execute(context.db)
  const page = rows.slice(0, limit)
  const names = await namesOf(context.db, { areas: page.map((a) => a.area_id) })
  const said = []
  for (const a of page) said.push(await ownRow(context, a, names.area.get(a.area_id) ?? ''))
  const last = page.at(-1)
  return { rows: said, next: rows.length > limit && last ? `${last.at}/${last.id}` : null }
}

/** What applicants aren't shown: what happens among colleagues. */
const inner = new Set(['add_note', 'hand_over', 'accept_hand_over', 'decline_hand_over', 'turned_yellow', 'turned_red'])

/** Throws `matters.application_unknown` for anybody else's. */
export const getOwnCase = async (context: Context, key: ApplicationKey): Promise<Application> => {
  const a = await findApplication(context.db, key)
  if (!a || !isApplicant({ actor: context.actor, standsInFor: [], deciders: [] }, a)) throw applicationUnknown()
  return a
}

/** 我的一件办件: how far it is, what is still missing and how to hand it in, and why it takes until when. */
export const getOwn = async (context: Context, key: ApplicationKey): Promise<OwnApplication> => {
  const { db, locale } = context
  const a = await getOwnCase(context, key)
  const item = await itemOf(db, a)
  const answers = openAnswers(a.answers)
  const { kept, files } = await filesOfCase(context, a)
  const names = await namesOf(db, { areas: [a.area_id] })
  const open = isOpenApplication(a.state)
  return {
    ...(await ownRow(context, a, names.area.get(a.area_id) ?? '')),
    answers: sayAnswers(item, answers, locale),
    form: openForm(item, answers),
    papers: sayPapers(item, a, answers.values, kept),
    missingThings: missingOf(item, answers, a.papers, a.notice),
    notice: a.notice && { at: a.notice.at, note: a.notice.note, dueAt: a.notice.dueAt, things: a.notice.things },
    result: a.result,
    refusal: a.refusal,
    timeline: (await stepsOf(db, key))
      .filter((s) => !inner.has(s.move))
      .map((s) => ({ at: instant(s.at), move: s.move, text: say(locale, `matters.move.${s.move}` as WordKey) })),
    clocks: (await explainClocks(context, key)).clocks,
    resultFiles: files.filter((f) => f.phase === 'result').map(({ id, name, kind }) => ({ id, name, kind })),
    prints: printsOf(a),
    moves: [...(a.state === 'submitted' || a.state === 'supplement' ? (['supply'] as const) : []), ...(open ? (['withdraw'] as const) : [])], // prettier-ignore
  }
}
