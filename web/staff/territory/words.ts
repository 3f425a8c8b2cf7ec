export const words = {
  map: { zh: '一张图', en: 'Map' },
  grids: { zh: '网格', en: 'Grids' },
  gridCount: { zh: '{n} 个网格', en: '{n} grids' },
  cut: {
    zh: '网格较多，只显示前 {n} 个；切换到街道或社区岗位可看全部',
    en: 'Only the first {n} grids are shown; a street or community post shows all of its own',
  },
  noGrids: { zh: '这个区域还没有网格', en: 'There are no grids in this area yet' },
  noGridsWay: { zh: '网格由街道导入（GeoJSON）', en: 'Streets import grids as GeoJSON' },
  households: { zh: '约 {n} 户', en: 'about {n} households' },
  later: { zh: '这里暂时没有内容', en: 'Nothing here yet' },
}
