import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import { loadFieldBook } from './field-book.ts'
import { inWords, stated } from './get-person.ts'
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
