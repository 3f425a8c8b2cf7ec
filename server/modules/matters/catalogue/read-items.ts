import type { Item, ItemRow } from '#contract/matters/item.ts'
import { areaNames, findOrganisations } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { findFilesUsedBy, readFile } from '#platform/files.ts'
import type { FileGuard } from '#platform/module.ts'
import { loadCatalogue, type Catalogue, type Version } from './load-catalogue.ts'
import { itemUnknown, materialUnknown } from './problems.ts'
import { searchItems } from './search-items.ts'

export const sayItemRow = (catalogue: Catalogue, { code, classCode, content: c }: Version): ItemRow => {
  const { zh, en } = catalogue.classes.get(classCode)!
  return {
    code,
    classCode,
    classZh: zh,
    classEn: en,
    zh: c.zh,
    en: c.en,
    summary: c.summary,
    kind: c.kind,
    audience: c.audience,
    post: c.post,
    atOnce: c.atOnce,
    promisedDays: c.limits.promisedDays,
    free: c.fee.free,
    online: c.online,
    papers: c.materials.filter((m) => m.source === 'applicant').length,
    example: c.example,
  }
}

export const listClasses = async ({ db, areaId }: Context) => {
  const catalogue = await loadCatalogue(db)
  const items = Map.groupBy(catalogue.offered(areaId).values(), (v) => v.classCode)
  return {
    rows: [...catalogue.classes.values()]
      .filter((c) => c.active)
      .map((c) => ({ ...c, items: items.get(c.code)?.length ?? 0 })),
  }
}

type Asked = {
  q?: string | undefined
  class?: string | undefined
  kind?: string | undefined
  audience?: string | undefined
  online?: string | undefined
  post?: string | undefined
  atOnce?: boolean | undefined
  limit: number
}

/** 找事项: best first for words, in the order of the catalogue without. */
export const findItems = async ({ db, areaId }: Context, asked: Asked) => {
  const catalogue = await loadCatalogue(db)
  const all =
    asked.q === undefined
      ? [...catalogue.offered(areaId).values()].map((version) => ({ version, why: null }))
      : searchItems(catalogue, areaId, asked.q)
  const fits = ({ classCode, content: c }: Version) =>
    (asked.class === undefined || classCode === asked.class) &&
    (asked.kind === undefined || c.kind === asked.kind) &&
    (asked.audience === undefined || c.audience === asked.audience || c.audience === 'both') &&
    (asked.online === undefined || c.online === asked.online) &&
    (asked.post === undefined || c.post === asked.post) &&
    (asked.atOnce === undefined || c.atOnce === asked.atOnce)
  const found = all.filter(({ version }) => fits(version))
  return {
    rows: found.slice(0, asked.limit).map(({ version, why }) => ({ ...sayItemRow(catalogue, version), why })),
    total: found.length,
    nothing: found.length === 0,
  }
}

/** The version of an item in force in an area. Throws `matters.item_unknown`. */
export const versionOf = (catalogue: Catalogue, areaId: number, code: string): Version => {
  const found = catalogue.offered(areaId).get(code)
  if (!found) throw itemUnknown()
  return found
}

/** 办事指南: an item whole, with who may accept and decide it here. */
export const sayItem = async ({ db }: Pick<Context, 'db'>, areaId: number, version: Version): Promise<Item> => {
  const catalogue = await loadCatalogue(db)
  const { rows } = catalogue.powerOf(version.code, areaId)
  const organisations = await findOrganisations(
    db,
    rows.flatMap((p) => p.organisationId ?? []),
  )
  const nameOf = new Map(organisations.map((o) => [o.id, o.name]))
  const { zh, en } = catalogue.classes.get(version.classCode)!
  return {
    ...version.content,
    code: version.code,
    classCode: version.classCode,
    classZh: zh,
    classEn: en,
    no: version.no,
    areaId: version.areaId,
    areaName: (await areaNames(db, [version.areaId])).get(version.areaId) ?? '',
    publishedAt: version.publishedAt.toISOString(),
    validFrom: version.validFrom,
    validTo: version.validTo,
    power: rows.map(({ tier, mayAccept, mayDecide, mode, organisationId }) => ({
      tier,
      mayAccept,
      mayDecide,
      mode,
      organisationId,
      organisation: organisationId === null ? null : (nameOf.get(organisationId) ?? null),
    })),
  }
}

export const getItem = async (context: Context, code: string): Promise<Item> =>
  sayItem(context, context.areaId, versionOf(await loadCatalogue(context.db), context.areaId, code))

const prefix = 'matters.item'
export const fileUseOf = (code: string) => `${prefix}:${code}`
/** Samples are for everybody. */
export const itemSamples: FileGuard = { prefix, mayRead: async () => true }

/**
 * The sample of a material, opened or saved. Throws `matters.item_unknown`, `matters.material_unknown`, `platform.file_unknown`.
 * With `file` any sample ever put there for the item: areas below go on showing what they took over.
 */
export const getSample = async (context: Context, code: string, material: string, file?: string) => {
  const id = file ?? inForce(await loadCatalogue(context.db), context.areaId, code, material)
  const claimed = await findFilesUsedBy(context, fileUseOf(code))
  if (!claimed.some((one) => one.id === id.toLowerCase())) throw materialUnknown({ material })
  return { ...(await readFile(context, id, 'full')), personal: false }
}
const inForce = (catalogue: Catalogue, areaId: number, code: string, material: string): string => {
  const found = versionOf(catalogue, areaId, code).content.materials.find((m) => m.key === material)
  if (!found?.sampleFile) throw materialUnknown({ material })
  return found.sampleFile
}
