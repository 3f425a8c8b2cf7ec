import { sql } from 'kysely'
import type { postRoles } from '#contract/access/accounts.ts'
import { say, sayProblem } from '#contract/phrases.ts'
import { type CheckedStaff, StaffRow } from '#contract/territory/staff-import.ts'
import { loginNamesTaken, makeAccount } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { digest } from '#platform/crypto.ts'
import type { FileAnswer } from '#platform/module.ts'
import { plainErrors } from '#platform/plain-errors.ts'
import { Problem } from '#platform/problem.ts'
import { streamSheet } from '#platform/sheets.ts'
import { findArea } from './area-store.ts'
import { organisationsOf } from './organisation-store.ts'
import { readStaffList, roleNames, roleOf, staffColumns, type ReadStaff, type StaffField } from './read-staff-list.ts'
import { searchAreas } from './search-areas.ts'

type Found = { id?: number; fault?: string }

/** An area inside the asker's by its number or its name, also with the names above it (陆家嘴街道 东昌社区); never a guess between two. */
const areaOf = async (context: Context, words: string): Promise<Found> => {
  const { db, area, areaId, locale } = context
  if (!words) return { fault: say(locale, 'platform.field_missing') }
  const unknown = { fault: say(locale, 'territory.staff.area_unknown', { name: words }) }
  if (/^\d{12}$/.test(words)) {
    const id = Number(words)
    return id >= area.from && id <= area.to && (await findArea(db, id)) ? { id } : unknown
  }
  const parts = words.split(/[\s/>·]+/).filter(Boolean)
  const last = parts.at(-1)!
  const alike = (await searchAreas(db, { q: last, within: areaId, limit: 50 })).filter(
    (a) => [a.name, a.shortName, a.officialName].includes(last) && parts.every((part) => a.path.includes(part)),
  )
  if (alike.length > 1)
    return {
      fault: say(locale, 'territory.staff.area_twice', { which: alike.map((a) => `${a.path} ${a.id}`).join('；') }),
    }
  return alike[0] ? { id: alike[0].id } : unknown
}

const organisationOf = async (
  { db, locale }: Context,
  words: string,
  areaId: number | undefined,
  role: (typeof postRoles)[number] | undefined,
): Promise<Found> => {
  if (!words) return role === 'department_officer' ? { fault: say(locale, 'territory.staff.organisation_missing') } : {}
  if (areaId === undefined) return {}
  const found = (await organisationsOf(db, areaId, { reach: true })).filter((o) =>
    [o.name, o.shortName].includes(words),
  )
  return found.length === 1
    ? { id: found[0]!.id }
    : { fault: say(locale, 'territory.staff.organisation_unknown', { name: words }) }
}

const checkOne = async (
  context: Context,
  { row, cells }: ReadStaff,
  seen: Set<string>,
  taken: ReadonlySet<string>,
): Promise<CheckedStaff> => {
  const { locale } = context
  const role = roleOf(cells.role)
  const area = await areaOf(context, cells.area)
  const organisation = await organisationOf(context, cells.organisation, area.id, role)
  const loginName = cells.loginName.toLowerCase()
  const faults: CheckedStaff['faults'] = []
  const fault = (field: StaffField, message: string | undefined) => message && faults.push({ field, message })
  if (!role) fault('role', say(locale, 'territory.staff.role_unknown', { roles: roleNames(locale) }))
  fault('area', area.fault)
  fault('organisation', organisation.fault)
  if (loginName && seen.has(loginName)) fault('loginName', say(locale, 'territory.staff.twice'))
  seen.add(loginName)
  const draft = StaffRow.partial({ role: true, areaId: true }).safeParse(
    {
      loginName: cells.loginName || undefined,
      name: cells.name || undefined,
      officePhone: cells.officePhone || null,
      title: cells.title || null,
      organisationId: organisation.id ?? null,
      role,
      areaId: area.id,
    },
    { error: plainErrors(locale) },
  )
  for (const issue of draft.error?.issues ?? []) fault(issue.path[0] as StaffField, issue.message)
  return {
    row,
    loginName: cells.loginName,
    name: cells.name,
    role: cells.role,
    area: cells.area,
    organisation: cells.organisation,
    faults,
    there: taken.has(loginName),
    staff: draft.success && !faults.length ? (draft.data as StaffRow) : null,
  }
}

/** Checks a staff list: what is wrong with each row, said beside it, and who has an account already. */
export const checkStaffList = async (context: Context) => {
  const { rows, ...rest } = await readStaffList(context.upload!)
  const taken = await loginNamesTaken(
    context.db,
    rows.map((r) => r.cells.loginName.toLowerCase()),
  )
  const seen = new Set<string>()
  const checked: CheckedStaff[] = []
  for (const row of rows) checked.push(await checkOne(context, row, seen, taken))
  return { rows: checked, ...rest }
}

/** The account's key comes from its login name, so that the same list sent twice makes the same accounts. */
const keyOf = (loginName: string) => {
  const hex = digest(`staff list ${loginName}`).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** One account in a savepoint of its own: refused, it doesn't hold up the others. */
const takeOne = async (context: Context, row: StaffRow, taken: ReadonlySet<string>) => {
  const { loginName, name, officePhone, ...post } = row
  const nothing = { loginName, oneTimePassword: null, message: null }
  if (taken.has(loginName)) return { ...nothing, outcome: 'there' as const }
  await sql`savepoint one_account`.execute(context.db)
  try {
    const draft = { id: keyOf(loginName), loginName, name, officePhone, totpRequired: false, posts: [post] }
    const { oneTimePassword } = await makeAccount(context, draft)
    await sql`release savepoint one_account`.execute(context.db)
    return { ...nothing, outcome: oneTimePassword ? ('made' as const) : ('there' as const), oneTimePassword }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await sql`rollback to savepoint one_account`.execute(context.db)
    return { ...nothing, outcome: 'refused' as const, message: sayProblem(context.locale, error.code, error.details) }
  }
}

export const takeStaffList = async (context: Context, staff: readonly StaffRow[]) => {
  const taken = await loginNamesTaken(
    context.db,
    staff.map((s) => s.loginName),
  )
  const results: Awaited<ReturnType<typeof takeOne>>[] = []
  for (const row of staff) results.push(await takeOne(context, row, taken))
  return { results }
}

/** The sheet to fill in, with one made-up row. */
export const staffListTemplate = (): FileAnswer => ({
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  filename: '账号名单模板.xlsx',
  body: streamSheet({
    title: '账号名单模板',
    subtitle: `带 * 的必填。岗位写：${roleNames('zh')}。区域写名称，重名时写上级名称或 12 位编号。下面一行是示例，请删除。`,
    columns: (Object.keys(staffColumns) as StaffField[]).map((key) => ({
      key,
      header: `${staffColumns[key][0]}${['loginName', 'name', 'role', 'area'].includes(key) ? '*' : ''}`,
      kind: 'text',
    })),
    rows: [
      {
        loginName: 'wangfang',
        name: '王芳',
        officePhone: '021-58880001',
        role: '网格员',
        area: '陆家嘴街道 东昌社区',
        organisation: '',
        title: '',
      },
    ],
  }),
})
