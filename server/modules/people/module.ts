import type { Module } from '#platform/module.ts'
import { recountAreas } from './count-areas.ts'
import { forgetHouseholdChanges } from './household-changes.ts'
import { followGrids } from './follow-grids.ts'
import { keepRetention } from './keep-retention.ts'
import { renewKeys } from './renew-keys.ts'
import { seedRegister } from './seed/seed-register.ts'
import { servedPeople } from './served.ts'
import { importBeats, importFacts, importJobs, importRoutes } from './import/routes.ts'
import { exportRoutes } from './export/routes.ts'

export const people: Module = {
  name: 'people',
  calls: ['territory', 'access'],
  serves: [...servedPeople, ...importRoutes, ...exportRoutes],
  announces: [
    'people.person_recorded',
    'people.person_changed',
    'people.moved',
    'people.merged',
    'people.unmerged',
    'people.care_changed',
    'people.notified',
    'people.ended',
    'people.correction_asked',
    ...importFacts,
  ],
  jobs: [
    { name: 'people.keep_retention', every: '10 3 * * *', run: async (context) => void (await keepRetention(context)) },
    { name: 'people.recount_areas', every: '* * * * *', run: async (context) => void (await recountAreas(context)) },
    {
      name: 'people.forget_household_changes',
      every: '25 3 * * *',
      run: async (context) => void (await forgetHouseholdChanges(context)),
    },
    ...importJobs,
  ],
  listens: [{ name: 'people.follow_grids', hears: ['territory.grids_drawn'], listen: followGrids }],
  beats: [...importBeats, { name: 'people.renew_keys', everyMs: 60_000, run: renewKeys }],
  prepare: ({ db }) => seedRegister(db),
}
