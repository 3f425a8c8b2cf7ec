import { sql } from 'kysely'
import type { z } from 'zod'
import type { requestCorrection as requestRoute } from '#contract/people/own.ts'
import { maskIdNumber } from '#contract/platform/mask.ts'
import { phoneOf } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { open, seal } from '#platform/crypto.ts'
import { conflict, invalid, notFound } from '#platform/problem.ts'
import { loadFieldBook } from './field-book.ts'
import { locateByPhone } from './find-resident.ts'
import { inWords, stated } from './get-person.ts'
import { documentsOf, phonesOf, readPerson, type PersonKey } from './person-store.ts'
import { shownName } from './person-rows.ts'
import { answerMissing, requestEmpty, requestOver, tooManyRequests } from './problems.ts'
import { proposeFacts } from './propose-facts.ts'
import { readFact } from './read-fact.ts'
import { openSource, readSources } from './source-store.ts'

const purpose = 'people.request'
const mostOpen = 20

/** The rows whose phone is the signed-in one. Several people with one phone: nobody's, until the community settles whose it is. */
export const ownKeys = async ({ db, actor }: Pick<Context, 'db' | 'actor'>): Promise<PersonKey[]> => {
  const phone = actor.accountId && (await phoneOf(db, actor.accountId))
  return phone ? locateByPhone(db, phone) : []
}

/** 我的信息 (personal information law art. 44–45): what is kept, from where, on what basis, and who revealed it. */
export const myRecords = async (context: Context) => {
  const { db } = context
  const keys = await ownKeys(context)
  const people = new Set(keys.map((k) => k.id))
  if (people.size !== 1) return { records: [], several: people.size > 1 }
  const book = await loadFieldBook(db)
  const names = await areaNames(
    db,
    keys.map((k) => k.areaId),
  )
  const records = []
  for (const key of keys) {
    const person = await readPerson(db, key)
    const values = stated(book, person, await documentsOf(db, key), await phonesOf(db, key))
    const sources = await readSources(
      db,
      values.map((v) => v.sourceId),
    )
    const here = sql`x.area_id = ${key.areaId} and x.person_id = ${key.id}::uuid`
    const { rows: care } = await sql<{ zh: string; en: string; legalBasis: string; purpose: string; since: string }>`
      select k.zh, k.en, k.legal_basis "legalBasis", k.purpose, x.since from people.care x join people.care_kind k on k.id = x.kind_id where ${here} and x.state <> 'ended' order by k.sort`.execute(
      db,
    )
    const { rows: seen } = await sql<{
      at: Date
      reason: string
      fields: string[]
    }>`select x.at, x.reason, x.fields from people.reveal x where ${here} order by x.at desc limit 100`.execute(db)
    const { rows: requests } = await sql<{
      id: string
      at: Date
      kind: string
      field: string | null
      state: string
      answer: string | null
    }>`
      select x.id, x.at, x.kind, x.field, x.state, x.answer from people.subject_request x where ${here} order by x.at desc limit 100`.execute(
      db,
    )
    records.push({
      areaId: key.areaId,
      areaName: names.get(key.areaId) ?? '',
      id: key.id,
      values: values.map((v) => {
        const field = book.fields.get(v.field)!
        const words = inWords(book, v.field, v.value)
        return {
          field: v.field,
          zh: field.zh,
          en: field.en,
          text: v.field === 'document' ? maskIdNumber(words) : words,
          source: sources.get(v.sourceId)!,
          legalBasis: field.legalBasis,
        }
      }),
      care,
      seenBy: seen.map((s) => ({ at: s.at.toISOString(), role: '社区工作人员', reason: s.reason, fields: s.fields })),
      requests: requests.map((r) => ({ ...r, at: r.at.toISOString() })),
    })
  }
  context.audit({ read: 'own', people: records.length }, keys[0]!.areaId)
  return { records, several: false }
}

