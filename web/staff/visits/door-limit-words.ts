/** Words of how long "nobody came" may wait for its answer. */
export const words = {
  title: { zh: '“没来过”的答复时限', en: 'How long “nobody came” may wait' },
  about: {
    zh: '居民扫楼栋码说“没来过”，社区负责人多久内答复。已经在办的仍按原来的时限',
    en: 'By when the head of the community answers what residents say at doors. What waits already keeps its limit',
  },
  limit: { zh: '答复时限', en: 'To be answered in' },
  unit: { zh: '单位', en: 'Unit' },
  'unit.working_hours': { zh: '工作小时', en: 'working hours' },
  'unit.working_days': { zh: '工作日', en: 'working days' },
  'unit.hours': { zh: '小时', en: 'hours' },
  'unit.days': { zh: '天', en: 'days' },
  from: { zh: '由谁规定', en: 'Set by' },
  preset: { zh: '系统预设', en: 'preset' },
  reason: { zh: '理由', en: 'Reason' },
  reasonHint: { zh: '例如：元旦春节期间人手少', en: 'For example: few are on duty over the holidays' },
  change: { zh: '改时限', en: 'Change the limit' },
  follow: { zh: '照上级执行，不单独规定', en: 'Follow the area above' },
  asAbove: { zh: '照上级执行', en: 'as above' },
  when: { zh: '何时', en: 'When' },
  by: { zh: '谁改的', en: 'By' },
  saved: { zh: '时限已改，从新的反映起算', en: 'Changed, for what is said from now on' },
} as const
