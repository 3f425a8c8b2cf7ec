import type { Module } from '#platform/module.ts'
import { areaRoutes } from './area-routes.ts'
import { buildingRoutes } from './building-routes.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { cityRoutes } from './city-routes.ts'
import { fillCity } from './fill-city.ts'
import { gridRoutes } from './grid-routes.ts'
import { mapRoutes } from './map-routes.ts'
import { organisationRoutes } from './organisation-routes.ts'
import { placeRoutes } from './place-routes.ts'
import { postKindRoutes } from './post-kind-routes.ts'
import { staffRoutes } from './staff-routes.ts'
import { seedHolidays } from './seed/seed-holidays.ts'

export const territory: Module = {
  name: 'territory',
  calls: ['access'],
  // The notices that come with a new version are entered by themselves.
  prepare: async ({ db }) => void (await seedHolidays(db)),
  serves: [
    ...cityRoutes,
    ...areaRoutes,
    ...organisationRoutes,
    ...postKindRoutes,
    ...gridRoutes,
    ...buildingRoutes,
    ...placeRoutes,
    ...calendarRoutes,
    ...mapRoutes,
    ...staffRoutes,
  ],
  announces: ['territory.grids_drawn'],
  jobs: [{ name: 'territory.fill_city', every: '* * * * *', run: ({ db }) => fillCity((work) => work(db)) }],
}
