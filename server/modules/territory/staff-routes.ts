import * as wire from '#contract/territory/staff-import.ts'
import { serve } from '#platform/module.ts'
import { checkStaffList, staffListTemplate, takeStaffList } from './staff-list.ts'

export const staffRoutes = [
  serve(wire.checkStaffList, (context) => checkStaffList(context)),
  serve(wire.takeStaffList, (context, { body }) => takeStaffList(context, body.staff)),
  serve(wire.staffListTemplate, async () => staffListTemplate()),
]
