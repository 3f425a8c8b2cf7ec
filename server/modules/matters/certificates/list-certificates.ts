import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { certificateNumber, type CertificateFilter } from '#contract/matters/certificates.ts'
import { say } from '#contract/phrases.ts'
import { phoneOf, accountNames } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import type { FileAnswer } from '#platform/module.ts'
import type { SheetColumn } from '#platform/sheets.ts'
import { exportList } from '../export-list.ts'
import { endOfLocal, localDay, startOfLocal } from '#platform/local-day.ts'
import type { Key } from '../part-steps.ts'
import { allOf, newestFirst, pageOfRows } from '#platform/row-place.ts'
import { publicAddress } from '#platform/public-address.ts'
import { writeToken } from '../signed-token.ts'
import { certificateColumns, findCertificate, valuesOf, nameOf, type Certificate } from './certificate-store.ts'
import { mayRead, sayRow } from './get-certificate.ts'

type Filter = z.output<typeof CertificateFilter>
type Listed = Certificate & { code: string; zh: string; en: string; place: number }

const conditionsOf = ({ area, actor, now }: Context, filter: Filter) => {
  const today = localDay(now)
  const like = filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : undefined
  const byNumber = /^证?〔?(\d{4})〕?0*(\d{1,8})号?$/.exec(filter.q?.replace(/\s/g, '') ?? '')
  const validity: Record<string, RawBuilder<unknown>> = {
    valid: sql`c.state = 'issued' and (c.valid_until is null or c.valid_until >= ${today}::date)`,
    expired: sql`c.state = 'issued' and c.valid_until < ${today}::date`,
    revoked: sql`c.state = 'revoked'`,
  }
  return allOf([
    sql`c.area_id between ${area.from} and ${area.to}`,
    !mayRead(actor) && sql`false`,
    filter.state && sql`c.state = ${filter.state}`,
    filter.validity && validity[filter.validity],
    filter.kind && sql`k.code = ${filter.kind}`,
    filter.from && sql`c.drafted_at >= ${startOfLocal(filter.from)}`,
    filter.to && sql`c.drafted_at < ${endOfLocal(filter.to)}`,
    byNumber
      ? sql`c.year = ${Number(byNumber[1])} and c.number = ${Number(byNumber[2])}`
      : like && sql`(c.purpose ilike ${like} or c.for_whom ilike ${like} or k.zh ilike ${like})`,
  ])
}
const source = sql.raw('matters.certificate c join matters.certificate_kind k on k.id = c.kind_id')

const sayAll = async ({ db, now }: Pick<Context, 'db' | 'now'>, rows: readonly Listed[]) => {
  const areas = await areaNames(db, [...new Set(rows.map((r) => r.area_id))])
  const names = await accountNames(
    db,
    rows.map((r) => r.drafted_by),
  )
  return rows.map((r) =>
    sayRow(r, r, { area: areas.get(r.area_id) ?? '', drafter: names.get(r.drafted_by)?.name ?? null }, now),
  )
}

/** 证明台账, newest first. */
export const listCertificates = async (
  context: Context,
  { after, limit, ...filter }: Filter & { after?: string | undefined; limit: number },
) => {
  const by = newestFirst('c.drafted_at', 'c.id', after)
  const { rows } = await sql<Listed>`select ${certificateColumns}, k.code, k.zh, k.en, ${by.at} place from ${source}
    where ${conditionsOf(context, filter)} ${by.further} order by ${by.order} limit ${limit + 1}`.execute(context.db)
  const { page, next } = pageOfRows(rows, limit)
  return { rows: await sayAll(context, page), next }
}

const columns: readonly SheetColumn[] = [
  { key: 'number', header: '编号', kind: 'text' },
  { key: 'areaName', header: '社区', kind: 'text' },
  { key: 'kindZh', header: '证明', kind: 'text', width: 26 },
  { key: 'name', header: '姓名', kind: 'text' },
  { key: 'purpose', header: '用途', kind: 'text', width: 26 },
  { key: 'forWhom', header: '使用单位', kind: 'text', width: 22 },
  { key: 'draftedAt', header: '拟稿时间', kind: 'instant' },
  { key: 'draftedBy', header: '经办人', kind: 'text' },
  { key: 'issuedOn', header: '开具日期', kind: 'date' },
  { key: 'validUntil', header: '有效期至', kind: 'date' },
  { key: 'state', header: '状态', kind: 'text' },
  { key: 'validity', header: '效力', kind: 'text' },
]

/** 导出证明台账. */
export const exportCertificates = (context: Context, filter: Filter): Promise<FileAnswer> =>
  exportList(context, {
    name: 'certificates',
    title: '证明台账',
    subtitle: '姓名已隐去',
    columns,
    filter,
    read: (again, after, limit) => listCertificates(again, { ...filter, after, limit }),
    cells: (row) => ({
      ...row,
      state: say('zh', `matters.certificate.state.${row.state}`),
      validity: row.validity ? say('zh', `matters.certificate.validity.${row.validity}`) : null,
    }),
  })

/** 我的证明. */
export const myCertificates = async (context: Context) => {
  const { rows } = await sql<Listed>`select ${certificateColumns}, k.code, k.zh, k.en, 0::bigint place from ${source}
    where c.account_id = ${context.actor.accountId}::uuid and c.state in ('issued', 'revoked') order by c.issued_at desc limit 200`.execute(
    context.db,
  )
  const shown = await sayAll(context, rows)
  return {
    rows: await Promise.all(
      rows.map(async (r, i) => ({
        ...shown[i]!,
        draftedBy: null,
        name: nameOf(r),
        checkPath: r.nonce
          ? publicAddress(`/check/${await writeToken(context.db, 'certificate', r.area_id, r.nonce)}`)
          : null,
      })),
    ),
  }
}

/** The values in clear, logged with the reason (architecture rule 8). */
export const revealCertificate = async (context: Context, key: Key, reason: string) => {
  const c = mayRead(context.actor) ? await findCertificate(context.db, key) : undefined
  if (!c) throw notFound()
  const values = valuesOf(c)
  context.audit(
    {
      certificate: c.id,
      number: c.year && c.number ? certificateNumber(c.year, c.number) : null,
      revealed: Object.keys(values),
      reason,
    },
    c.area_id,
  )
  return {
    values: Object.entries(values).map(([name, text]) => ({ name, text })),
    phone: c.account_id ? await phoneOf(context.db, c.account_id) : null,
  }
}
