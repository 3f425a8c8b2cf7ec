import { sql } from 'kysely'
import type { z } from 'zod'
import * as wire from '#contract/territory/post-kinds.ts'
import type { Db } from '#platform/database.ts'
import { serve } from '#platform/module.ts'
import { conflict } from '#platform/problem.ts'

type PostKind = z.infer<typeof wire.PostKind>

/** 岗位字典: the posts of a station, with the names they bore (A13). */
export const postKinds = async (db: Db, code?: string): Promise<PostKind[]> =>
  (
    await sql<PostKind>`
      select k.code, k.name_zh "nameZh", k.name_en "nameEn", k.position, k.valid_to "validTo", k.version,
        coalesce((select json_agg(json_build_object('name', a.name, 'validFrom', a.valid_from, 'validTo', a.valid_to) order by a.name)
          from territory.post_kind_alias a where a.post_kind = k.code), '[]') aliases
      from territory.post_kind k ${code ? sql`where k.code = ${code}` : sql``} order by k.position, k.code`.execute(db)
  ).rows

export const postKindRoutes = [
  serve(wire.listPostKinds, async ({ db }) => ({ rows: await postKinds(db) })),

  serve(wire.savePostKind, async (context, { params: { code }, body }) => {
    const { db } = context
    const { rows } = await sql`
      insert into territory.post_kind as k (code, name_zh, name_en, position, valid_to)
      values (${code}, ${body.nameZh}, ${body.nameEn}, ${body.position}, ${body.validTo ?? null})
      on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, position = excluded.position,
        valid_to = excluded.valid_to, version = k.version + 1
      where k.version = ${body.version} returning code`.execute(db)
    const before = await postKinds(db, code)
    if (!rows.length) throw conflict({ version: before[0]!.version })
    await sql`delete from territory.post_kind_alias where post_kind = ${code}`.execute(db)
    for (const alias of new Map(body.aliases.map((a) => [a.name, a])).values())
      await sql`insert into territory.post_kind_alias (post_kind, name, valid_from, valid_to)
        values (${code}, ${alias.name}, ${alias.validFrom ?? null}, ${alias.validTo ?? null})`.execute(db)
    context.audit({ postKind: code })
    return (await postKinds(db, code))[0]!
  }),
]
