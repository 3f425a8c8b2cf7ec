import type { Context } from '#platform/context.ts'
import { informResident } from '../notices/inform-resident.ts'
import type { NoticeKind } from '../notices/say-notice.ts'
import type { Application } from './application-case.ts'
import { openText } from './application-store.ts'
import { itemOf } from './item-of-case.ts'

const kinds: Record<string, NoticeKind> = {
  submit: 'application_received',
  accept: 'application_accepted',
  notify: 'application_notified',
  refuse: 'application_refused',
  decide: 'application_done',
  extend: 'application_extended',
  lapse: 'application_lapsed',
  supplement_over: 'application_supplement_over',
}

/** Says to the applicant what happened to their case: in the resident's app, by text message where there is only a phone. */
export const tellApplicant = async (context: Context, a: Application, move: string): Promise<void> => {
  const kind = kinds[move]
  const phone = a.phone && openText(a.phone)
  if (!kind || (!a.account_id && !phone)) return
  const item = await itemOf(context.db, a)
  await informResident(context, {
    areaId: a.area_id,
    accountId: a.account_id,
    phone,
    kind,
    params: {
      item: { zh: item.zh, en: item.en },
      number: `BJ${String(a.number).padStart(8, '0')}`,
      missing: a.missing,
      ...(a.supplement_due_at ? { until: { at: a.supplement_due_at.toISOString() } } : {}),
      ...(a.due_at ? { due: { at: a.due_at.toISOString() } } : {}),
    },
    link: `/applications/${a.area_id}/${a.id}`,
  })
}
