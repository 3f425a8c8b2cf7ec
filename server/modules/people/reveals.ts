import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { exportReveals as exportRoute, listReveals as listRoute } from '#contract/people/reveals.ts'
import { maskName } from '#contract/platform/mask.ts'
import { accountNames } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import type { FileAnswer } from '#platform/module.ts'
import { invalid } from '#platform/problem.ts'
import { streamSheet } from '#platform/sheets.ts'
import { loadFieldBook } from './field-book.ts'
import { shownName } from './person-rows.ts'

type Which = z.output<(typeof exportRoute)['body']>
type Row = {
  area_id: number
  id: string
  at: Date
  account_id: string
  about: 'person' | 'premises'
  person_id: string
  name: string | null
  fields: string[]
  reason: string
}
type Place = { at: string; id: string }

const startOf = (day: string, plus = 0) => sql`((${day}::date + ${plus}::int)::timestamp at time zone 'Asia/Shanghai')`
const conditionOf = (
  { from, to }: { from: number; to: number },
  { person, account, from: first, to: last }: Which,
): RawBuilder<unknown> => {
  const all = [sql`r.area_id between ${from}::bigint and ${to}::bigint`]
  if (person) all.push(sql`r.person_id = ${person}::uuid`)
  if (account) all.push(sql`r.account_id = ${account}::uuid`)
  if (first) all.push(sql`r.at >= ${startOf(first)}`)
  if (last) all.push(sql`r.at < ${startOf(last, 1)}`)
  return sql.join(all, sql` and `)
}
const read = async (db: Db, where: RawBuilder<unknown>, after: Place | undefined, limit: number) =>
  (
    await sql<Row>`select r.area_id, r.id, r.at, r.account_id, r.about, r.person_id, coalesce(p.name, s.name) name, r.fields, r.reason from people.reveal r
    left join people.person p on r.about = 'person' and p.area_id = r.area_id and p.id = r.person_id
    left join people.premises s on r.about = 'premises' and s.area_id = r.area_id and s.id = r.person_id
    where ${where} ${after ? sql`and (r.at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by r.at desc, r.id desc limit ${limit}`.execute(db)
  ).rows

const readPlace = (after: string | undefined): Place | undefined => {
  if (after === undefined) return undefined
  const [at, id] = after.split('/')
  const instant = new Date(at ?? '')
  if (Number.isNaN(instant.getTime()) || instant.toISOString() !== at || !/^[0-9a-f-]{36}$/.test(id ?? ''))
    throw invalid([{ field: 'after', message: 'unknown page' }])
  return { at, id: id! }
}

/** 谁看过谁, newest first; that somebody asked is written down too. */
export const listReveals = async (
  context: Context,
  { after, limit, ...which }: z.output<(typeof listRoute)['query']>,
) => {
  const { db, area, actor } = context
  const place = readPlace(after)
  const rows = await read(db, conditionOf(area, which), place, limit + 1)
  const { rows: busy } = place
    ? { rows: [] }
    : await sql<{ account_id: string; times: number }>`select r.account_id, count(*)::int times from people.reveal r
        where ${conditionOf(area, { ...which, account: undefined })} group by 1 order by 2 desc, 1 limit 200`.execute(
        db,
      )
  const names = await accountNames(db, [...new Set([...rows, ...busy].map((r) => r.account_id))])
  const areas = await areaNames(db, [...new Set(rows.map((r) => r.area_id))])
  context.audit({ read: 'reveals', ...which, rows: rows.length })
  const page = rows.slice(0, limit)
  const tail = page.at(-1)
  return {
    rows: page.map((r) => ({
      areaId: r.area_id,
      areaName: areas.get(r.area_id) ?? '',
      id: r.id,
      at: r.at.toISOString(),
      accountId: r.account_id,
      who: names.get(r.account_id)?.name ?? '',
      about: r.about,
      personId: r.person_id,
      person: r.name ? (r.about === 'person' ? shownName(actor, r.name) : r.name) : '',
      fields: r.fields,
      reason: r.reason,
    })),
    next: rows.length > limit && tail ? `${tail.at.toISOString()}/${tail.id}` : null,
    workers: busy.map((r) => ({ accountId: r.account_id, name: names.get(r.account_id)?.name ?? '', times: r.times })),
  }
}

const inShanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'medium',
  timeStyle: 'medium',
})
const pageSize = 500

/** 导出查看记录: the same rows as a sheet, names masked whoever asks; audited, with a watermark. */
export const exportReveals = async (context: Context, which: Which): Promise<FileAnswer> => {
  const { db, area, actor, now } = context
  const where = conditionOf(area, which)
  const book = await loadFieldBook(db)
  const place = (await areaNames(db, [context.areaId])).get(context.areaId) ?? ''
  context.audit({ export: 'reveals', ...which })
  const contact: Record<string, string> = { contact_name: '联系人', contact_phone: '联系电话' }
  async function* rows(): AsyncGenerator<Record<string, unknown>> {
    let after: Place | undefined
    for (;;) {
      const from = after
      const page = await context.readAgain(async (again) => {
        const found = await read(again, where, from, pageSize)
        const names = await accountNames(again, [...new Set(found.map((r) => r.account_id))])
        const areas = await areaNames(again, [...new Set(found.map((r) => r.area_id))])
        return found.map((r) => ({
          at: { at: r.at.toISOString(), id: r.id },
          row: {
            at: inShanghai.format(r.at),
            area: areas.get(r.area_id) ?? '',
            who: names.get(r.account_id)?.name ?? '',
            person: r.name ? (r.about === 'person' ? maskName(r.name) : r.name) : '（已删除）',
            fields: r.fields.map((f) => contact[f] ?? book.fields.get(f)?.zh ?? f).join('、'),
            reason: r.reason,
          },
        }))
      })
      for (const { row } of page) yield row
      if (page.length < pageSize) return
      after = page.at(-1)!.at
    }
  }
  const days = which.from || which.to ? `${which.from ?? '起'} 至 ${which.to ?? '今'}` : '全部日期'
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${place}查看记录-${now.toISOString().slice(0, 10)}.xlsx`,
    personal: true,
    body: streamSheet({
      title: `${place}查看记录`,
      subtitle: `${days}；姓名已隐去`,
      columns: [
        { key: 'at', header: '时间', width: 22, kind: 'text' },
        { key: 'area', header: '社区', width: 18, kind: 'text' },
        { key: 'who', header: '查看人', width: 14, kind: 'text' },
        { key: 'person', header: '被查看', width: 18, kind: 'text' },
        { key: 'fields', header: '内容', width: 30, kind: 'text' },
        { key: 'reason', header: '理由', width: 40, kind: 'text' },
      ],
      rows: rows(),
      foot: { 填报单位: place, 导出人: actor.name ?? '' },
      watermark: `${actor.name ?? ''} 导出于 ${inShanghai.format(now)}`,
    }),
  }
}
