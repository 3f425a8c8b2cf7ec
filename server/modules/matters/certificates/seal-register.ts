import { sql } from 'kysely'
import type { z } from 'zod'
import type { SealUse, recordSealUse as recordRoute } from '#contract/matters/certificates.ts'
import { tierOf } from '#contract/territory/area-number.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { accountNames, findOnDuty } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import type { SheetColumn } from '#platform/sheets.ts'
import { exportList } from '../export-list.ts'
import { holdId } from '../hold-id.ts'
import { endOfLocal, startOfLocal } from '#platform/local-day.ts'
import { communityOnly, idTaken } from '../part-problems.ts'
import { allOf, newestFirst, pageOfRows } from '#platform/row-place.ts'
import { mayRead } from './get-certificate.ts'
import { approverIsDrafter, approverUnknown } from './problems.ts'
import { insertSealUse } from './seal-store.ts'

type Filter = { from?: string | undefined; to?: string | undefined; q?: string | undefined }
type Row = {
  area_id: number
  id: string
  number: number
  at: Date
  seal: z.output<typeof SealUse>['seal']
  document: string
  purpose: string
  for_whom: string
  copies: number
  used_by: string
  approved_by: string | null
  standing: boolean
  certificate_id: string | null
  place: number
}
const columns = sql.raw(
  's.area_id, s.id, s.number, s.at, s.seal, s.document, s.purpose, s.for_whom, s.copies, s.used_by, s.approved_by, s.standing, s.certificate_id',
)

const conditionsOf = ({ area, actor }: Context, { from, to, q }: Filter) => {
  const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : undefined
  return allOf([
    sql`s.area_id between ${area.from} and ${area.to}`,
    !mayRead(actor) && sql`false`,
    from && sql`s.at >= ${startOfLocal(from)}`,
    to && sql`s.at < ${endOfLocal(to)}`,
    like && sql`(s.document ilike ${like} or s.purpose ilike ${like} or s.for_whom ilike ${like})`,
  ])
}
const sayAll = async ({ db }: Context, rows: readonly Row[]) => {
  const areas = await areaNames(db, [...new Set(rows.map((r) => r.area_id))])
  const names = await accountNames(
    db,
    rows.flatMap((r) => [r.used_by, ...(r.approved_by ? [r.approved_by] : [])]),
  )
  return rows.map((r) => ({
    areaId: r.area_id,
    areaName: areas.get(r.area_id) ?? '',
    id: r.id,
    number: r.number,
    at: r.at.toISOString(),
    seal: r.seal,
    document: r.document,
    purpose: r.purpose,
    forWhom: r.for_whom,
    copies: r.copies,
    usedBy: names.get(r.used_by)?.name ?? null,
    approvedBy: r.approved_by ? (names.get(r.approved_by)?.name ?? null) : null,
    standing: r.standing,
    certificateId: r.certificate_id,
  }))
}

/** 用印登记簿, newest first. */
export const listSealUses = async (
  context: Context,
  { after, limit, ...filter }: Filter & { after?: string | undefined; limit: number },
) => {
  const by = newestFirst('s.at', 's.id', after)
  const { rows } =
    await sql<Row>`select ${columns}, ${by.at} place from matters.seal_use s where ${conditionsOf(context, filter)} ${by.further}
    order by ${by.order} limit ${limit + 1}`.execute(context.db)
  const { page, next } = pageOfRows(rows, limit)
  return { rows: await sayAll(context, page), next }
}

/** Colleagues of the area who may approve: heads and window, on duty, but not the asker. */
export const listApprovers = async ({ db, areaId, now, actor }: Context) => {
  const found: { accountId: string; name: string; role: string }[] = []
  for (const role of ['community_head', 'window_clerk'] as const)
    for (const there of await findOnDuty(db, { areaId, role }, now))
      if (there.accountId !== actor.accountId && !found.some((f) => f.accountId === there.accountId))
        found.push({ accountId: there.accountId, name: there.name, role })
  return { rows: found }
}

/** Enters a use outside certificates; throws `matters.approver_is_drafter`, `matters.approver_unknown`, `matters.id_taken`. */
export const recordSealUse = async (context: Context, asked: z.output<(typeof recordRoute)['body']>) => {
  const { db, areaId, actor } = context
  if (tierOf(areaId) !== 'community') throw communityOnly()
  if (asked.approvedBy === actor.accountId) throw approverIsDrafter()
  const mine = async () => {
    const { rows } =
      await sql<Row>`select ${columns}, 0::bigint place from matters.seal_use s where s.area_id = ${areaId} and s.id = ${asked.id}::uuid`.execute(
        db,
      )
    return rows[0]
  }
  await holdId(db, asked.id)
  const there = await mine()
  if (there && (there.used_by !== actor.accountId || there.document !== asked.document)) throw idTaken()
  if (!there) {
    if (!(await listApprovers(context)).rows.some((a) => a.accountId === asked.approvedBy)) throw approverUnknown()
    if (
      !(await insertSealUse(context, {
        ...asked,
        areaId,
        usedBy: actor.accountId!,
        standing: false,
        certificateId: null,
      }))
    )
      throw idTaken()
    context.audit({ sealUse: asked.id, seal: asked.seal, approvedBy: asked.approvedBy })
  }
  return (await sayAll(context, [(await mine())!]))[0]!
}

const sheet: readonly SheetColumn[] = [
  { key: 'number', header: '登记号', kind: 'number' },
  { key: 'areaName', header: '社区', kind: 'text' },
  { key: 'at', header: '时间', kind: 'instant' },
  { key: 'seal', header: '印章', kind: 'text' },
  { key: 'document', header: '文件', kind: 'text', width: 30 },
  { key: 'purpose', header: '用途', kind: 'text', width: 26 },
  { key: 'forWhom', header: '使用单位', kind: 'text', width: 22 },
  { key: 'copies', header: '份数', kind: 'number' },
  { key: 'usedBy', header: '用印人', kind: 'text' },
  { key: 'approval', header: '批准人', kind: 'text' },
]

/** 导出用印登记簿. */
export const exportSealUses = (context: Context, filter: Filter): Promise<FileAnswer> =>
  exportList(context, {
    name: 'seal_uses',
    title: '用印登记簿',
    subtitle: '每次用印一行，只登记不改',
    columns: sheet,
    filter,
    read: (again, after, limit) => listSealUses(again, { ...filter, after, limit }),
    cells: (row) => ({
      ...row,
      seal: say('zh', `matters.seal.${row.seal}` as WordKey),
      approval: row.standing ? '常设授权' : row.approvedBy,
    }),
  })
