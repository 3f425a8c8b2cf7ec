import type { Permission } from './permissions.ts'

/** The roles a post may carry. The last three never hold a business permission (three-administrator split, law.md). */
export const roles = [
  'resident',
  'grid_worker',
  'window_clerk',
  'community_head',
  'street_officer',
  'department_officer',
  'district_leader',
  'city_leader',
  'auditor',
  'security_administrator',
  'system_administrator',
] as const
export type Role = (typeof roles)[number]

const work = [
  'territory.read_register',
  'incidents.report',
  'incidents.follow',
  'incidents.read',
  'incidents.read_numbers',
] as const

/** What each role may do inside the area of its post. */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  resident: ['incidents.report', 'incidents.follow'],
  grid_worker: [
    ...work,
    'incidents.accept',
    'incidents.verify',
    'incidents.handle',
    'incidents.check',
    'incidents.reveal',
  ],
  window_clerk: [
    ...work,
    'incidents.accept',
    'incidents.assign',
    'incidents.handle',
    'incidents.check',
    'incidents.call_back',
    'incidents.reveal',
  ],
  community_head: [
    ...work,
    'incidents.read_secret',
    'incidents.reveal',
    'incidents.accept',
    'incidents.assign',
    'incidents.verify',
    'incidents.whistle',
    'incidents.handle',
    'incidents.check',
    'incidents.call_back',
    'incidents.approve',
    'incidents.supervise',
    'incidents.export',
    'access.manage_absences',
  ],
  street_officer: [
    ...work,
    'incidents.read_secret',
    'incidents.reveal',
    'incidents.accept',
    'incidents.assign',
    'incidents.coordinate',
    'incidents.handle',
    'incidents.check',
    'incidents.call_back',
    'incidents.approve',
    'incidents.supervise',
    'incidents.export',
    'incidents.configure',
    'territory.manage',
    'access.manage_absences',
  ],
  // reports too: what a department finds on the road, and the photos of what it did
  department_officer: [
    'territory.read_register',
    'incidents.report',
    'incidents.read',
    'incidents.handle',
    'incidents.reveal',
    'incidents.read_numbers',
  ],
  district_leader: [
    ...work,
    'incidents.coordinate',
    'incidents.approve',
    'incidents.supervise',
    'incidents.instruct',
    'incidents.configure',
    'territory.manage',
    'access.manage_absences',
  ],
  city_leader: [...work, 'incidents.supervise', 'incidents.instruct', 'incidents.configure'],
  auditor: ['access.read_audit'],
  security_administrator: ['access.manage_accounts'],
  system_administrator: ['access.manage_system'],
}
