import type { Permission } from '#contract/access/permissions.ts'
import type { ListScope } from '#contract/incidents/incident-filter.ts'

const shown: readonly [ListScope, Permission?][] = [
  ['mine', 'incidents.handle'],
  ['open'],
  ['overdue'],
  ['due_soon'],
  ['to_check_in', 'incidents.handle'],
  ['to_check', 'incidents.check'],
  ['to_call_back', 'incidents.call_back'],
  ['to_approve', 'incidents.approve'],
  ['all'],
]
/** The tabs that mean something to this post. */
export const scopesFor = (may: (p: Permission) => boolean): ListScope[] =>
  shown.filter(([, permission]) => !permission || may(permission)).map(([scope]) => scope)

/** The desk counts up to a thousand. */
export const sayCount = (n: number) => (n >= 1000 ? '999+' : String(n))
