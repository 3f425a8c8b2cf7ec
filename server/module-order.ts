/** The modules in the order their migrations run: a module may refer only to tables of those before it. */
export const moduleOrder = [
  'access',
  'territory',
  'people',
  'workforce',
  'matters',
  'incidents',
  'visits',
  'dashboards',
] as const
