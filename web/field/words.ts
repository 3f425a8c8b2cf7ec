/** Words of the field app's shell; each page folder keeps its own `words.ts`. */
export const words = {
  app: { zh: '邻里网格', en: 'Linli field' },
  places: { zh: '主要页面', en: 'Main places' },
  today: { zh: '今天', en: 'Today' },
  residents: { zh: '居民', en: 'Residents' },
  tasks: { zh: '任务', en: 'Tasks' },
  report: { zh: '上报', en: 'Report' },
  map: { zh: '地图', en: 'Map' },
  me: { zh: '我的', en: 'Me' },
  offline: {
    zh: '没有网络，恢复后再操作',
    en: 'No network. Please go on when it is back',
  },
  offlineKept: {
    zh: '没有网络，照常记录，恢复后自动提交',
    en: 'No network. Go on as usual; everything is sent when it is back',
  },
  signedOut: {
    zh: '登录已过期，请重新登录；{n} 条待提交的都在',
    en: 'Signed out; please sign in again. {n} unsent entries are safe',
  },
  undecided: { zh: '有 {n} 条需要您处理', en: '{n} entries need your decision' },
  look: { zh: '去看看', en: 'See' },
  notKept: { zh: '{n} 条正在提交，提交完之前请不要关闭', en: '{n} being sent; please don’t close the app before' },
  wiped: {
    zh: '这台手机已挂失，资料已清除（{n} 条没有提交）',
    en: 'This phone was reported lost and emptied ({n} were not sent)',
  },
  newer: { zh: '有新版本', en: 'A newer version is ready' },
  take: { zh: '更新', en: 'Update' },
  nothing: { zh: '没有这个页面', en: 'There is no such page' },
  toToday: { zh: '回今天页', en: 'To today' },
}
