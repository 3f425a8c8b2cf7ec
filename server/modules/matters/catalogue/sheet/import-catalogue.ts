import { sql } from 'kysely'
import type { CatalogueCheck } from '#contract/matters/catalogue-import.ts'
import type { ItemContent } from '#contract/matters/item.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { postKinds } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { conflict } from '#platform/problem.ts'
import { chainOf, forgetCatalogue, readCatalogue } from '../load-catalogue.ts'
import { draftsOf, insertVersion, lockDraft, publishDraft, updateDraft } from '../version-store.ts'
import type { SheetWorld } from './columns.ts'
import { planImport, stampOf, type Known, type PlannedRow, type Standing } from './plan-import.ts'
import { readSheet, type ReadSheet } from './read-sheet.ts'

export const sheetWorld = async ({ db }: Pick<Context, 'db'>): Promise<SheetWorld> => ({
  classes: [...(await readCatalogue(db)).classes.values()].filter((c) => c.active),
  posts: (await postKinds(db)).filter((p) => p.validTo === null).map((p) => ({ code: p.code, zh: p.nameZh })),
})

/** What is taken over from an area above goes on showing the samples that lie there. */
const placed = (content: ItemContent, areaId: number): ItemContent => ({
  ...content,
  materials: content.materials.map((m) => (m.sampleFile ? { ...m, sampleAreaId: m.sampleAreaId ?? areaId } : m)),
})

const knownOf = async (context: Context): Promise<Known & { offered: number }> => {
  const { db, areaId } = context
  const offered = (await readCatalogue(db)).offered(areaId)
  const standing = new Map<string, Standing>(
    [...offered].map(([code, { classCode, content, areaId: from }]) => [
      code,
      { code, classCode, content: placed(content, from), draft: null },
    ]),
  )
  for (const { item_code: code, class_code: classCode, content, no, version } of await draftsOf(db, areaId))
    standing.set(code, { code, classCode, content, draft: { no, version } })
  const { rows } = await sql<{ code: string }>`select distinct item_code code from matters.item_version
    where area_id = any(${chainOf(areaId)}::bigint[]) and state <> 'draft'`.execute(db)
  const retired = new Set(rows.map((r) => r.code).filter((code) => !standing.has(code)))
  return { standing, retired, world: await sheetWorld(context), offered: offered.size }
}

/** Read before the transaction begins: unpacking a workbook takes a while. */
export const prepareSheet = (bytes: Buffer): Promise<ReadSheet> => readSheet(bytes)

const planOf = async (context: Context) => {
  const sheet = (context.upload!.ready as ReadSheet | undefined) ?? (await readSheet(context.upload!.bytes))
  const known = await knownOf(context)
  return { sheet, known, plan: planImport(sheet, known) }
}

/** 核对: what each row would do; nothing is written. */
export const checkCatalogue = async (context: Context): Promise<CatalogueCheck> => {
  const { sheet, known, plan } = await planOf(context)
  const count = (verdict: PlannedRow['verdict']) => plan.filter((row) => row.verdict === verdict).length
  const named = new Set(plan.map((row) => row.code))
  return {
    rows: plan.map(({ write: _, faults, ...row }) => ({
      ...row,
      faults: faults.map(({ column, why, about }) => ({
        column,
        says: say(context.locale, `matters.sheet.${why}` as WordKey, about),
      })),
    })),
    counts: { new: count('new'), changed: count('changed'), same: count('same'), wrong: count('wrong') },
    untouched: [...known.standing.keys()].filter((code) => !named.has(code)).length,
    unread: [...sheet.unread],
    stamp: stampOf(plan),
  }
}

/** 导入: what was checked is written, as drafts or published at once. Throws `platform.conflict` when it isn't the same any more. */
export const importCatalogue = async (context: Context) => {
  const { db, areaId, now, actor, upload } = context
  // Two imports at once: the second sees what the first wrote, and that is another plan.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`catalogue import ${areaId}`}, 0))`.execute(db)
  const { plan } = await planOf(context)
  const to = plan.flatMap((row) => row.write ?? [])
  if (stampOf(plan) !== upload!.fields['stamp']) throw conflict()
  const publish = upload!.fields['publish'] === 'true'
  const day = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  for (const { code, classCode, content } of to) {
    const draft = await lockDraft(db, code, areaId)
    if (draft) await updateDraft(db, draft, content, classCode)
    const record = { item_code: code, area_id: areaId, class_code: classCode, state: 'draft' as const, content }
    const no = draft?.no ?? (await insertVersion(db, record))
    if (no === undefined) throw conflict()
    if (!publish) continue
    const how = { validFrom: day, validTo: null, at: now, by: actor.accountId, note: say('zh', 'matters.sheet.note') }
    await publishDraft(db, { item_code: code, area_id: areaId, no }, how)
    context.announce({ name: 'matters.item_published', about: { code, no } })
  }
  context.audit({ imported: 'catalogue', rows: plan.length, written: to.map((one) => one.code), publish })
  context.afterCommit(forgetCatalogue)
  const left = plan.filter((row) => row.verdict === 'wrong').length
  return { drafts: publish ? 0 : to.length, published: publish ? to.length : 0, left }
}
