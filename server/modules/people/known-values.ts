import { sql } from 'kysely'
import { maskIdNumber, maskPhone } from '#contract/platform/mask.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { ageOn, dayOf } from './day.ts'
import { loadFieldBook } from './field-book.ts'
import { inWords, stated } from './get-person.ts'
import { documentsOf, findPerson, phonesOf } from './person-store.ts'
import { readSources } from './source-store.ts'

/** What the register knows: the value in clear for forms that are filled in from it, `shown` for screens, and where it comes from. */
export type KnownValue = {
  value: string | number | boolean
  shown: string
  masked: boolean
  label: string
  onDay: string
}
export type KnownPerson = {
  areaId: number
  id: string
  areaName: string
  name: string
  age: number | null
  /** By field of the dictionary, and `home_address` and `age`, which are worked out. */
  values: ReadonlyMap<string, KnownValue>
}

/**
 * Everything present that is known of somebody in the scope, for prefilling a form (C07, D02: nobody is asked what is
 * known); undefined for the unknown, the gone and the merged. Whoever calls shows only `shown`.
 */
export const knownValues = async (
  { db, now }: Pick<Context, 'db' | 'now'>,
  key: { areaId: number; id: string },
): Promise<KnownPerson | undefined> => {
  const p = await findPerson(db, key)
  if (!p || p.standing !== 'present') return undefined
  const book = await loadFieldBook(db)
  const all = stated(book, p, await documentsOf(db, key), await phonesOf(db, key))
  const sources = await readSources(db, [...all.map((s) => s.sourceId), p.source_id])
  const values = new Map<string, KnownValue>()
  const keep = (field: string, value: string | number | boolean, words: string, sourceId: number) => {
    if (values.has(field)) return
    const sensitive = book.fields.get(field)?.sensitive ?? false
    const shown = field === 'document' ? maskIdNumber(words) : field === 'phone' || field === 'urgent_phone' ? maskPhone(words) : sensitive ? '***' : words // prettier-ignore
    const { label, onDay } = sources.get(sourceId)!
    values.set(field, { value, shown, masked: shown !== words, label, onDay })
  }
  for (const { field, value, sourceId } of all) keep(field, value, inWords(book, field, value), sourceId)
  const { rows } = await sql<{ address: string }>`
    select address from people.dwelling where area_id = ${key.areaId} and id = ${p.dwelling_id}::uuid`.execute(db)
  if (rows[0] && p.lives_here) keep('home_address', rows[0].address, rows[0].address, p.source_id)
  const age = ageOn(p.birth_on, dayOf(now))
  if (age !== null) keep('age', age, String(age), p.source_id)
  const areaName = (await areaNames(db, [key.areaId])).get(key.areaId) ?? ''
  return { areaId: key.areaId, id: key.id, areaName, name: p.name, age, values }
}
