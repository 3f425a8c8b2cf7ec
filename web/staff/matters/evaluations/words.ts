/** Words of what residents said about services. */
export const words = {
  title: { zh: '评价明细', en: 'Evaluations' },
  lead: {
    zh: '不显示是谁、哪一件、哪一天；同月同类服务满 3 件评价、隔天才显示',
    en: 'Without who, which case or which day; shown a day later, where at least three were given in a month',
  },
  toNumbers: { zh: '看数据', en: 'The numbers' },
  text: { zh: '说了什么', en: 'What was said' },
  grade: { zh: '评价', en: 'Grade' },
  oneGrade: { zh: '等级', en: 'One grade' },
  withWords: { zh: '写了话', en: 'With words' },
  withoutWords: { zh: '没写话', en: 'Without words' },
  months: { zh: '月份（按整月）', en: 'Months (whole)' },
  withheld: {
    zh: '共 {n} 件，其中 {k} 件今天才评或同月同类不足 3 件，不显示',
    en: '{n} in all; {k} not shown: given today, or fewer than three of their kind that month',
  },
  service: { zh: '服务', en: 'Service' },
  month: { zh: '月份', en: 'Month' },
  bad: { zh: '不满意、非常不满意', en: 'Bad grades' },
  good: { zh: '基本满意以上', en: 'Content' },
  none: { zh: '还没有可以显示的评价', en: 'Nothing to show yet' },
  noneAbout: {
    zh: '不足 3 件的不显示，免得看出是谁说的',
    en: 'Fewer than three aren’t shown, so that nobody is recognised',
  },
}
