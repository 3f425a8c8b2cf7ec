import * as wire from '#contract/incidents/indicators.ts'
import { serve, type Served } from '#platform/module.ts'
import { readByArea, readByCategory, readByOrganisation, readIndicators } from './indicators.ts'
import { exportLedger, findLedgers } from './ledger.ts'

/** Boards and ledgers. */
export const servedNumbers: readonly Served[] = [
  serve(wire.getIndicators, readIndicators),
  serve(wire.indicatorsByArea, readByArea),
  serve(wire.indicatorsByCategory, readByCategory),
  serve(wire.indicatorsByOrganisation, readByOrganisation),
  serve(wire.findLedgers, findLedgers),
  serve(wire.exportLedger, exportLedger),
]
