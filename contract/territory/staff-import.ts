import { z } from 'zod'
import { PostRole } from '../access/accounts.ts'
import { LoginName } from '../access/session.ts'
import { route } from '../route.ts'
import { AreaId, Id, InArea, Stream, text } from '../shapes.ts'

/** One person of a staff list (账号名单): the account and its first post. */
export const StaffRow = z.object({
  loginName: LoginName,
  name: text(40),
  officePhone: text(30).nullish(),
  role: PostRole,
  areaId: AreaId,
  organisationId: Id.nullish(),
  title: text(60).nullish(),
})
export type StaffRow = z.infer<typeof StaffRow>

export const CheckedStaff = z.object({
  /** The number of the row in the file. */
  row: z.number(),
  loginName: z.string(),
  name: z.string(),
  /** What the file says, and what it means here. */
  role: z.string(),
  area: z.string(),
  organisation: z.string(),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
  /** The login name is somebody's already: the row is left out. */
  there: z.boolean(),
  /** What would be made; null while anything is wrong. */
  staff: StaffRow.nullable(),
})
export type CheckedStaff = z.infer<typeof CheckedStaff>

const manage = { permission: 'access.manage_accounts', params: InArea } as const

/** Reads a staff list (xlsx, xls, csv) and checks it row by row; nothing is written. At most 500 rows. */
export const checkStaffList = route({
  ...manage,
  name: 'territory.check_staff_list',
  method: 'POST',
  path: '/api/areas/{areaId}/staff-list/check',
  about: { zh: '检查账号名单', en: 'Check a list of staff accounts' },
  upload: true,
  answer: z.object({ rows: z.array(CheckedStaff), unknownColumns: z.array(z.string()), more: z.boolean() }),
  problems: ['territory.staff_list_unreadable', 'territory.staff_list_columns'],
})

/** Makes the accounts, each by itself: made (with its one-time password, shown this once), there already, or refused. Sent twice, done once. */
export const takeStaffList = route({
  ...manage,
  name: 'territory.take_staff_list',
  method: 'POST',
  path: '/api/areas/{areaId}/staff-list',
  about: { zh: '按名单建立账号', en: 'Make the accounts of a list' },
  body: z.object({ staff: z.array(StaffRow).min(1).max(50) }),
  answer: z.object({
    results: z.array(
      z.object({
        loginName: z.string(),
        outcome: z.enum(['made', 'there', 'refused']),
        oneTimePassword: z.string().nullable(),
        message: z.string().nullable(),
      }),
    ),
  }),
})

export const staffListTemplate = route({
  ...manage,
  name: 'territory.staff_list_template',
  method: 'GET',
  path: '/api/areas/{areaId}/staff-list/template',
  about: { zh: '账号名单模板', en: 'Template of a staff list' },
  medium: 'file',
  answer: Stream,
})
