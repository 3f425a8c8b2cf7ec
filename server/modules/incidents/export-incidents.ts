import type { IncidentFilter } from '#contract/incidents/incident-filter.ts'
import { caseNumber } from '#contract/incidents/incident-filter.ts'
import type { IncidentRow } from '#contract/incidents/incidents.ts'
import { maskAddress } from '#contract/platform/mask.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { remaining } from '#contract/time/remaining.ts'
import { findOrganisation } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { streamSheet, type SheetColumn } from '#platform/sheets.ts'
import { dayInWords } from '#platform/local-day.ts'
import { stampOf } from '#platform/list-sheet.ts'
import { loadConfiguration } from './configuration.ts'
import { coverText } from './cover-text.ts'
import { conditionsOf } from './list-conditions.ts'
import { countRows, readPage } from './list-incidents.ts'
import { readPlace, sortOf } from './list-order.ts'
import { sayRows } from './incident-rows.ts'
import { namesOf } from './name-book.ts'
import { sayFilter } from './say-filter.ts'

const pageSize = 500

const columns: readonly SheetColumn[] = [
  { key: 'n', header: '序号', kind: 'number', width: 7 },
  { key: 'number', header: '事件编号', kind: 'text', width: 14 },
  { key: 'area', header: '社区', kind: 'text', width: 16 },
  { key: 'grid', header: '网格', kind: 'number', width: 7 },
  { key: 'source', header: '来源', kind: 'text', width: 12 },
  { key: 'category', header: '类别', kind: 'text', width: 16 },
  { key: 'level', header: '等级', kind: 'text', width: 8 },
  { key: 'text', header: '内容', kind: 'text', width: 46 },
  { key: 'place', header: '地点', kind: 'text', width: 24 },
  { key: 'flags', header: '标记', kind: 'text', width: 14 },
  { key: 'reportedAt', header: '上报时间', kind: 'instant' },
  { key: 'state', header: '状态', kind: 'text', width: 10 },
  { key: 'owner', header: '当前责任', kind: 'text', width: 18 },
  { key: 'handler', header: '承办单位', kind: 'text', width: 18 },
  { key: 'dueAt', header: '当前期限', kind: 'instant' },
  { key: 'light', header: '时限', kind: 'text', width: 16 },
  { key: 'outcome', header: '办理结果', kind: 'text', width: 12 },
  { key: 'solved', header: '是否解决', kind: 'text', width: 10 },
  { key: 'grade', header: '满意度', kind: 'text', width: 10 },
  { key: 'closedAt', header: '结案时间', kind: 'instant' },
]

const word = (key: string) => say('zh', key as WordKey)

const lightOf = (row: IncidentRow, now: Date) => {
  if (row.dueAt === null) return ''
  if (row.pausedAt !== null) return `已挂起，${row.reviewOn ?? ''}复查`
  return remaining(now, { dueAt: new Date(row.dueAt), yellowAt: row.yellowAt === null ? null : new Date(row.yellowAt) })
    .text.zh
}

const cellsOf = (row: IncidentRow, n: number, now: Date) => ({
  n,
  number: caseNumber(row.number),
  area: row.areaName,
  grid: row.gridNo,
  source: word(`incidents.source.${row.source}`),
  category: row.categoryZh,
  level: word(`incidents.level.${row.level}`),
  text: coverText(row.text),
  place: row.placeText === null ? '' : maskAddress(row.placeText),
  flags: [
    row.urgent && '紧急',
    row.secret && '保密',
    row.superviseLevel > 0 && word(`incidents.supervise.${row.superviseLevel}`),
    row.sameCount > 0 && `同诉${row.sameCount}人`,
  ]
    .filter(Boolean)
    .join('、'),
  reportedAt: row.reportedAt,
  state: word(`incidents.state.${row.state}`),
  owner:
    row.ownerOrganisation ?? row.ownerName ?? (row.ownerRole === null ? '' : word(`incidents.desk.${row.ownerRole}`)),
  handler: row.handlerOrganisation,
  dueAt: row.dueAt,
  light: lightOf(row, now),
  outcome: row.outcome === null ? '' : word(`incidents.outcome.${row.outcome}`),
  solved: row.solved === null ? '' : row.solved ? '已解决' : '未解决',
  grade: row.grade === null ? '' : word(`incidents.grade.${row.grade}`),
  closedAt: row.closedAt,
})

/** 导出台账 (S01): every row of the list, masked, page by page in transactions of their own; the audit row names filter and count. */
export const exportIncidents = async (context: Context, filter: IncidentFilter): Promise<FileAnswer> => {
  const { actor, now } = context
  const { where } = await conditionsOf(context, filter)
  const count = await countRows(context, where)
  const { area } = await namesOf(context.db, { areas: [context.areaId] })
  const place = area.get(context.areaId) ?? ''
  const unit =
    actor.organisationId === null ? place : ((await findOrganisation(context.db, actor.organisationId))?.name ?? place)
  const chosen = sayFilter(filter, await loadConfiguration(context.db))
  context.audit({ filter: { ...filter, ...(filter.q === undefined ? {} : { q: '…' }) }, count })
  const sort = sortOf(filter.scope, undefined)
  async function* rows() {
    let after: string | null | undefined
    let n = 0
    do {
      const from = readPlace(after)
      const page = await context.readAgain(async (db) => {
        const { page, next } = await readPage({ db, actor }, { where, sort, after: from, limit: pageSize })
        return { rows: await sayRows({ db, actor }, page), next }
      })
      for (const row of page.rows) yield cellsOf(row, ++n, now)
      after = page.next
    } while (after)
  }
  const title = `${place}事件台账`
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${title}-${now.toISOString().slice(0, 10)}.xlsx`,
    body: streamSheet({
      title,
      subtitle: `${chosen}　共 ${count} 件　姓名、电话和门牌已隐去`,
      columns,
      rows: rows(),
      foot: { 填报单位: unit, 填报人: actor.name ?? '', 审核人: '', 填报日期: dayInWords(now) },
      watermark: stampOf(actor, now),
    }),
  }
}
