import { sql } from 'kysely'
import { maskPhone } from '#contract/platform/mask.ts'
import type { NoticeFilter, SentNotice } from '#contract/matters/notices-sent.ts'
import { say } from '#contract/phrases.ts'
import { codeSender, phonesOf, residentOf } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { blindIndex } from '#platform/crypto.ts'
import type { FileAnswer } from '#platform/module.ts'
import type { SheetColumn } from '#platform/sheets.ts'
import { exportList } from '../export-list.ts'
import { allOf, newestFirst, pageOfRows } from '#platform/row-place.ts'
import { sayNotice, type NoticeParams } from './say-notice.ts'

type Row = {
  area_id: number
  id: string
  account_id: string | null
  to_mask: string | null
  kind: string
  params: NoticeParams
  link: string | null
  at: Date
  read_at: Date | null
  way: SentNotice['way']
  went_at: Date | null
  place: number
}
const startsOf: Record<NonNullable<NoticeFilter['subject']>, readonly string[]> = {
  application: ['application'],
  booking: ['booking', 'offer'],
  ticket: ['ticket'],
  certificate: ['certificate'],
  agency: ['agency'],
  consultation: ['consultation'],
  evaluation: ['please'],
}
const way = sql.raw(`case when not n.texted then 'app'
  when t.state = 'by_phone' then 'phone' when t.state in ('waiting', 'failed') then 'untold' else 'sms' end`)
const from = sql.raw(
  'matters.notice n left join matters.text_message t on n.texted and t.area_id = n.area_id and t.id = n.id',
)
const dayOf = (at: string) => sql.raw(`(${at} at time zone 'Asia/Shanghai')::date`)

const conditionsOf = async ({ db, area }: Context, f: NoticeFilter) => {
  const phone = f.q?.replace(/\D/g, '')
  const account = phone ? await residentOf(db, phone) : undefined
  return allOf([
    sql`n.area_id between ${area.from} and ${area.to}`,
    f.subject && sql`split_part(n.kind, '_', 1) = any(${[...startsOf[f.subject]]}::text[])`,
    f.way && sql`${way} = ${f.way}`,
    f.read !== undefined && (f.read ? sql`n.read_at is not null` : sql`n.read_at is null`),
    f.from && sql`n.at >= ${`${f.from}T00:00:00+08:00`}::timestamptz`,
    f.to && sql`${dayOf('n.at')} <= ${f.to}::date`,
    f.q !== undefined &&
      (phone
        ? sql`(n.account_id = ${account ?? null}::uuid or n.phone_index = ${blindIndex('phone', phone)})`
        : sql`false`),
  ])
}
const readPage = async (
  db: Context['db'],
  where: Awaited<ReturnType<typeof conditionsOf>>,
  after: string | undefined,
  limit: number,
) => {
  const newest = newestFirst('n.at', 'n.id', after)
  const { rows } =
    await sql<Row>`select n.area_id, n.id, n.account_id, n.to_mask, n.kind, n.params, n.link, n.at, n.read_at,
      ${way} way, coalesce(t.done_at, case when n.texted and t.id is null then n.at end) went_at, ${newest.at} place
    from ${from} where ${where} ${newest.further} order by ${newest.order} limit ${limit + 1}`.execute(db)
  return pageOfRows(rows, limit)
}

/** The staff's page of what a notice is about, where the resident's link names one they have too. */
const staffLink = (link: string | null) => {
  const [, kind, rest] = /^\/(applications|questions)\/(\d{12}\/[0-9a-f-]{36})$/.exec(link ?? '') ?? []
  return kind ? `/matters/${kind === 'questions' ? 'consultations' : kind}/${rest}` : null
}
const sayRows = async (db: Context['db'], locale: Context['locale'], rows: readonly Row[]): Promise<SentNotice[]> => {
  const names = await areaNames(db, [...new Set(rows.map((r) => r.area_id))])
  const phones = await phonesOf(db, [...new Set(rows.flatMap((r) => r.account_id ?? []))])
  return rows.map((r) => {
    const phone = r.account_id && phones.get(r.account_id)
    return {
      areaId: r.area_id,
      areaName: names.get(r.area_id) ?? '',
      id: r.id,
      at: r.at.toISOString(),
      kind: r.kind,
      text: sayNotice(locale, r.kind, r.params),
      to: r.to_mask ?? (phone ? maskPhone(phone) : null),
      account: r.account_id !== null,
      way: r.way,
      wentAt: r.went_at?.toISOString() ?? null,
      readAt: r.read_at?.toISOString() ?? null,
      link: staffLink(r.link),
    }
  })
}

/** 告知记录 of an area, newest first; whom only masked. */
export const listSentNotices = async (
  context: Context,
  { after, limit, ...filter }: NoticeFilter & { after?: string | undefined; limit: number },
) => {
  const { page, next } = await readPage(context.db, await conditionsOf(context, filter), after, limit)
  return {
    rows: await sayRows(context.db, context.locale, page),
    next,
    gateway: codeSender().tell !== undefined,
  }
}

const columns: readonly SheetColumn[] = [
  { key: 'at', header: '告知时间', kind: 'instant' },
  { key: 'areaName', header: '社区', kind: 'text', width: 16 },
  { key: 'to', header: '告知对象', kind: 'text', width: 16 },
  { key: 'text', header: '内容', kind: 'text', width: 60 },
  { key: 'way', header: '方式', kind: 'text', width: 14 },
  { key: 'wentAt', header: '送出时间', kind: 'instant' },
  { key: 'readAt', header: '已读时间', kind: 'instant' },
]

/** 导出告知记录. */
export const exportSentNotices = (context: Context, filter: NoticeFilter): Promise<FileAnswer> =>
  exportList(context, {
    name: 'notices',
    title: '告知记录',
    subtitle: '电话已隐去',
    columns,
    filter,
    read: (again, after, limit) => listSentNotices(again, { ...filter, after, limit }),
    cells: (row) => ({
      ...row,
      to: row.to ?? '居民',
      way: say('zh', `matters.notice_way.${row.way === 'app' && !row.account ? 'untold' : row.way}`),
    }),
  })
