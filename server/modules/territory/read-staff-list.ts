import { postRoles } from '#contract/access/accounts.ts'
import { say, type Locale } from '#contract/phrases.ts'
import { openSheets } from '#platform/tables/sheet-file.ts'
import { staffListColumns, staffListUnreadable } from './problems.ts'

const fields = ['loginName', 'name', 'officePhone', 'role', 'area', 'organisation', 'title'] as const
export type StaffField = (typeof fields)[number]
/** The columns as lists call them; the first is what the template says. */
export const staffColumns: Record<StaffField, readonly string[]> = {
  loginName: ['登录名', '账号', '用户名', 'login name', 'login'],
  name: ['姓名', '名字', 'name'],
  officePhone: ['办公电话', '电话', '联系电话', 'phone'],
  role: ['岗位', '角色', '岗位类型', 'role', 'post'],
  area: ['区域', '所在区域', '社区', '区划', 'area'],
  organisation: ['单位', '组织', '部门', 'organisation', 'department'],
  title: ['职务', '岗位名称', 'title'],
}
const most = 500
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[*＊\s]/g, '')
    .toLowerCase()
const fieldOf = (header: string) => fields.find((f) => staffColumns[f].some((name) => plain(name) === plain(header)))

/** A role by its name in either language, or by its code. */
export const roleOf = (words: string) =>
  postRoles.find((role) =>
    [role, say('zh', `role.${role}`), say('en', `role.${role}`)].some((name) => plain(name) === plain(words)),
  )
/** Names of the roles, for the sentence that tells a wrong one. */
export const roleNames = (locale: Locale) =>
  postRoles.map((role) => say(locale, `role.${role}`)).join(locale === 'zh' ? '、' : ', ')

export type ReadStaff = { row: number; cells: Record<StaffField, string> }

/** Reads the rows below the first line that names login and name. Throws `territory.staff_list_unreadable`, `territory.staff_list_columns`. */
export const readStaffList = async (file: {
  bytes: Buffer
  filename: string
}): Promise<{ rows: ReadStaff[]; unknownColumns: string[]; more: boolean }> => {
  const book = await openSheets(file.bytes, file.filename).catch(() => undefined)
  if (!book) throw staffListUnreadable()
  for (const sheet of book.sheets) {
    let columns: (StaffField | undefined)[] | undefined
    let unknownColumns: string[] = []
    const rows: ReadStaff[] = []
    for await (const { no, cells } of sheet.rows()) {
      if (!columns) {
        const named = cells.map(fieldOf)
        if (named.includes('loginName') && named.includes('name')) {
          columns = named
          unknownColumns = cells.filter((header, i) => header.trim() && !named[i])
        } else if (no > 30) break
        continue
      }
      const said = Object.fromEntries(fields.map((f) => [f, ''])) as Record<StaffField, string>
      columns.forEach((field, i) => field && (said[field] ||= (cells[i] ?? '').trim()))
      if (!Object.values(said).some(Boolean)) continue
      if (rows.length >= most) return { rows, unknownColumns, more: true }
      rows.push({ row: no, cells: said })
    }
    if (columns) return { rows, unknownColumns, more: false }
  }
  throw staffListColumns()
}
