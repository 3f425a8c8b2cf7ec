import type { ApplicationForm, ApplicationReceipt } from '#contract/matters/applications.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Application } from './application-case.ts'
import { openAnswers } from './application-store.ts'
import { itemOf } from './item-of-case.ts'
import { missingOf } from './papers.ts'

/** What can be printed of a case as it stands. */
export const printsOf = (a: Pick<Application, 'accepted_at' | 'notice' | 'state'>): ApplicationForm[] => [
  ...(a.accepted_at ? (['accepted'] as const) : []),
  ...(a.notice ? (['one-time-notice'] as const) : []),
  ...(a.state === 'refused' ? (['refused'] as const) : []),
  ...(a.state === 'done' ? (['finished'] as const) : []),
]

/** 回执: the case after an intake or a move, with all that is missing. */
export const receiptOf = async ({ db }: Pick<Context, 'db'>, a: Application): Promise<ApplicationReceipt> => {
  const item = await itemOf(db, a)
  return {
    areaId: a.area_id,
    id: a.id,
    number: a.number,
    state: a.state,
    version: a.version,
    itemZh: item.zh,
    areaName: (await areaNames(db, [a.area_id])).get(a.area_id) ?? '',
    dueAt: a.due_at?.toISOString() ?? null,
    missing: missingOf(item, openAnswers(a.answers), a.papers, a.notice),
    prints: printsOf(a),
  }
}
