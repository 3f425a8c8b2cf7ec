import type { IncidentFilter } from '#contract/incidents/incident-filter.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import type { Configuration } from './configuration.ts'

const list = (prefix: string, values: readonly (string | number)[] | undefined) =>
  values?.map((v) => say('zh', `${prefix}.${v}` as WordKey)).join('、')
const flag = (value: boolean | undefined, yes: string, no: string) =>
  value === undefined ? undefined : value ? yes : no
const lights = { green: '绿灯', yellow: '黄灯', red: '红灯' }

/** A filter in a line, for the head of what was chosen by it. */
export const sayFilter = (filter: IncidentFilter, conf: Configuration): string => {
  const states = list('incidents.state', filter.state)
  const category = filter.category?.map((id) => conf.categories.get(id)?.zh ?? id).join('、')
  const from = filter.reportedFrom ?? ''
  const to = filter.reportedTo ?? ''
  const parts = [
    `范围：${say('zh', `incidents.scope.${filter.scope}`)}`,
    states && `状态：${states}`,
    category && `类别：${category}`,
    filter.level && `等级：${list('incidents.level', filter.level)}`,
    filter.source && `来源：${list('incidents.source', filter.source)}`,
    filter.grid !== undefined && `网格：${filter.grid}`,
    (from || to) && `上报日期：${from || '…'} 至 ${to || '…'}`,
    filter.light && `时限：${lights[filter.light]}`,
    flag(filter.paused, '已挂起', '未挂起'),
    flag(filter.urgent, '紧急', '非紧急'),
    flag(filter.supervised, '已督办', '未督办'),
    flag(filter.secret, '保密', '非保密'),
    flag(filter.historical, '历史遗留', '非历史遗留'),
    flag(filter.unsolved, '未解决', '非未解决'),
    filter.q && `检索：${/\d{11}/.test(filter.q) ? '电话' : filter.q}`,
  ]
  return parts.filter(Boolean).join('；')
}
