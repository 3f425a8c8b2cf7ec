import type { Asked } from '#contract/route.ts'
import { IncidentFilter } from '#contract/incidents/incident-filter.ts'
import { caseNumber } from '#contract/incidents/case-number.ts'
import type * as wire from '#contract/incidents/indicators.ts'
import type { IncidentRow } from '#contract/incidents/incidents.ts'
import { maskAddress } from '#contract/platform/mask.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { findOrganisation, getArea } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { streamSheet } from '#platform/sheets.ts'
import { dayInWords, momentInWords } from '#platform/local-day.ts'
import { stampOf } from '#platform/list-sheet.ts'
import { coverText } from './cover-text.ts'
import { firstDay, lastDay } from './indicator-period.ts'
import { incidentLedger, sheetColumns } from './ledger-columns.ts'
import { conditionsOf } from './list-conditions.ts'
import { countRows, readPage } from './list-incidents.ts'
import { readPlace, sortOf } from './list-order.ts'
import { sayRows } from './incident-rows.ts'
import { monthOf } from './case-store.ts'
import { changedSince, lastExportOf } from './ledger-store.ts'

const word = (key: string) => say('zh', key as WordKey)
const pageSize = 500

/** The cases of a month's ledger: all reported in it, as far as the asker may see them. */
const ofMonth = (month: string) =>
  IncidentFilter.parse({ scope: 'all', reportedFrom: firstDay(month), reportedTo: lastDay(month) })

type Sums = { open: number; closed: number; overdue: number; solved: number }

const cellsOf = (row: IncidentRow, n: number, now: Date, sums: Sums) => {
  const open = row.closedAt === null
  const late = open && row.dueAt !== null && row.pausedAt === null && new Date(row.dueAt) < now
  sums.open += Number(open)
  sums.closed += Number(row.state === 'closed' || row.state === 'archived')
  sums.overdue += Number(late)
  sums.solved += Number(row.solved === true)
  return {
    n,
    number: caseNumber(row.number),
    reportedAt: row.reportedAt,
    area: row.areaName,
    grid: row.gridNo,
    source: word(`incidents.source.${row.source}`),
    category: row.categoryZh,
    level: word(`incidents.level.${row.level}`),
    text: coverText(row.text),
    place: row.placeText === null ? '' : maskAddress(row.placeText),
    handler: row.handlerOrganisation,
    state: word(`incidents.state.${row.state}`),
    dueAt: row.dueAt,
    late: late ? '超期' : '',
    outcome: row.outcome === null ? '' : word(`incidents.outcome.${row.outcome}`),
    solved: row.solved === null ? '' : row.solved ? '已解决' : '未解决',
    grade: row.grade === null ? '' : word(`incidents.grade.${row.grade}`),
    closedAt: row.closedAt,
    link: `/staff/incidents/${row.areaId}/${row.id}`,
  }
}

/** 电子台账 (M01): what there is, how it is filled, and whether a printed month has changed since. */
export const findLedgers = async (context: Context, { query }: Asked<typeof wire.findLedgers>) => {
  const month = query.month ?? monthOf(context.now).slice(0, 7)
  const { where } = await conditionsOf(context, ofMonth(month))
  const count = await countRows(context, where)
  const last = await lastExportOf(context.db, context.areaId, 'incidents', month)
  const lastExport = last && { ...last, changedSince: await changedSince(context.db, where, last.at) }
  return { rows: [{ ...incidentLedger, month, rows: count, lastExport: lastExport ?? null }] }
}

/**
 * A month's ledger as a sheet (M01, M02): one row a case with its number and its address in the product, 合计, and the foot
 * of a paper ledger. Nobody fills it in. The export is audited with its count.
 */
export const exportLedger = async (
  context: Context,
  { params: { kind }, query: { month } }: Asked<typeof wire.exportLedger>,
): Promise<FileAnswer> => {
  const { actor, now, areaId } = context
  const place = (await getArea(context.db, areaId)).name
  const unit =
    actor.organisationId === null ? place : ((await findOrganisation(context.db, actor.organisationId))?.name ?? place)
  const { where } = await conditionsOf(context, ofMonth(month))
  const count = await countRows(context, where)
  const last = await lastExportOf(context.db, areaId, kind, month)
  const changed = last ? await changedSince(context.db, where, last.at) : 0
  context.audit({ ledger: kind, month, count })
  const sort = sortOf('all', undefined)
  async function* rows() {
    const sums: Sums = { open: 0, closed: 0, overdue: 0, solved: 0 }
    let after: string | null | undefined
    let n = 0
    do {
      const from = readPlace(after)
      const page = await context.readAgain(async (db) => {
        const { page, next } = await readPage({ db, actor }, { where, sort, after: from, limit: pageSize })
        return { rows: await sayRows({ db, actor }, page), next }
      })
      for (const row of page.rows) yield cellsOf(row, ++n, now, sums)
      after = page.next
    } while (after)
    yield {
      number: '合计',
      text: `共 ${n} 件：在办 ${sums.open} 件，结案 ${sums.closed} 件`,
      late: `超期 ${sums.overdue} 件`,
      solved: `已解决 ${sums.solved} 件`,
    }
  }
  const title = `${place}${incidentLedger.zh}（${Number(month.slice(0, 4))}年${Number(month.slice(5))}月）`
  const since = last ? `　上次导出（${momentInWords(last.at)}）后有 ${changed} 件变动` : ''
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${title}.xlsx`,
    personal: true,
    body: streamSheet({
      title,
      subtitle: `按上报时间，共 ${count} 件；由办件数据生成，无需填报；姓名、电话和门牌已隐去${since}`,
      columns: sheetColumns,
      rows: rows(),
      foot: { 填报单位: unit, 填报人: actor.name ?? '', 审核人: '', 填报日期: dayInWords(now) },
      watermark: stampOf(actor, now),
    }),
  }
}
