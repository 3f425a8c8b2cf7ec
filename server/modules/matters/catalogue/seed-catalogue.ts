import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { forgetCatalogue } from './load-catalogue.ts'
import { classes } from './seed/classes.ts'
import { exampleItems } from './seed/example-catalogue.ts'
import { synonyms } from './seed/synonyms.ts'

/** The shipped example belongs to no area: every area may publish its own version over it, or retire it. */
export const everywhereId = 0

/**
 * The worked example (示例) of 24 classes and 88 items with power register and synonyms, into an empty catalogue only. It is
 * written once: what an installation changed or took away isn't brought back.
 */
export const seedCatalogue = async (db: Db, at = new Date('2026-01-01T00:00:00+08:00')): Promise<void> => {
  const { rows } = await sql`select 1 from matters.class limit 1`.execute(db)
  if (rows.length) return
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
  await sql`insert into matters.class (code, area_id, zh, en, sort)
    select code, ${everywhereId}, zh, en, sort from jsonb_to_recordset(${json(classes.map(([code, zh, en], i) => ({ code, zh, en, sort: (i + 1) * 10 })))})
      c(code text, zh text, en text, sort int)
    on conflict do nothing`.execute(db)
  await sql`insert into matters.item_version (item_code, area_id, no, class_code, state, content, valid_from, published_at, note)
    select code, ${everywhereId}, 1, "classCode", 'published', content, '2026-01-01', ${at}, '示例'
    from jsonb_to_recordset(${json(exampleItems)}) i(code text, "classCode" text, content jsonb)
    on conflict do nothing`.execute(db)
  const power = exampleItems.flatMap(({ code, communityDecides, ownMatter }) => [
    {
      code,
      tier: 'community',
      accept: true,
      decide: communityDecides,
      mode: ownMatter ? 'own' : communityDecides ? 'delegated' : 'extended',
    },
    { code, tier: 'street', accept: true, decide: true, mode: 'own' },
  ])
  await sql`insert into matters.power (item_code, area_id, tier, may_accept, may_decide, mode)
    select code, ${everywhereId}, tier, accept, decide, mode from jsonb_to_recordset(${json(power)})
      p(code text, tier text, accept boolean, decide boolean, mode text)
    on conflict do nothing`.execute(db)
  await sql`insert into matters.synonym (area_id, said, means)
    select ${everywhereId}, said, means from jsonb_to_recordset(${json(synonyms.map(([said, means]) => ({ said, means })))}) s(said text, means text[])
    on conflict do nothing`.execute(db)
  forgetCatalogue()
}
