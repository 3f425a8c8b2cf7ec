import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { themeWords } from './theme-words.ts'

/** Where nobody was met nobody said anything: what the worker wrote about the closed door is no theme. */
const spoken = sql.raw(`(v.kind <> 'visit' or v.met)`)
type Said = { areaId: number; id: string; month: string; heard: string }
const aRound = 500

/** The words of entries, in place of those that stood there before. */
const writeThemes = async (db: Db, said: readonly Said[]) => {
  const rows = said.flatMap((v) => themeWords(v.heard).map((word) => ({ ...v, word })))
  await sql`delete from visits.theme t using unnest(${said.map((v) => v.areaId)}::bigint[], ${said.map((v) => v.id)}::uuid[]) k(area_id, id)
    where t.area_id = k.area_id and t.visit_id = k.id`.execute(db)
  if (rows.length)
    await sql`insert into visits.theme (area_id, month, word, visit_id)
      select * from unnest(${rows.map((r) => r.areaId)}::bigint[], ${rows.map((r) => r.month)}::text[], ${rows.map((r) => r.word)}::text[], ${rows.map((r) => r.id)}::uuid[])`.execute(
      db,
    )
}
const columns = sql`v.area_id "areaId", v.id, v.month, case when ${spoken} then v.heard else '' end heard`

/** Hears that an entry was written or amended. */
export const hearEntry = async ({ db }: Context, fact: { areaId: number; about: Record<string, unknown> }) => {
  const { rows } =
    await sql<Said>`select ${columns} from visits.visit v where v.area_id = ${fact.areaId} and v.id = ${fact.about['id']}::uuid`.execute(
      db,
    )
  await writeThemes(db, rows)
}

/** For entries that came in bulk, as a demo or another system brings them: those of a community without words yet. Answers how many it read. */
export const fillThemes = async (db: Db, areaId: number): Promise<number> => {
  let read = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } =
      await sql<Said>`select ${columns} from visits.visit v where v.area_id = ${areaId} and v.id > ${after}::uuid and v.heard <> '' and ${spoken}
      and not exists (select from visits.theme t where t.area_id = v.area_id and t.visit_id = v.id) order by v.id limit ${aRound}`.execute(
        db,
      )
    if (!rows.length) return read
    await writeThemes(db, rows)
    read += rows.length
    after = rows.at(-1)!.id
  }
}
