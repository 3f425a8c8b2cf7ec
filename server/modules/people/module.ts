import { type Module } from '#platform/module.ts'
import { seedRegister } from './seed/seed-register.ts'

export const people: Module = {
  name: 'people',
  calls: ['territory', 'access'],
  serves: [],
  announces: [
    'people.person_recorded',
    'people.person_changed',
    'people.moved',
    'people.merged',
    'people.unmerged',
    'people.care_changed',
    'people.notified',
    'people.ended',
  ],
  prepare: ({ db }) => seedRegister(db),
}
