/** Words of the field app's shell; each page folder keeps its own `words.ts`. */
export const words = {
  app: { zh: '邻里网格', en: 'Linli field' },
  places: { zh: '主要页面', en: 'Main places' },
  tasks: { zh: '任务', en: 'Tasks' },
  report: { zh: '上报', en: 'Report' },
  map: { zh: '地图', en: 'Map' },
  me: { zh: '我的', en: 'Me' },
  offline: {
    zh: '没有网络，恢复后再操作',
    en: 'No network. Please go on when it is back',
  },
  newer: { zh: '有新版本', en: 'A newer version is ready' },
  take: { zh: '更新', en: 'Update' },
  nothing: { zh: '没有这个页面', en: 'There is no such page' },
  toTasks: { zh: '回任务页', en: 'To my tasks' },
}
