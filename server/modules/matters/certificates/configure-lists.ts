import { sql } from 'kysely'
import type { z } from 'zod'
import type {
  publishForbiddenList as publishRoute,
  saveCertificateKind as saveRoute,
} from '#contract/matters/certificate-lists.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { conflict } from '#platform/problem.ts'
import { localDay } from '#platform/local-day.ts'
import { allowedKindsOf, forbiddenListOf, insertForbiddenList, kindById } from './lists.ts'
import { kindOnOtherList, kindTwice, templateFieldUnknown } from './problems.ts'

const twiceIn = (codes: readonly string[]) => codes.find((code, i) => codes.indexOf(code) !== i)

/**
 * Publishes a whole new version of the negative list for an area and what lies below it (E01). `replaces` is the list the
 * editor saw: another one in force meanwhile is `platform.conflict`. What is on it can't stay on the positive list.
 */
export const publishForbiddenList = async (context: Context, asked: z.output<(typeof publishRoute)['body']>) => {
  const { db, areaId, now, actor } = context
  const present = await forbiddenListOf(db, areaId, '9999-12-31')
  if (present.id !== asked.replaces) throw conflict({ version: present.version })
  const twice = twiceIn(asked.kinds.map((k) => k.code))
  if (twice) throw kindTwice({ code: twice })
  const allowed = new Set((await allowedKindsOf(db, areaId)).map((k) => k.code))
  const both = asked.kinds.find((k) => allowed.has(k.code))
  if (both) throw kindOnOtherList({ code: both.code })
  const version = present.areaId === areaId ? present.version + 1 : 1
  const id = await insertForbiddenList(db, { ...asked, areaId, version, madeAt: now, madeBy: actor.accountId })
  if (id === undefined) throw conflict()
  context.audit({ forbiddenList: id, version, kinds: asked.kinds.length, basis: asked.basis })
  context.announce({ name: 'matters.certificate_lists_changed', about: { listId: id } })
  const dropped = present.kinds.filter((k) => !asked.kinds.some((n) => n.code === k.code)).map((k) => k.code)
  if (dropped.length) context.audit({ forbiddenList: id, dropped })
  return (await forbiddenListOf(db, areaId, asked.validFrom > localDay(now) ? asked.validFrom : localDay(now)))!
}

/** Places in a text that stand for a field. `purpose` and `for_whom` are always there. */
export const placesIn = (template: string) => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)

type Content = Omit<z.output<(typeof saveRoute)['body']>, 'version'>
/** Writes a version of a positive kind; undefined when that version is there already. */
export const insertKind = async (
  db: Db,
  kind: Content & {
    areaId: number | null
    code: string
    version: number
    example: boolean
    madeAt: Date
    madeBy: string | null
  },
): Promise<number | undefined> => {
  const { rows } = await sql<{ id: number }>`insert into matters.certificate_kind
    (area_id, code, version, zh, en, basis, purpose, procedure, materials, fields, template, valid_days, approval, example, active, made_at, made_by)
    values (${kind.areaId}::bigint, ${kind.code}, ${kind.version}, ${kind.zh}, ${kind.en}, ${kind.basis}, ${kind.purpose}, ${kind.procedure}, ${kind.materials}::text[],
      ${JSON.stringify(kind.fields)}::jsonb, ${kind.template}, ${kind.validDays}, ${kind.approval}, ${kind.example}, ${kind.active}, ${kind.madeAt}, ${kind.madeBy}::uuid)
    on conflict do nothing returning id`.execute(db)
  return rows[0]?.id
}

/** Adds or changes what an area may issue (E02): a new version, with its basis; never what is on the negative list. */
export const saveKind = async (
  context: Context,
  code: string,
  { version, ...asked }: z.output<(typeof saveRoute)['body']>,
) => {
  const { db, areaId, now, actor } = context
  if (asked.active && (await forbiddenListOf(db, areaId, localDay(now))).kinds.some((k) => k.code === code))
    throw kindOnOtherList({ code })
  const names = asked.fields.map((f) => f.name)
  const twice = twiceIn(names)
  if (twice) throw kindTwice({ code: twice })
  const unknown = placesIn(asked.template).find((name) => !['purpose', 'for_whom', ...names].includes(name))
  if (unknown) throw templateFieldUnknown({ field: unknown })
  const { rows } = await sql<{
    version: number
  }>`select coalesce(max(version), 0)::int version from matters.certificate_kind where area_id = ${areaId} and code = ${code}`.execute(
    db,
  )
  if (rows[0]!.version !== version) throw conflict({ version: rows[0]!.version })
  const id = await insertKind(db, {
    ...asked,
    areaId,
    code,
    version: version + 1,
    example: false,
    madeAt: now,
    madeBy: actor.accountId,
  })
  if (id === undefined) throw conflict()
  context.audit({ certificateKind: code, version: version + 1, active: asked.active, basis: asked.basis })
  context.announce({ name: 'matters.certificate_lists_changed', about: { kindId: id } })
  return kindById(db, id)
}
