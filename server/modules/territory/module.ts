import type { Module } from '#platform/module.ts'
import { areaRoutes } from './area-routes.ts'
import { organisationRoutes } from './organisation-routes.ts'
import { postKindRoutes } from './post-kind-routes.ts'

export const territory: Module = {
  name: 'territory',
  calls: ['access'],
  serves: [...areaRoutes, ...organisationRoutes, ...postKindRoutes],
}
