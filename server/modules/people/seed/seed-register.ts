import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { careKinds, careRoles, narrowRoles } from './care-kinds.ts'
import { families } from './codes.ts'
import { fields, rules } from './fields.ts'

const words = (text: string) => text.split(' ').filter(Boolean)

/** Puts in the dictionaries that ship, into empty tables; from then on the rows are the city's to edit. */
export const seedRegister = async (db: Db): Promise<void> => {
  const { rows } = await sql`select 1 from people.field limit 1`.execute(db)
  if (rows.length) return
  await sql`insert into people.code_family (name, zh, en, basis)
    select name, zh, en, basis from jsonb_to_recordset(${JSON.stringify(families)}::jsonb) f(name text, zh text, en text, basis text) on conflict do nothing`.execute(
    db,
  )
  const codes = families.flatMap((family) =>
    family.codes.split('\n').map((line, sort) => {
      const [code, zh, en, aliases = ''] = line.split('|')
      return { family: family.name, code, zh, en, aliases: words(aliases), sort }
    }),
  )
  await sql`insert into people.code (family, code, zh, en, aliases, sort)
    select family, code, zh, en, array(select jsonb_array_elements_text(aliases)), sort
    from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb) c(family text, code text, zh text, en text, aliases jsonb, sort int) on conflict do nothing`.execute(
    db,
  )
  await sql`insert into people.field (name, zh, en, kind, family, sensitive, changeable, legal_basis, aliases, sort, active)
    select name, zh, en, kind, family, coalesce(sensitive, false), not coalesce(fixed, false), basis, array(select jsonb_array_elements_text(aliases)), sort, not coalesce(inactive, false)
    from jsonb_to_recordset(${JSON.stringify(fields.map((f, sort) => ({ ...f, aliases: words(f.aliases), sort })))}::jsonb)
      f(name text, zh text, en text, kind text, family text, sensitive boolean, fixed boolean, basis text, aliases jsonb, sort int, inactive boolean) on conflict do nothing`.execute(
    db,
  )
  await sql`insert into people.source_rule (field, source_kind, rank)
    select field, source_kind, rank from jsonb_to_recordset(${JSON.stringify(rules.map(([field, source_kind, rank]) => ({ field, source_kind, rank })))}::jsonb)
      r(field text, source_kind text, rank smallint) on conflict do nothing`.execute(db)
  const kinds = careKinds.map((k, sort) => ({
    ...k,
    fields: words(k.fields),
    roles: [...(k.narrow ? narrowRoles : careRoles), ...(k.also ?? [])],
    sort,
  }))
  await sql`insert into people.care_kind (code, zh, en, legal_basis, purpose, fields, roles, retention_months, review_months, visit_days, sort)
    select code, zh, en, basis, purpose, array(select jsonb_array_elements_text(fields)), array(select jsonb_array_elements_text(roles)), retention, review, visit, sort
    from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb)
      k(code text, zh text, en text, basis text, purpose text, fields jsonb, roles jsonb, retention int, review int, visit int, sort int) on conflict do nothing`.execute(
    db,
  )
}
