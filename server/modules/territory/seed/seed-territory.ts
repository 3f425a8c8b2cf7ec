import type { Db } from '#platform/database.ts'
import type { SeedCity } from './read-divisions.ts'
import { seedDivisions } from './seed-divisions.ts'
import { seedGrounds } from './seed-grounds.ts'
import { seedHolidays } from './seed-holidays.ts'
import { readBaseMap, seedMap } from './seed-map.ts'

/**
 * Fills an empty database with a real city: divisions, organisations, holidays; for Shanghai also the base map and two streets
 * with grids and buildings. Runs as the owner, or as the app with the scope of the city; about 1.5 s.
 */
export const seedTerritory = async (db: Db, { city }: { city: SeedCity }) => {
  const areas = await seedDivisions(db, city)
  await seedHolidays(db)
  if (city !== 'shanghai') return { areas, features: 0, grids: 0, buildings: 0 }
  const baseMap = readBaseMap()
  const features = await seedMap(db, baseMap)
  return { areas, features, ...(await seedGrounds(db, baseMap)) }
}
