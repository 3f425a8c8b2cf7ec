import { sql } from 'kysely'
import { say, type WordKey } from '#contract/phrases.ts'
import type { Visit, VisitFilter } from '#contract/visits/visits.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { FileAnswer } from '#platform/module.ts'
import type { SheetColumn } from '#platform/sheets.ts'
import { listVisits, visitCondition } from '../diary/list-visits.ts'

const columns: readonly SheetColumn[] = [
  { key: 'at', header: '时间', kind: 'instant' },
  { key: 'kind', header: '方式', kind: 'text', width: 10 },
  { key: 'grid', header: '网格', kind: 'number', width: 7 },
  { key: 'address', header: '住址', kind: 'text', width: 26 },
  { key: 'person', header: '居民', kind: 'text', width: 10 },
  { key: 'met', header: '是否见到人', kind: 'text', width: 10 },
  { key: 'heard', header: '反映的情况', kind: 'text', width: 50 },
  { key: 'mood', header: '心情', kind: 'text', width: 8 },
  { key: 'needs', header: '需求', kind: 'text', width: 18 },
  { key: 'followed', header: '转办', kind: 'text', width: 18 },
  { key: 'worker', header: '走访人', kind: 'text', width: 12 },
]
const word = (key: string) => say('zh', key as WordKey)
const cellsOf = (v: Visit) => ({
  at: v.at,
  kind: word(`visits.kind.${v.kind}`),
  grid: v.gridNo,
  address: v.address ?? '',
  person: v.personName ?? '',
  met: v.kind !== 'visit' ? '' : v.met ? '是' : '家中无人',
  heard: v.heard,
  mood: v.mood ? word(`visits.mood.${v.mood}`) : '',
  needs: v.needs.map((need) => word(`visits.need.${need}`)).join('、'),
  followed: v.followUps.map((f) => word(`visits.follow_up.${f.kind}`)).join('、'),
  worker: [v.worker, ...v.with.map((w) => w.name)].join('、'),
})

/** 导出民情日志: every row of the list as the asker sees it; the audit row says how many. */
export const exportVisits = async (context: Context, filter: VisitFilter): Promise<FileAnswer> => {
  const { db, areaId } = context
  const where = await visitCondition(context, filter)
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int n from visits.visit v where ${where}`.execute(
    db,
  )
  const count = counted[0]!.n
  return listSheet(context, (await areaNames(db, [areaId])).get(areaId) ?? '', {
    name: 'visits',
    title: '民情日志',
    subtitle: `共 ${count} 条`,
    columns,
    filter,
    read: (again, after, limit) => listVisits(again, { ...filter, after, limit }),
    cells: cellsOf,
    audit: { count },
  })
}
