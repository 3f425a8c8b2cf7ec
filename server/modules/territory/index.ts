// The door of territory 区划: what other modules may call.
export {
  areaNames,
  areaPath,
  areasWithin,
  childrenOf,
  findArea,
  getArea,
  rootAreaId,
  topAreas,
  type Area,
} from './area-store.ts'
export { findBuilding, findBuildingByCode, searchBuildings, type Building } from './building-store.ts'
export { coverage } from './coverage.ts'
export {
  findGrid,
  gridsOf,
  gridsOfWorker,
  gridAt,
  gridWorkers,
  setGridWorkers,
  workersWithin,
  workedGrid,
  type Grid,
  type GridWorker,
} from './grid-store.ts'
export {
  fieldGround,
  gridsOfBuildings,
  groundOfWorker,
  type FieldBuilding,
  type FieldGrid,
  type WorkersGround,
} from './field-ground.ts'
export { forgetCalendars, loadCalendar } from './load-calendar.ts'
export { locate, locateAddress, locateBuilding, locateCode } from './locate.ts'
export {
  findOrganisation,
  findOrganisations,
  insertOrganisation,
  organisationsOf,
  type Organisation,
} from './organisation-store.ts'
export { postKinds } from './post-kind-routes.ts'
export { type SeedCity } from './seed/read-divisions.ts'
export { seedTerritory } from './seed/seed-territory.ts'
