import { applicationNumber } from '#contract/matters/application-number.ts'
import type { ApplicationFilter } from '#contract/matters/application-lists.ts'
import type { ApplicationRow } from '#contract/matters/applications.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { streamSheet, type SheetColumn } from '#platform/sheets.ts'
import { momentInWords } from '#platform/local-day.ts'
import { stampOf } from '#platform/list-sheet.ts'
import { conditionsOf } from './conditions.ts'
import { countUpTo, readerOf, readPage, readPlace } from './list-applications.ts'
import { sayRows } from './rows.ts'

const columns: readonly SheetColumn[] = [
  { key: 'n', header: '序号', kind: 'number', width: 7 },
  { key: 'number', header: '办件编号', kind: 'text', width: 14 },
  { key: 'area', header: '社区', kind: 'text', width: 16 },
  { key: 'item', header: '事项', kind: 'text', width: 26 },
  { key: 'applicant', header: '申请人', kind: 'text', width: 10 },
  { key: 'channel', header: '渠道', kind: 'text', width: 8 },
  { key: 'submittedAt', header: '收件时间', kind: 'instant' },
  { key: 'acceptedAt', header: '受理时间', kind: 'instant' },
  { key: 'state', header: '状态', kind: 'text', width: 10 },
  { key: 'owner', header: '当前办理', kind: 'text', width: 18 },
  { key: 'dueAt', header: '期限', kind: 'instant' },
  { key: 'missing', header: '缺件数', kind: 'number', width: 8 },
  { key: 'trips', header: '跑动次数', kind: 'number', width: 9 },
  { key: 'decision', header: '结果', kind: 'text', width: 12 },
  { key: 'closedAt', header: '办结时间', kind: 'instant' },
]
const word = (key: string) => say('zh', key as WordKey)
const cells = (r: ApplicationRow, n: number) => ({
  n,
  number: applicationNumber(r.number),
  area: r.areaName,
  item: r.itemZh,
  applicant: r.applicantName,
  channel: word(`matters.channel.${r.channel}`),
  submittedAt: r.submittedAt,
  acceptedAt: r.acceptedAt,
  state: word(`matters.state.${r.state}`),
  owner: r.ownerOrganisation ?? r.ownerName ?? r.ownerArea ?? '',
  dueAt: r.dueAt,
  missing: r.missing,
  trips: r.trips,
  decision: r.decision === null ? '' : word(`matters.decision.${r.decision}`),
  closedAt: r.closedAt,
})
const pageSize = 500

/** 导出办件台账: every row of the list, masked, page by page; the audit row names filter and count. */
export const exportApplications = async (context: Context, filter: ApplicationFilter): Promise<FileAnswer> => {
  const { db, areaId, actor, now } = context
  const where = await conditionsOf(context, filter)
  const count = await countUpTo(db, where, 10_000_000)
  const place = (await areaNames(db, [areaId])).get(areaId) ?? ''
  const reader = await readerOf(context)
  context.audit({
    exported: 'applications',
    filter: { ...filter, ...(filter.q === undefined ? {} : { q: '…' }) },
    count,
  })
  async function* rows() {
    let next: string | null = null
    let n = 0
    do {
      const from = readPlace(next)
      const page: { said: ApplicationRow[]; next: string | null } = await context.readAgain(async (again) => {
        const read = await readPage(again, { where, sort: 'newest', place: from, limit: pageSize })
        return { said: await sayRows({ ...reader, db: again }, read.page), next: read.next }
      })
      for (const row of page.said) yield cells(row, ++n)
      next = page.next
    } while (next)
  }
  const title = `${place}办件台账`
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${title}-${now.toISOString().slice(0, 10)}.xlsx`,
    body: streamSheet({
      title,
      subtitle: `${word(`matters.scope.${filter.scope}`)}　共 ${count} 件　姓名已隐去`,
      columns,
      rows: rows(),
      foot: { 填报单位: place, 填报人: actor.name ?? '', 审核人: '', 填报日期: momentInWords(now) },
      watermark: stampOf(actor, now),
    }),
  }
}
