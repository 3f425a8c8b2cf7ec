import { sql } from 'kysely'
import { accountNames } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import { loadFieldBook } from './field-book.ts'
import { inWords, stated } from './get-person.ts'
import { shownName } from './person-rows.ts'
import { documentsOf, phonesOf, readPerson, type PersonKey } from './person-store.ts'

/**
 * Values in clear, to who may and says why (architecture rule 8). The row of `people.reveal` and the audit row of this
 * request are written in the same transaction; neither holds the values.
 */
export const revealPerson = async (
  context: Context,
  key: PersonKey,
  { reason, fields }: { reason: string; fields: readonly string[] },
) => {
  const { db, actor, now } = context
  const book = await loadFieldBook(db)
  const wanted = new Set(fields.map((field) => book.fieldOf(field).name))
  const person = await readPerson(db, key)
  const values = stated(book, person, await documentsOf(db, key), await phonesOf(db, key)).filter((v) =>
    wanted.has(v.field),
  )
  const id = uuid7()
  await sql`insert into people.reveal (area_id, id, person_id, account_id, at, fields, reason)
    values (${key.areaId}, ${id}::uuid, ${key.id}::uuid, ${actor.accountId}::uuid, ${now}, ${[...wanted]}::text[], ${reason})`.execute(
    db,
  )
  context.audit({ person: key.id, revealed: [...wanted], reason }, key.areaId)
  return { values: values.map((v) => ({ field: v.field, text: inWords(book, v.field, v.value) })) }
}

/** 谁看过谁, newest first; that somebody asked is written down too. */
export const listReveals = async (
  context: Context,
  { person, account, limit }: { person?: string | undefined; account?: string | undefined; limit: number },
) => {
  const { db, area, actor } = context
  const { rows } = await sql<{
    id: string
    at: Date
    account_id: string
    person_id: string
    name: string | null
    fields: string[]
    reason: string
  }>`
    select r.id, r.at, r.account_id, r.person_id, p.name, r.fields, r.reason from people.reveal r
    left join people.person p on p.area_id = r.area_id and p.id = r.person_id
    where r.area_id between ${area.from} and ${area.to} ${person ? sql`and r.person_id = ${person}::uuid` : sql``} ${account ? sql`and r.account_id = ${account}::uuid` : sql``}
    order by r.at desc, r.id desc limit ${limit}`.execute(db)
  const names = await accountNames(
    db,
    rows.map((r) => r.account_id),
  )
  context.audit({ read: 'reveals', person: person ?? null, account: account ?? null, rows: rows.length })
  return {
    rows: rows.map((r) => ({
      id: r.id,
      at: r.at.toISOString(),
      who: names.get(r.account_id)?.name ?? '',
      personId: r.person_id,
      person: r.name ? shownName(actor, r.name) : '',
      fields: r.fields,
      reason: r.reason,
    })),
  }
}
