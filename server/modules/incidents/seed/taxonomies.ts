import type { TaxonomyName, TaxonomyRow } from '#contract/incidents/taxonomy-names.ts'
import { cityTaxonomy } from './taxonomies-city.ts'
import { governanceTaxonomy } from './taxonomies-governance.ts'
import { hotlineTaxonomy } from './taxonomies-hotline.ts'

/** The three presets to ship, headings before their leaves (J01; domain/incidents P1, P2, P3). All rows are editable later. */
export const taxonomies: readonly TaxonomyRow[] = [...governanceTaxonomy, ...cityTaxonomy, ...hotlineTaxonomy]

/** The rows of one taxonomy that a report can be filed under: those without children. */
export const leavesOf = (taxonomy: TaxonomyName, rows: readonly TaxonomyRow[] = taxonomies): TaxonomyRow[] => {
  const parents = new Set(rows.map((row) => row.parentCode))
  return rows.filter((row) => row.taxonomy === taxonomy && !parents.has(row.code))
}
