import type { Permission } from '#contract/access/permissions.ts'
import type { IconName } from '#kit/icon.tsx'
import type { words } from '../words.ts'

/** One place in the menu; shown to whoever holds one of `any` (absent: to everybody signed in). */
export type Entry = { to: string; icon: IconName; word: keyof typeof words; any?: readonly Permission[] }
export type Group = { word?: keyof typeof words; entries: readonly Entry[] }

export const menu: readonly Group[] = [
  {
    entries: [
      { to: '/', icon: 'work', word: 'workbench' },
      { to: '/incidents', icon: 'list', word: 'incidents', any: ['incidents.read'] },
      { to: '/incidents/hotline', icon: 'phone', word: 'hotlineOrders', any: ['incidents.assign'] },
      { to: '/map', icon: 'map', word: 'map', any: ['territory.read_register', 'incidents.read'] },
      { to: '/board', icon: 'board', word: 'board', any: ['incidents.read_numbers'] },
    ],
  },
  {
    word: 'hall',
    entries: [
      { to: '/matters/window', icon: 'inbox', word: 'oneWindow', any: ['matters.accept'] },
      { to: '/matters/applications', icon: 'list', word: 'applications', any: ['matters.read'] },
      {
        to: '/matters/certificates',
        icon: 'shield',
        word: 'certificates',
        any: ['matters.certify', 'matters.read_numbers'],
      },
      { to: '/matters/agency', icon: 'person', word: 'agency', any: ['matters.read'] },
      { to: '/matters/consultations', icon: 'chat', word: 'consultations', any: ['matters.answer'] },
      { to: '/matters/corrections', icon: 'alert', word: 'corrections', any: ['matters.correct'] },
      { to: '/matters/notices', icon: 'bell', word: 'sentNotices', any: ['matters.read'] },
      { to: '/matters/numbers', icon: 'board', word: 'matterNumbers', any: ['matters.read_numbers'] },
      { to: '/matters/hall/desk', icon: 'mic', word: 'callingDesk', any: ['matters.call'] },
      {
        to: '/matters/hall/lobby',
        icon: 'clock',
        word: 'lobby',
        any: ['matters.call', 'matters.book_for', 'matters.hall'],
      },
      { to: '/matters/hall/numbers', icon: 'board', word: 'hallNumbers', any: ['matters.read_numbers'] },
      { to: '/matters/hall/settings', icon: 'gear', word: 'hallSettings', any: ['matters.hall'] },
    ],
  },
  {
    word: 'register',
    entries: [
      { to: '/people', icon: 'people', word: 'people', any: ['people.read'] },
      { to: '/households', icon: 'person', word: 'households', any: ['people.read'] },
      { to: '/buildings', icon: 'building', word: 'buildings', any: ['people.read'] },
      { to: '/dwellings', icon: 'home', word: 'dwellings', any: ['people.read'] },
      { to: '/premises', icon: 'bookmark', word: 'premises', any: ['people.read'] },
      { to: '/separation', icon: 'out', word: 'separation', any: ['people.read'] },
      { to: '/care', icon: 'star', word: 'care', any: ['people.care', 'people.configure'] },
      { to: '/people-notices', icon: 'inbox', word: 'notices', any: ['people.edit'] },
      { to: '/matching', icon: 'columns', word: 'matching', any: ['people.merge'] },
      { to: '/people-imports', icon: 'export', word: 'imports', any: ['people.import'] },
      { to: '/plausibility', icon: 'check', word: 'plausibility', any: ['people.read_numbers'] },
      { to: '/people-numbers', icon: 'board', word: 'peopleNumbers', any: ['people.read_numbers'] },
      { to: '/people-reveals', icon: 'shield', word: 'reveals', any: ['people.read_reveals'] },
    ],
  },
  {
    word: 'visits',
    entries: [
      { to: '/visits', icon: 'text', word: 'diary', any: ['visits.read'] },
      { to: '/visits/to-visit', icon: 'check', word: 'toVisit', any: ['visits.read'] },
      { to: '/visits/doors', icon: 'inbox', word: 'doors', any: ['visits.answer'] },
      { to: '/visits/boxes', icon: 'inbox', word: 'boxes', any: ['visits.read'] },
      { to: '/visits/numbers', icon: 'board', word: 'visitNumbers', any: ['visits.read_numbers'] },
      { to: '/visits/themes', icon: 'chat', word: 'visitThemes', any: ['visits.read_numbers'] },
      { to: '/visits/campaigns', icon: 'list', word: 'campaigns', any: ['visits.read_numbers'] },
      { to: '/visits/plan', icon: 'target', word: 'visitPlan', any: ['visits.configure'] },
      { to: '/visits/plates', icon: 'print', word: 'plates', any: ['visits.configure'] },
    ],
  },
  {
    word: 'admin',
    entries: [
      { to: '/matters/catalogue', icon: 'work', word: 'matterCatalogue', any: ['matters.configure'] },
      { to: '/admin/taxonomies', icon: 'bookmark', word: 'taxonomies', any: ['incidents.configure'] },
      { to: '/admin/limits', icon: 'clock', word: 'limits', any: ['incidents.configure'] },
      { to: '/admin/duties', icon: 'target', word: 'duties', any: ['incidents.configure'] },
      { to: '/admin/people-fields', icon: 'list', word: 'peopleFields', any: ['people.configure'] },
      { to: '/admin/people-codes', icon: 'text', word: 'peopleCodes', any: ['people.configure'] },
      { to: '/admin/care-kinds', icon: 'star', word: 'careKinds', any: ['people.configure'] },
      {
        to: '/admin/calendar',
        icon: 'columns',
        word: 'calendar',
        any: ['incidents.configure', 'access.manage_system'],
      },
      { to: '/admin/areas', icon: 'globe', word: 'areas', any: ['territory.manage', 'access.manage_system'] },
      { to: '/admin/organisations', icon: 'building', word: 'organisations', any: ['territory.manage'] },
      { to: '/admin/absences', icon: 'people', word: 'absences', any: ['access.manage_absences'] },
      { to: '/admin/post-kinds', icon: 'text', word: 'postKinds', any: ['access.manage_system'] },
      { to: '/admin/map', icon: 'map', word: 'mapSources', any: ['access.manage_system'] },
      { to: '/admin/feedback', icon: 'chat', word: 'feedbackReceived', any: ['access.manage_system'] },
      { to: '/admin/accounts', icon: 'person', word: 'accounts', any: ['access.manage_accounts'] },
      { to: '/audit', icon: 'shield', word: 'audit', any: ['access.read_audit'] },
    ],
  },
]

export const menuFor = (held: readonly Permission[]): Group[] =>
  menu
    .map((group) => ({ ...group, entries: group.entries.filter((e) => !e.any || e.any.some((p) => held.includes(p))) }))
    .filter((group) => group.entries.length > 0)
