import { sql } from 'kysely'
import { say, type WordKey } from '#contract/phrases.ts'
import type { Visit, VisitFilter } from '#contract/visits/visits.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { newestFirst, pageOfRows } from '#platform/row-place.ts'
import { streamSheet, type SheetColumn } from '#platform/sheets.ts'
import { visitCondition } from '../diary/list-visits.ts'
import { sayVisits } from '../diary/say-visits.ts'
import { visitColumns, type VisitRow } from '../diary/visit-store.ts'

const pageSize = 500
const columns: readonly SheetColumn[] = [
  { key: 'n', header: '序号', kind: 'number', width: 7 },
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
const cellsOf = (v: Visit, n: number) => ({
  n,
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
const inShanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
})
const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })

/** 导出民情日志: every row of the list as the asker sees it, page by page; the audit row names filter and count. */
export const exportVisits = async (context: Context, filter: VisitFilter): Promise<FileAnswer> => {
  const { db, areaId, actor, now } = context
  const where = await visitCondition(context, filter)
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int n from visits.visit v where ${where}`.execute(
    db,
  )
  const place = (await areaNames(db, [areaId])).get(areaId) ?? ''
  context.audit({ exported: 'visits', filter: { ...filter, ...(filter.q && { q: '…' }) }, count: counted[0]!.n })
  async function* rows() {
    let after: string | undefined
    let n = 0
    do {
      const page = await context.readAgain(async (db) => {
        const by = newestFirst('v.happened_at', 'v.id', after)
        const { rows } = await sql<VisitRow & { place: number }>`
          select ${visitColumns}, ${by.at} place from visits.visit v where ${where} ${by.further} order by ${by.order} limit ${pageSize + 1}`.execute(
          db,
        )
        const { page, next } = pageOfRows(rows, pageSize)
        return { visits: await sayVisits({ ...context, db }, page), next }
      })
      for (const visit of page.visits) yield cellsOf(visit, ++n)
      after = page.next ?? undefined
    } while (after)
  }
  const title = `${place}民情日志`
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${title}-${now.toISOString().slice(0, 10)}.xlsx`,
    body: streamSheet({
      title,
      subtitle: `共 ${counted[0]!.n} 条`,
      columns,
      rows: rows(),
      foot: { 填报单位: place, 填报人: actor.name ?? '', 审核人: '', 填报日期: day.format(now) },
      watermark: `${actor.name ?? ''} 导出于 ${inShanghai.format(now)}`,
    }),
  }
}
