import type { z } from 'zod'
import { checkSchema } from '#contract/matters/check-form.ts'
import type { ItemVersion, saveDraft as saveDraftRoute } from '#contract/matters/catalogue-admin.ts'
import type { Material } from '#contract/matters/item.ts'
import { say } from '#contract/phrases.ts'
import { accountNames } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { claimFiles } from '#platform/files.ts'
import { conflict } from '#platform/problem.ts'
import { compareContents } from './compare-versions.ts'
import { forgetCatalogue, readCatalogue } from './load-catalogue.ts'
import {
  classUnknown,
  formWrong,
  itemUnknown,
  materialTwice,
  noDraft,
  validityWrong,
  versionUnknown,
} from './problems.ts'
import { fileUseOf, versionOf } from './read-items.ts'
import { deleteDraft, draftsOf, findVersion, insertVersion, lockDraft, publishDraft, updateDraft, versionsOf, type VersionRecord } from './version-store.ts' // prettier-ignore

const today = (now: Date) => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** The state people see: of the published ones the latest that has begun is in force. */
const stateOf = (v: VersionRecord, all: readonly VersionRecord[], day: string): ItemVersion['state'] => {
  if (v.state !== 'published') return v.state
  const over = all.some(
    (o) => o.area_id === v.area_id && o.no > v.no && o.state !== 'draft' && (o.valid_from ?? day) <= day,
  )
  return over || (v.valid_to !== null && v.valid_to < day) ? 'superseded' : 'published'
}

const sayVersions = async ({ db, now, areaId }: Context, rows: readonly VersionRecord[]): Promise<ItemVersion[]> => {
  const names = await areaNames(db, [...new Set(rows.map((v) => v.area_id))])
  const people = await accountNames(
    db,
    rows.flatMap((v) => v.published_by ?? []),
  )
  return rows.map((v) => ({
    areaId: v.area_id,
    areaName: names.get(v.area_id) ?? '',
    no: v.no,
    state: stateOf(v, rows, today(now)),
    content: v.content,
    validFrom: v.valid_from,
    validTo: v.valid_to,
    publishedAt: v.published_at?.toISOString() ?? null,
    publishedBy: (v.published_by && people.get(v.published_by)?.name) || null,
    note: v.note,
    version: v.version,
    own: v.area_id === areaId,
  }))
}
const sayOne = async (context: Context, code: string, no: number): Promise<ItemVersion> =>
  (await sayVersions(context, await versionsOf(context.db, code, context.areaId))).find((v) => v.own && v.no === no)!

/** 各版本, of this area and those above. Throws `matters.item_unknown`. */
export const listVersions = async (context: Context, code: string) => {
  const rows = await versionsOf(context.db, code, context.areaId)
  if (!rows[0]) throw itemUnknown()
  return { classCode: rows[0].class_code, rows: await sayVersions(context, rows) }
}

/** 本级草稿. */
export const listDrafts = async ({ db, areaId }: Context) => ({
  rows: (await draftsOf(db, areaId)).map(({ item_code, class_code, content, no }) => ({
    code: item_code,
    classCode: class_code,
    zh: content.zh,
    en: content.en,
    no,
  })),
})

/** Throws `matters.form_wrong`, `matters.material_twice`. */
const checkContent = (context: Context, { form, materials }: VersionRecord['content']) => {
  const faults = checkSchema(form)
  if (faults[0])
    throw formWrong({ why: say(context.locale, `matters.schema.${faults[0].why}`, { field: faults[0].field }), faults })
  const keys = materials.map((m) => m.key)
  const twice = keys.find((key, i) => keys.indexOf(key) !== i)
  if (twice) throw materialTwice({ material: twice })
}

/** Samples taken over from another version belong to it already, and lie where it put them; new ones are claimed here. */
const placeSamples = async (context: Context, code: string, materials: readonly Material[]): Promise<Material[]> => {
  const places = new Map<string, number>()
  for (const v of await versionsOf(context.db, code, context.areaId))
    for (const m of v.content.materials) if (m.sampleFile) places.set(m.sampleFile, m.sampleAreaId ?? v.area_id)
  const fresh = materials.flatMap((m) => (m.sampleFile && !places.has(m.sampleFile) ? [m.sampleFile] : []))
  await claimFiles(context, fresh, fileUseOf(code))
  return materials.map(({ sampleAreaId: _, ...m }) =>
    m.sampleFile ? { ...m, sampleAreaId: places.get(m.sampleFile) ?? context.areaId } : m,
  )
}

