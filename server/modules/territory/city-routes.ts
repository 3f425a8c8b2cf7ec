import * as wire from '#contract/territory/city.ts'
import { serve } from '#platform/module.ts'
import { foundCity, getCity } from './found-city.ts'
import { importAreas } from './import-areas.ts'

export const cityRoutes = [
  serve(wire.getCity, getCity),
  serve(wire.foundCity, (context, { body }) => foundCity(context, body)),
  serve(wire.importAreas, (context, { params, body }) => importAreas(context, params.areaId, body)),
]
