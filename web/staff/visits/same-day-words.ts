/** Words of two entries about one household on one day. */
export const words = {
  title: { zh: '同一天，这一户另有记录', en: 'The same day somebody else wrote about this household' },
  line: { zh: '{at} {worker}也记了（{kind}）', en: '{worker} also recorded it at {at} ({kind})' },
  is_open: { zh: '还没有说明', en: 'not settled' },
  is_one: { zh: '是同一次，算同行', en: 'one visit, made together' },
  is_both: { zh: '两次都对', en: 'two visits, both stand' },
  one: { zh: '是同一次走访', en: 'These were one visit' },
  both: { zh: '两次都对', en: 'Both stand' },
  undo: { zh: '撤回', en: 'Take it back' },
  done_one: { zh: '已算作同行走访', en: 'Taken as one visit made together' },
  done_both: { zh: '两条都保留', en: 'Both stand' },
  done_open: { zh: '已撤回', en: 'Taken back' },
  counting: {
    zh: '不影响户数：每人每月一户只计一次；算同行后，两人各计一次。两条的内容都保留。',
    en: 'The count stays right: a household counts once a month for each worker; after a joint visit, once for each of the two. Both keep their words.',
  },
} as const