/** Makes or changes the draft of this area. Throws `platform.conflict` when it isn't the draft that was seen. */
export const saveDraft = async (
  context: Context,
  code: string,
  { classCode, content, version }: z.output<(typeof saveDraftRoute)['body']>,
): Promise<ItemVersion> => {
  const { db, areaId } = context
  if (!(await readCatalogue(db)).classes.has(classCode)) throw classUnknown()
  checkContent(context, content)
  const draft = await lockDraft(db, code, areaId)
  if ((draft?.version ?? 0) !== version) throw conflict({ version: draft?.version ?? 0 })
  const materials = await placeSamples(context, code, content.materials)
  const record = {
    item_code: code,
    area_id: areaId,
    class_code: classCode,
    state: 'draft' as const,
    content: { ...content, materials },
  }
  if (draft) await updateDraft(db, draft, record.content, classCode)
  const no = draft?.no ?? (await insertVersion(db, record))
  if (no === undefined) throw conflict({ version: 1 })
  context.audit({ item: code, draft: no })
  return sayOne(context, code, no)
}

export const discardDraft = async (context: Context, code: string) => {
  const discarded = await deleteDraft(context.db, code, context.areaId)
  if (!discarded && !(await versionsOf(context.db, code, context.areaId)).length) throw itemUnknown()
  context.audit({ item: code, discarded })
  return { discarded }
}

/** 发布: from its first day the draft is in force and the version before superseded. */
export const publishItem = async (
  context: Context,
  code: string,
  asked: {
    version: number
    validFrom?: string | undefined
    validTo?: string | null | undefined
    note?: string | undefined
  },
): Promise<ItemVersion> => {
  const { db, areaId, now, actor } = context
  const draft = await lockDraft(db, code, areaId)
  if (!draft) throw (await versionsOf(db, code, areaId)).length ? noDraft() : itemUnknown()
  if (draft.version !== asked.version) throw conflict({ version: draft.version })
  const validFrom = asked.validFrom ?? today(now)
  const validTo = asked.validTo ?? null
  if (validTo !== null && validTo < validFrom) throw validityWrong()
  await publishDraft(db, draft, { validFrom, validTo, at: now, by: actor.accountId, note: asked.note ?? null })
  context.announce({ name: 'matters.item_published', about: { code, no: draft.no } })
  context.audit({ item: code, published: draft.no, validFrom, validTo })
  context.afterCommit(forgetCatalogue)
  return sayOne(context, code, draft.no)
}

/** 停办 in this area: written as a version of its own, so that the history says when and why. */
export const retireItem = async (context: Context, code: string, reason: string): Promise<ItemVersion> => {
  const { db, areaId, now, actor } = context
  const version = versionOf(await readCatalogue(db), areaId, code)
  const no = await insertVersion(db, {
    item_code: code,
    area_id: areaId,
    class_code: version.classCode,
    state: 'retired',
    content: version.content,
    valid_from: today(now),
    published_at: now,
    published_by: actor.accountId,
    note: reason,
  })
  context.announce({ name: 'matters.item_retired', about: { code } })
  context.audit({ item: code, retired: no, reason })
  context.afterCommit(forgetCatalogue)
  return sayOne(context, code, no!)
}

/** 比较两个版本. Throws `matters.item_unknown`, `matters.version_unknown`. */
export const compareVersions = async (
  { db, areaId }: Context,
  code: string,
  q: { fromArea: number; from: number; toArea: number; to: number },
) => {
  const seen = await versionsOf(db, code, areaId)
  if (!seen.length) throw itemUnknown()
  const one = async (area: number, no: number) => {
    const found = seen.some((v) => v.area_id === area && v.no === no) && (await findVersion(db, code, area, no))
    if (!found) throw versionUnknown()
    return found
  }
  const [before, after] = [await one(q.fromArea, q.from), await one(q.toArea, q.to)]
  return { changes: compareContents(before.content, after.content) }
}
