import * as wire from '#contract/incidents/configuration.ts'
import * as rules from '#contract/incidents/number-rules.ts'
import { serve, type Served } from '#platform/module.ts'
import { addCategory, changeCategory, listCategories, orderCategories } from './configure-categories.ts'
import { clearDuty, findDutyGaps, listDuties, setDuty } from './configure-duties.ts'
import { addLimit, changeLimit, listLimits, removeLimit, tryLimits } from './configure-limits.ts'
import { listNumberRules, setNumberRule } from './configure-number-rules.ts'
import { listTaxonomies, switchTaxonomy } from './configure-taxonomies.ts'
import { findCategories } from './find-categories.ts'

/** Taxonomies, limits and duties: read by the report forms, kept by those who may configure. */
export const servedConfiguration: readonly Served[] = [
  serve(wire.findCategories, findCategories),
  serve(wire.listCategories, listCategories),
  serve(wire.addCategory, addCategory),
  serve(wire.changeCategory, changeCategory),
  serve(wire.orderCategories, orderCategories),
  serve(wire.listTaxonomies, listTaxonomies),
  serve(wire.switchTaxonomy, switchTaxonomy),
  serve(wire.listLimits, listLimits),
  serve(wire.addLimit, addLimit),
  serve(wire.changeLimit, changeLimit),
  serve(wire.removeLimit, removeLimit),
  serve(wire.tryLimits, tryLimits),
  serve(wire.listDuties, listDuties),
  serve(wire.setDuty, setDuty),
  serve(wire.clearDuty, clearDuty),
  serve(wire.findDutyGaps, findDutyGaps),
  serve(rules.listNumberRules, listNumberRules),
  serve(rules.setNumberRule, setNumberRule),
]
