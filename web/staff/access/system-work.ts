/** What the product does by itself stands in the log as `job incidents.keep_clocks`: how it does it, and whose matter it is. */
const kinds: Record<string, { zh: string; en: string }> = {
  job: { zh: '系统定时办理', en: 'By the clock' },
  listener: { zh: '系统联动办理', en: 'On what happened' },
  prepare: { zh: '系统启动时办理', en: 'At the start' },
}
const matters: Record<string, { zh: string; en: string }> = {
  'incidents.keep_clocks': { zh: '事件到期提醒和上报上级', en: 'deadlines of incidents' },
  'incidents.train_models': { zh: '学习事项类别', en: 'learning of categories' },
  'people.keep_retention': { zh: '居民信息保存期限', en: 'retention of residents’ data' },
  'people.recount_areas': { zh: '重算人口数', en: 'recount of residents' },
  'territory.fill_city': { zh: '导入城市区划', en: 'import of the city’s areas' },
}

/** The words for a piece of system work; undefined for a route. */
export const saySystemWork = (route: string, locale: 'zh' | 'en'): string | undefined => {
  const space = route.indexOf(' ')
  const kind = kinds[route.slice(0, space)]
  if (space < 0 || !kind) return undefined
  const matter = matters[route.slice(space + 1)]
  const between = locale === 'zh' ? '：' : ': '
  return matter ? `${kind[locale]}${between}${matter[locale]}` : kind[locale]
}
