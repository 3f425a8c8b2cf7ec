import { sql } from 'kysely'
import { lifelongKinds } from '#contract/people/identity/document-kinds.ts'
import { parseDocument } from '#contract/people/identity/document.ts'
import type { Context } from '#platform/context.ts'
import { rematch } from './pair-store.ts'
import { nameKeys } from './name-keys.ts'
import {
  documentsOf,
  openDocument,
  openFacts,
  readPerson,
  sealDocument,
  sealFacts,
  type PersonKey,
} from './person-store.ts'
import { loadFieldBook } from './field-book.ts'
import { presentValue } from './propose-facts.ts'
import { documentIndex, type Plain } from './read-fact.ts'
import { countDisputes, endValues, insertValue, valueOf, type ValueRow } from './value-store.ts'

const column: Record<string, string> = {
  sex: 'sex',
  birth_on: 'birth_on',
  relation: 'relation',
  registered_address: 'registered_address',
}

/** Carries out a decision about a field: `chosen` undefined keeps the present value. */
export const settle = async (
  context: Context,
  key: PersonKey,
  field: string,
  chosen: ValueRow | undefined,
): Promise<void> => {
  const { db, now, actor } = context
  const book = await loadFieldBook(db)
  const known = book.fields.get(field)!
  const person = await readPerson(db, key)
  const at = sql`area_id = ${key.areaId} and id = ${key.id}::uuid`
  const past = (value: Plain, sourceId: number) =>
    insertValue(db, key, {
      field,
      value,
      sensitive: known.sensitive,
      sourceId,
      standing: 'past',
      at: now,
      how: 'person',
      by: actor.accountId,
    })
  if (chosen) {
    const value = valueOf(chosen)
    await sql`delete from people.field_value where area_id = ${key.areaId} and person_id = ${key.id}::uuid and id = ${chosen.id}::uuid`.execute(
      db,
    )
    if (field === 'document') await replaceDocument(context, key, String(value), chosen.source_id, past)
    else {
      const sealed = openFacts(person.sealed_facts)
      const present = presentValue(person, sealed, field)
      if (present !== null) await past(present, person.origins[field] ?? person.source_id)
      const origins = { ...person.origins, [field]: chosen.source_id }
      if (field === 'name') {
        const { nameKey, pinyin, initials } = nameKeys(String(value))
        await sql`update people.person set name = ${value}, name_key = ${nameKey}, pinyin = ${pinyin}, initials = ${initials}, origins = ${JSON.stringify(origins)}::jsonb where ${at}`.execute(
          db,
        )
      } else if (column[field])
        await sql`update people.person set ${sql.ref(column[field])} = ${field === 'birth_on' ? sql`${value}::date` : value}, origins = ${JSON.stringify(origins)}::jsonb where ${at}`.execute(
          db,
        )
      else {
        const into: Record<string, Plain> = known.sensitive ? sealed : person.facts
        into[field] = value
        await sql`update people.person set facts = ${JSON.stringify(person.facts)}::jsonb, sealed_facts = ${sealFacts(sealed)}, origins = ${JSON.stringify(origins)}::jsonb where ${at}`.execute(
          db,
        )
      }
    }
  }
  await endValues(db, key, field, { at: now, by: actor.accountId, how: 'person' })
  await sql`update people.person set disputes = ${countDisputes(key)}, version = version + 1, updated_at = ${now} where ${at}`.execute(
    db,
  )
  await rematch(context, key)
  context.announce({
    name: 'people.person_changed',
    areaId: key.areaId,
    about: { personId: key.id, fields: [field], settled: true },
  })
}

const replaceDocument = async (
  { db }: Context,
  key: PersonKey,
  canonical: string,
  sourceId: number,
  past: (value: Plain, sourceId: number) => Promise<unknown>,
) => {
  const document = parseDocument(canonical)
  const rows = await documentsOf(db, key)
  const rival = rows.find((row) => row.kind === document.kind && lifelongKinds.has(row.kind as never)) ?? rows[0]
  if (rival) {
    await past(openDocument(rival.sealed), rival.source_id)
    await sql`delete from people.document where area_id = ${key.areaId} and person_id = ${key.id}::uuid and seq = ${rival.seq}`.execute(
      db,
    )
  }
  const sound = document.faults.length === 0
  await sql`insert into people.document (area_id, person_id, seq, kind, sealed, index, faults, birth_on, sex, source_id) values (${key.areaId}, ${key.id}::uuid, ${rival?.seq ?? 0}, ${document.kind},
    ${sealDocument(canonical)}, ${documentIndex(canonical)}, ${document.faults}::text[], ${(sound && document.birthOn) || null}, ${sound && document.sex ? String(document.sex) : null}, ${sourceId})`.execute(
    db,
  )
}
