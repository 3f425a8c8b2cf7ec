import { say, type WordKey } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import { informResident } from '../notices/inform-resident.ts'
import { followersOf, phoneOfOrder, type Order } from './order-store.ts'

/** What residents and relatives are told of; the rest they find when they look. */
const told = new Set([
  'opened',
  'plan_visit',
  'report',
  'get_result',
  'hand_back',
  'decline',
  'substituted',
  'reassign',
  'cancel',
  'cancel_for',
])

/** Tells the resident, who asked, and who follows, each once and not the one who did it (Q01). */
export const tellParties = async (context: Context, o: Order, move: string) => {
  if (!told.has(move)) return
  const params = {
    number: o.number,
    what: {
      zh: say('zh', `matters.agency.move.${move}` as WordKey),
      en: say('en', `matters.agency.move.${move}` as WordKey),
    },
  }
  const link = `/agency/${o.area_id}/${o.id}`
  const accounts = new Set([
    o.resident_account_id,
    o.asker_account_id,
    ...(await followersOf(context.db, { areaId: o.area_id, id: o.id })).map((f) => f.account_id),
  ])
  for (const accountId of accounts)
    if (accountId && accountId !== context.actor.accountId)
      await informResident(context, { areaId: o.area_id, accountId, kind: 'agency_moved', params, link })
  const phone = phoneOfOrder(o)
  if (!o.resident_account_id && o.asked_by === 'staff' && phone)
    await informResident(context, { areaId: o.area_id, phone, kind: 'agency_moved', params, link })
}
