import { sql } from 'kysely'
import { accountNames } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { dayAt } from '../hall/hall-day.ts'
import { loadSite, type SiteKey } from '../hall/site-store.ts'
import { findWindow, handsFree } from './call-next.ts'
import { windowOccupied } from './problems.ts'
import { lockWindow } from './ticket-store.ts'

/**
 * 开窗、暂停、关窗. Whoever opens a window works at it until it is closed or the day ends; a head may close any. Closing needs free
 * hands.
 */
export const setWindow = async (
  context: Context,
  { windowNo, ...key }: SiteKey & { windowNo: number },
  { state }: { state: 'open' | 'paused' | 'closed' },
) => {
  const { db, now, actor } = context
  const site = await loadSite(db, key, now)
  const window = findWindow(site, windowNo)
  const day = dayAt(now)
  const current = await lockWindow(db, site.areaId, site.id, windowNo, day)
  const taken = current && current.state !== 'closed' && current.accountId !== actor.accountId
  if (taken && !(state === 'closed' && actor.permissions.has('matters.hall'))) {
    const names = await accountNames(db, [current.accountId!])
    throw windowOccupied({ clerk: names.get(current.accountId!)?.name ?? '' })
  }
  if (state === 'closed') await handsFree(context, site, windowNo)
  const accountId = state === 'closed' ? null : actor.accountId
  await sql`insert into matters.window_now (area_id, site_id, no, state, account_id, since)
    values (${site.areaId}, ${site.id}, ${windowNo}, ${state}, ${accountId}, ${now})
    on conflict (area_id, site_id, no) do update set state = excluded.state, account_id = excluded.account_id, since = excluded.since`.execute(
    db,
  )
  context.announce({
    name: 'matters.queue_changed',
    areaId: site.areaId,
    about: { siteId: site.id, windowNo, what: state },
  })
  context.audit({ window: windowNo, state }, site.areaId)
  return {
    no: windowNo,
    name: window.name,
    classes: window.classes,
    state,
    accountId,
    clerk: accountId ? actor.name : null,
    since: now,
    ticket: null,
  }
}
