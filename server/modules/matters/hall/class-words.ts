import type { Locale } from '#contract/phrases.ts'
import type { Db } from '#platform/database.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { classUnknown } from '../catalogue/problems.ts'

/** Names of classes and items as an area offers them, for who reads; what is gone from the catalogue keeps its code. */
export const classWords = async (db: Db, locale: Locale = 'zh') => {
  const catalogue = await loadCatalogue(db)
  return {
    classes: catalogue.classes,
    className: (code: string) => catalogue.classes.get(code)?.[locale] ?? code,
    itemName: (areaId: number, code: string | null) =>
      code ? (catalogue.offered(areaId).get(code)?.content[locale] ?? code) : null,
  }
}

/** Throws `matters.class_unknown` for a class that doesn't exist or isn't used any more. */
export const requireClass = async (db: Db, code: string) => {
  const catalogue = await loadCatalogue(db)
  if (!catalogue.classes.get(code)?.active) throw classUnknown()
}
