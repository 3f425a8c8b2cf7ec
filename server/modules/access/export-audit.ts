import type { AuditRow } from '#contract/access/audit.ts'
import { phrases, say } from '#contract/phrases.ts'
import type { Role } from '#contract/access/roles.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { streamSheet } from '#platform/sheets.ts'
import type { z } from 'zod'
import { accountNames } from './account-store.ts'
import { type AuditFilter, findAuditRows } from './audit-store.ts'

type Row = z.input<typeof AuditRow>
const page = 2000
const most = 100_000

const titles = {
  zh: { title: '审计记录', at: '时间', area: '区域', name: '姓名', role: '角色', route: '操作', about: '内容', request: '请求编号', by: '导出人' },
  en: { title: 'Audit log', at: 'Time', area: 'Area', name: 'Name', role: 'Role', route: 'Action', about: 'Details', request: 'Request', by: 'Exported by' },
} as const // prettier-ignore

const sayRole = (context: Context, role: Role | null) => {
  const key = `role.${role}`
  return role && key in phrases.zh.words ? say(context.locale, key as `role.${Role}`) : ''
}

/** Reads on page by page while the sheet is written; never the whole log at once. */
async function* read(context: Context, filter: Omit<AuditFilter, 'before' | 'limit'>) {
  let before: number | undefined
  for (let sent = 0; sent < most; sent += page) {
    const rows = await context.readAgain(async (db) => {
      const found = await findAuditRows(db, { ...filter, before, limit: page })
      const names = await accountNames(db, found.flatMap((r) => r.account_id ?? [])) // prettier-ignore
      return found.map((r) => ({ ...r, name: names.get(r.account_id ?? '')?.name ?? '' }))
    })
    for (const row of rows)
      yield { ...row, role: sayRole(context, row.role), about: JSON.stringify(row.about satisfies Row['about']) }
    if (rows.length < page) return
    before = rows.at(-1)!.id
  }
}

/** 导出审计记录; that somebody did is written down too. */
export const exportAudit = async (
  context: Context,
  filter: Omit<AuditFilter, 'before' | 'limit'>,
): Promise<FileAnswer> => {
  context.audit({ exported: filter })
  const words = titles[context.locale]
  const day = context.now.toISOString().slice(0, 10)
  const body = streamSheet({
    title: words.title,
    watermark: `${words.by} ${context.actor.name ?? ''} ${day}`,
    columns: [
      { key: 'at', header: words.at, kind: 'instant' },
      { key: 'area_id', header: words.area, kind: 'text', width: 14 },
      { key: 'name', header: words.name, kind: 'text', width: 12 },
      { key: 'role', header: words.role, kind: 'text', width: 14 },
      { key: 'route', header: words.route, kind: 'text', width: 30 },
      { key: 'about', header: words.about, kind: 'text', width: 60 },
      { key: 'request_id', header: words.request, kind: 'text', width: 14 },
    ],
    rows: read(context, filter),
  })
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${words.title} ${day}.xlsx`,
    body,
  }
}
