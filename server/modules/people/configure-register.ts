import { sql } from 'kysely'
import type { z } from 'zod'
import type {
  saveCode as codeRoute,
  saveField as fieldRoute,
  saveSourceRule as ruleRoute,
  Code,
} from '#contract/people/codes.ts'
import type { CareKind, saveCareKind as kindRoute } from '#contract/people/care.ts'
import { denialOf } from '#contract/people/deny-list.ts'
import { coreFields, type FieldDefinition } from '#contract/people/fields.ts'
import { tierOf } from '#contract/territory/area-number.ts'
import type { Context } from '#platform/context.ts'
import { conflict, invalid } from '#platform/problem.ts'
import { careKinds, maySee } from './care-sight.ts'
import { forgetFieldBook, loadFieldBook } from './field-book.ts'
import { configuredAbove, familyUnknown, fieldFixed, fieldUnknown, neverKept, rankMissing } from './problems.ts'

/** Dictionaries are the same for the whole installation: who may change them holds a post above the community. */
const fromAbove = ({ actor }: Context) => {
  if (actor.areaId !== null && tierOf(actor.areaId) === 'community') throw configuredAbove()
}
/** Throws `people.never_kept` with the reason in the asker's language. */
const refuseDenied = ({ locale }: Context, ...names: readonly (string | null | undefined)[]) => {
  const denial = denialOf(...names)
  if (denial) throw neverKept({ reason: denial[locale], code: denial.code })
}

export const getDictionary = async ({ db }: Context) => {
  const book = await loadFieldBook(db)
  return {
    fields: [...book.fields.values()],
    families: book.families.map((f) => ({ ...f, codes: [...(book.codes.get(f.name) ?? [])] })),
  }
}

const endsEarly = { zh: '停用日期早于启用日期', en: 'Its use would end before it begins' }
/** Throws `people.family_unknown`, `people.configured_above`, and names the last day when that lies before the first. */
export const saveCode = async (
  context: Context,
  family: string,
  code: string,
  asked: z.output<(typeof codeRoute)['body']>,
): Promise<Code> => {
  const { db } = context
  fromAbove(context)
  forgetFieldBook()
  const book = await loadFieldBook(db)
  if (!book.families.some((f) => f.name === family)) throw familyUnknown()
  const known = book.codes.get(family)?.find((c) => c.code === code)
  if ((known?.version ?? null) !== asked.version) throw conflict({ version: known?.version })
  if (asked.validFrom !== null && asked.validTo !== null && asked.validTo < asked.validFrom)
    throw invalid([{ field: 'validTo', message: endsEarly[context.locale] }])
  await sql`insert into people.code (family, code, zh, en, aliases, sort, valid_from, valid_to)
    values (${family}, ${code}, ${asked.zh}, ${asked.en}, ${asked.aliases}::text[], ${asked.sort}, ${asked.validFrom}, ${asked.validTo})
    on conflict (family, code) do update set zh = excluded.zh, en = excluded.en, aliases = excluded.aliases, sort = excluded.sort, valid_from = excluded.valid_from,
      valid_to = excluded.valid_to, version = people.code.version + 1`.execute(db)
  context.afterCommit(forgetFieldBook)
  context.audit({ code: `${family}/${code}` })
  const { version: _, ...rest } = asked
  return { family, code, ...rest, version: (known?.version ?? 0) + 1 }
}

