import { sql } from 'kysely'
import type { CertificateKind, ForbiddenKind, ForbiddenList } from '#contract/matters/certificate-lists.ts'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { localDay } from '#platform/local-day.ts'
import { lettersOf, soundsOf } from '../search-text.ts'
import { nationalBasis, nationalFrom, nationalKinds, nationalTitle } from './seed/forbidden-kinds.ts'

type ListRow = {
  id: number
  area_id: number | null
  version: number
  title: string
  basis: string
  valid_from: string
  made_at: Date
  kinds: ForbiddenKind[]
}
const listColumns = sql.raw(`l.id, l.area_id, l.version, l.title, l.basis, l.valid_from, l.made_at,
  (select jsonb_agg(jsonb_build_object('code', k.code, 'zh', k.zh, 'en', k.en, 'insteadZh', k.instead_zh, 'insteadEn', k.instead_en, 'words', k.words) order by k.position)
   from matters.forbidden_kind k where k.list_id = l.id) kinds`)
const above = (areaId: number) => [areaId, ...ancestorsOf(areaId)]

const sayLists = async (db: Db, rows: readonly ListRow[]): Promise<ForbiddenList[]> => {
  const names = await areaNames(
    db,
    rows.flatMap((r) => r.area_id ?? []),
  )
  return rows.map((r) => ({
    id: r.id,
    areaId: r.area_id,
    areaName: r.area_id === null ? null : (names.get(r.area_id) ?? null),
    version: r.version,
    title: r.title,
    basis: r.basis,
    validFrom: r.valid_from,
    madeAt: r.made_at.toISOString(),
    kinds: r.kinds,
  }))
}

/** The negative list in force on a day: of the nearest area up the tree that has one, its newest version; else the national one. */
export const forbiddenListOf = async (db: Db, areaId: number, day: string): Promise<ForbiddenList> => {
  const { rows } = await sql<ListRow>`select ${listColumns} from matters.forbidden_list l
    where (l.area_id is null or l.area_id = any(${above(areaId)})) and l.valid_from <= ${day}::date
    order by l.area_id desc nulls last, l.valid_from desc, l.version desc limit 1`.execute(db)
  return (await sayLists(db, rows))[0]!
}

/** Every version, here and above, the newest first. */
export const listForbiddenVersions = async ({ db, areaId }: Context) => {
  const { rows } = await sql<ListRow>`select ${listColumns} from matters.forbidden_list l
    where l.area_id is null or l.area_id = any(${above(areaId)}) order by l.area_id desc nulls last, l.version desc limit 200`.execute(
    db,
  )
  return { rows: await sayLists(db, rows) }
}

type KindRow = Omit<CertificateKind, 'areaId' | 'validDays'> & { area_id: number | null; valid_days: number | null }
const kindColumns = sql.raw(
  'k.id, k.area_id, k.code, k.version, k.zh, k.en, k.basis, k.purpose, k.procedure, k.materials, k.fields, k.template, k.valid_days, k.approval, k.example, k.active',
)
const sayKind = ({ area_id, valid_days, ...row }: KindRow): CertificateKind => ({
  ...row,
  areaId: area_id,
  validDays: valid_days,
})

/** What may be issued in an area: of each code the nearest area's newest version, if it is active. */
export const allowedKindsOf = async (db: Db, areaId: number): Promise<CertificateKind[]> => {
  const { rows } = await sql<KindRow>`select distinct on (k.code) ${kindColumns} from matters.certificate_kind k
    where k.area_id is null or k.area_id = any(${above(areaId)}) order by k.code, k.area_id desc nulls last, k.version desc`.execute(
    db,
  )
  return rows.filter((r) => r.active).map(sayKind)
}
export const kindById = async (db: Db, id: number): Promise<CertificateKind> => {
  const { rows } = await sql<KindRow>`select ${kindColumns} from matters.certificate_kind k where k.id = ${id}`.execute(
    db,
  )
  return sayKind(rows[0]!)
}

/** Both lists in force in the area of the path. */
export const certificateLists = async ({ db, areaId, now }: Context) => ({
  forbidden: await forbiddenListOf(db, areaId, localDay(now)),
  allowed: await allowedKindsOf(db, areaId),
})

/** Does what somebody typed mean this name? Words, parts of them, pinyin or initials. */
const means = (q: string, ...names: readonly string[]) => {
  const plain = q
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+|证明|的|开/g, '')
  const letters = lettersOf(q)
  return names.some((name) => {
    const sounds = letters ? soundsOf(name) : undefined
    if (sounds && letters && (sounds.pinyin.includes(letters) || sounds.initials.includes(letters))) return true
    const said = name.toLowerCase()
    return plain !== '' && (said.includes(plain) || (plain.length >= 2 && plain.includes(said.replace(/证明$/, ''))))
  })
}

/** 能不能开: what of both lists somebody means (E01, E02). */
export const adviseCertificate = async (context: Context, q: string) => {
  const { forbidden, allowed } = await certificateLists(context)
  return {
    forbidden: forbidden.kinds.filter((k) => means(q, k.zh, k.en, ...k.words)),
    allowed: allowed.filter((k) => means(q, k.zh, k.en)),
  }
}

/** Writes a version with its kinds; the list itself is never changed afterwards. */
export const insertForbiddenList = async (
  db: Db,
  list: {
    areaId: number | null
    version: number
    title: string
    basis: string
    validFrom: string
    madeAt: Date
    madeBy: string | null
    kinds: readonly ForbiddenKind[]
  },
): Promise<number | undefined> => {
  const { rows } = await sql<{
    id: number
  }>`insert into matters.forbidden_list (area_id, version, title, basis, valid_from, made_at, made_by)
    values (${list.areaId}::bigint, ${list.version}, ${list.title}, ${list.basis}, ${list.validFrom}::date, ${list.madeAt}, ${list.madeBy}::uuid)
    on conflict do nothing returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) return undefined
  await sql`insert into matters.forbidden_kind (list_id, code, position, zh, en, instead_zh, instead_en, words)
    select ${id}, k.code, k.n, k.zh, k.en, k."insteadZh", k."insteadEn", array(select jsonb_array_elements_text(k.words))
    from rows from (jsonb_to_recordset(${JSON.stringify(list.kinds)}::jsonb) as (code text, zh text, en text, "insteadZh" text, "insteadEn" text, words jsonb)) with ordinality
      as k (code, zh, en, "insteadZh", "insteadEn", words, n)`.execute(db)
  return id
}

/** The national list stands in every installation from its first start. */
export const ensureNationalList = async ({ db, now }: Context) => {
  const { rows } = await sql`select from matters.forbidden_list where area_id is null`.execute(db)
  if (rows.length) return
  await insertForbiddenList(db, {
    areaId: null,
    version: 1,
    title: nationalTitle,
    basis: nationalBasis,
    validFrom: nationalFrom,
    madeAt: now,
    madeBy: null,
    kinds: nationalKinds,
  })
}
