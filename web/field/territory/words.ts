export const words = {
  title: { zh: '我的网格', en: 'My grid' },
  lead: { zh: '{grids} 个网格，{cases} 件在办', en: '{grids} grids, {cases} open cases' },
  map: { zh: '地图：网格和在办事件', en: 'Map: grids and open cases' },
  list: { zh: '在办事件', en: 'Open cases' },
  none: { zh: '没有在办的事', en: 'Nothing is open' },
  red: { zh: '超期', en: 'Overdue' },
  yellow: { zh: '快到期', en: 'Due soon' },
  green: { zh: '未到期', en: 'In time' },
  grid: { zh: '第 {n} 网格', en: 'grid {n}' },
}
