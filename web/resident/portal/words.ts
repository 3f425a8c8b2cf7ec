export const words = {
  title: { zh: '投诉建议', en: 'Complaints and suggestions' },
  lead: {
    zh: '对服务人员的态度、办事结果或这个应用有意见，都可以说',
    en: 'About how you were treated, how a case ended, or about this app',
  },
  write: { zh: '写下意见', en: 'Write to us' },
  writeAbout: { zh: '按一般上报办理，可以查进度、可以评价', en: 'Handled like any report: you can follow and rate it' },
  call: { zh: '打 12345 热线', en: 'Call 12345' },
  callAbout: {
    zh: '不想在这里说，也可以直接打政务服务热线',
    en: 'If you would rather not write it here, call the government service line',
  },
}