/** A field must say by what law it is kept; of a core field only its words change. */
export const saveField = async (
  context: Context,
  name: string,
  asked: z.output<(typeof fieldRoute)['body']>,
): Promise<FieldDefinition> => {
  const { db } = context
  fromAbove(context)
  refuseDenied(context, name, asked.zh, asked.en, ...asked.aliases)
  forgetFieldBook()
  const book = await loadFieldBook(db)
  const known = book.fields.get(name)
  if ((known?.version ?? null) !== asked.version) throw conflict({ version: known?.version })
  if (asked.family !== null && !book.families.some((f) => f.name === asked.family)) throw familyUnknown()
  if ((asked.kind === 'code') !== (asked.family !== null)) throw familyUnknown()
  // Values already kept can't change their kind, and what is sealed stays sealed.
  const bound =
    known &&
    (known.kind !== asked.kind ||
      known.family !== asked.family ||
      known.sensitive !== asked.sensitive ||
      (known.core && (!asked.active || known.changeable !== asked.changeable)))
  if (bound) throw fieldFixed({ field: known.zh })
  await sql`insert into people.field (name, zh, en, kind, family, sensitive, changeable, legal_basis, aliases, sort, active)
    values (${name}, ${asked.zh}, ${asked.en}, ${asked.kind}, ${asked.family}, ${asked.sensitive}, ${asked.changeable}, ${asked.legalBasis}, ${asked.aliases}::text[], ${asked.sort}, ${asked.active})
    on conflict (name) do update set zh = excluded.zh, en = excluded.en, changeable = excluded.changeable, legal_basis = excluded.legal_basis, aliases = excluded.aliases,
      sort = excluded.sort, active = excluded.active, version = people.field.version + 1`.execute(db)
  context.afterCommit(forgetFieldBook)
  context.audit({ field: name, active: asked.active })
  return { name, ...asked, core: (coreFields as readonly string[]).includes(name), version: (known?.version ?? 0) + 1 }
}

export const listSourceRules = async ({ db }: Pick<Context, 'db'>) => ({ rows: [...(await loadFieldBook(db)).rules] })
export const saveSourceRule = async (context: Context, asked: z.output<(typeof ruleRoute)['body']>) => {
  fromAbove(context)
  const book = await loadFieldBook(context.db)
  if (asked.field !== '*' && !book.fields.has(asked.field)) throw fieldUnknown({ field: asked.field })
  if (asked.rank === null && asked.field === '*') throw rankMissing()
  if (asked.rank === null)
    await sql`delete from people.source_rule where field = ${asked.field} and source_kind = ${asked.sourceKind}`.execute(
      context.db,
    )
  else
    await sql`insert into people.source_rule (field, source_kind, rank) values (${asked.field}, ${asked.sourceKind}, ${asked.rank})
      on conflict (field, source_kind) do update set rank = excluded.rank`.execute(context.db)
  context.audit({ believe: asked })
  context.afterCommit(forgetFieldBook)
  forgetFieldBook()
  const fresh = await listSourceRules(context)
  forgetFieldBook()
  return fresh
}

export const listCareKinds = async ({ db, actor }: Context) => ({
  rows: (await careKinds(db)).map((kind) => ({ ...kind, mine: maySee(actor, kind) })),
})
/** A register needs a legal basis and a purpose; the denied ones are refused by name, whoever asks. */
export const saveCareKind = async (
  context: Context,
  code: string,
  asked: z.output<(typeof kindRoute)['body']>,
): Promise<CareKind> => {
  const { db } = context
  fromAbove(context)
  refuseDenied(context, code, asked.zh, asked.en, asked.purpose)
  const book = await loadFieldBook(db)
  const stray = asked.fields.find((field) => !book.fields.has(field))
  if (stray !== undefined) throw fieldUnknown({ field: stray })
  const known = (await careKinds(db)).find((k) => k.code === code)
  if ((known?.version ?? null) !== asked.version) throw conflict({ version: known?.version })
  await sql`insert into people.care_kind (code, zh, en, legal_basis, purpose, fields, roles, retention_months, review_months, visit_days, active, sort)
    values (${code}, ${asked.zh}, ${asked.en}, ${asked.legalBasis}, ${asked.purpose}, ${asked.fields}::text[], ${asked.roles}::text[], ${asked.retentionMonths}, ${asked.reviewMonths},
      ${asked.visitDays}, ${asked.active}, ${asked.sort})
    on conflict (code) do update set zh = excluded.zh, en = excluded.en, legal_basis = excluded.legal_basis, purpose = excluded.purpose, fields = excluded.fields, roles = excluded.roles,
      retention_months = excluded.retention_months, review_months = excluded.review_months, visit_days = excluded.visit_days, active = excluded.active, sort = excluded.sort, version = people.care_kind.version + 1`.execute(
    db,
  )
  context.audit({ careKind: code, roles: asked.roles })
  return (await careKinds(db)).find((k) => k.code === code)!
}
