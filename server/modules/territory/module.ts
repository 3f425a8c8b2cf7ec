import type { Module } from '#platform/module.ts'
import { areaRoutes } from './area-routes.ts'
import { buildingRoutes } from './building-routes.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { gridRoutes } from './grid-routes.ts'
import { mapRoutes } from './map-routes.ts'
import { organisationRoutes } from './organisation-routes.ts'
import { placeRoutes } from './place-routes.ts'
import { postKindRoutes } from './post-kind-routes.ts'

export const territory: Module = {
  name: 'territory',
  calls: ['access'],
  serves: [
    ...areaRoutes,
    ...organisationRoutes,
    ...postKindRoutes,
    ...gridRoutes,
    ...buildingRoutes,
    ...placeRoutes,
    ...calendarRoutes,
    ...mapRoutes,
  ],
}