/** Asks the community to correct, delete or explain. Throws `platform.not_found` for anybody else's record. */
export const requestCorrection = async (
  context: Context,
  key: PersonKey,
  asked: z.output<(typeof requestRoute)['body']>,
) => {
  const { db, now, actor } = context
  const own = await ownKeys(context)
  if (new Set(own.map((k) => k.id)).size !== 1 || !own.some((k) => k.areaId === key.areaId && k.id === key.id))
    throw notFound()
  if (asked.kind === 'correct' && (!asked.field || asked.value === null || asked.value === undefined))
    throw requestEmpty()
  if (asked.kind !== 'correct' && !asked.field && !asked.text) throw requestEmpty()
  const book = await loadFieldBook(db)
  if (asked.field) book.fieldOf(asked.field)
  const wanted =
    asked.field && asked.value !== null && asked.value !== undefined
      ? readFact(book, { field: asked.field, value: asked.value }).value
      : null
  const { rows: waiting } = await sql<{
    n: number
  }>`select count(*)::int n from people.subject_request where account_id = ${actor.accountId}::uuid and state = 'open'`.execute(
    db,
  )
  if (waiting[0]!.n >= mostOpen) throw tooManyRequests({ most: mostOpen })
  await sql`insert into people.subject_request (area_id, id, person_id, account_id, kind, field, sealed_wanted, text, state, at)
    values (${key.areaId}, ${asked.id}::uuid, ${key.id}::uuid, ${actor.accountId}::uuid, ${asked.kind}, ${asked.field ?? null}, ${wanted === null ? null : seal(JSON.stringify(wanted), purpose)}, ${asked.text ?? null}, 'open', ${now})
    on conflict do nothing`.execute(db)
  context.announce({
    name: 'people.correction_asked',
    areaId: key.areaId,
    about: { personId: key.id, requestId: asked.id },
  })
  context.audit({ asked: asked.kind, field: asked.field ?? null }, key.areaId)
  return { id: asked.id, state: 'open' }
}

type Row = {
  area_id: number
  id: string
  person_id: string
  name: string
  kind: string
  field: string | null
  sealed_wanted: Buffer | null
  text: string | null
  state: string
  answer: string | null
  at: Date
  version: number
}
const columns = sql.raw(
  'r.area_id, r.id, r.person_id, p.name, r.kind, r.field, r.sealed_wanted, r.text, r.state, r.answer, r.at, r.version',
)

export const listRequests = async (
  context: Context,
  { state, after, limit }: { state: string; after?: string | undefined; limit: number },
) => {
  const { db, area, actor } = context
  const [at, id] = after?.split('/') ?? []
  if (after !== undefined && !(Number.isFinite(Date.parse(at ?? '')) && /^[0-9a-f-]{36}$/.test(id ?? '')))
    throw invalid([{ field: 'after', message: 'unknown page' }])
  const { rows } =
    await sql<Row>`select ${columns} from people.subject_request r join people.person p on p.area_id = r.area_id and p.id = r.person_id
    where r.area_id between ${area.from} and ${area.to} and r.state = ${state} ${after === undefined ? sql`` : sql`and (r.at, r.id) > (${at}::timestamptz, ${id}::uuid)`} order by r.at, r.id limit ${limit + 1}`.execute(
      db,
    )
  const page = rows.slice(0, limit)
  const book = await loadFieldBook(db)
  const tail = page.at(-1)
  return {
    rows: page.map((r) => ({
      areaId: r.area_id,
      id: r.id,
      personId: r.person_id,
      name: shownName(actor, r.name),
      kind: r.kind,
      field: r.field,
      // The one who must decide has to see what is asked for.
      wanted: r.sealed_wanted && r.field ? inWords(book, r.field, JSON.parse(open(r.sealed_wanted, purpose))) : null,
      text: r.text,
      state: r.state,
      answer: r.answer,
      at: r.at.toISOString(),
      version: r.version,
    })),
    next: rows.length > limit && tail ? `${tail.at.toISOString()}/${tail.id}` : null,
  }
}

/** 办理: a correction that is done is written with the person as its source. */
export const answerRequest = async (
  context: Context,
  areaId: number,
  id: string,
  asked: { version: number; state: 'done' | 'refused'; answer?: string | null | undefined },
) => {
  const { db, now, actor } = context
  const { rows } =
    await sql<Row>`select ${columns} from people.subject_request r join people.person p on p.area_id = r.area_id and p.id = r.person_id
    where r.area_id = ${areaId} and r.id = ${id}::uuid for update of r`.execute(db)
  const request = rows[0]
  if (!request) throw notFound()
  if (request.version !== asked.version) throw conflict({ version: request.version })
  if (request.state !== 'open') throw requestOver()
  if (!asked.answer && (asked.state === 'refused' || request.kind === 'explain')) throw answerMissing()
  if (asked.state === 'done' && request.field && request.kind !== 'explain') {
    const sourceId = await openSource(context, { areaId, kind: 'resident', label: '本人请求', ref: id })
    const value = request.kind === 'delete' ? null : JSON.parse(open(request.sealed_wanted!, purpose))
    await proposeFacts(context, { areaId, id: request.person_id }, [{ field: request.field, value }], sourceId, {
      manner: 'hand',
    })
  }
  await sql`update people.subject_request set state = ${asked.state}, answer = ${asked.answer ?? null}, answered_at = ${now}, answered_by = ${actor.accountId}::uuid, version = version + 1
    where area_id = ${areaId} and id = ${id}::uuid`.execute(db)
  context.audit({ request: id, state: asked.state }, areaId)
  return { id, state: asked.state }
}
