import { useSyncExternalStore } from 'react'
import { movedStop, routeOfDay, type Stop } from '#contract/visits/route-of-day.ts'
import { draftOf, fieldNow, keepDraft, type FieldPackNow } from '../../store/index.ts'
import { today } from '../diary/open-campaigns.ts'
import { buildingOf } from '../names.ts'

/** Which households today, in which order; gone tomorrow, and never sent anywhere. */
type Route = { day: string; ids: readonly string[] }

const name = 'route'
const nothing: readonly string[] = []
const listeners = new Set<() => void>()
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
let kept: Route | undefined
let owner: string | undefined
const idsNow = (): readonly string[] => {
  // the draft can be read once the phone is unlocked, and belongs to whoever unlocked it
  const account = fieldNow().owner?.accountId
  if (!kept || owner !== account) {
    owner = account
    kept = draftOf<Route>(name) ?? { day: today(), ids: nothing }
  }
  return kept.day === today() ? kept.ids : nothing
}
const put = (ids: readonly string[]) => {
  kept = { day: today(), ids }
  owner = fieldNow().owner?.accountId
  keepDraft(name, kept)
  listeners.forEach((listener) => listener())
}

/** Where households stand, for the order of the day. */
export const stopsOf = (pack: FieldPackNow, ids: readonly string[]): Stop[] =>
  ids.flatMap((id) => {
    const household = pack.households.get(id)
    return household ? [{ id, point: buildingOf(pack, household)?.point ?? null }] : []
  })

/** The route of today: chosen by hand, put in order by walking distance, changed by hand. */
export const useRouteToday = () => {
  const ids = useSyncExternalStore(listen, idsNow)
  return {
    ids,
    add: (more: readonly string[]) => put([...new Set([...ids, ...more])]),
    remove: (id: string) => put(ids.filter((one) => one !== id)),
    move: (id: string, by: -1 | 1) => put(movedStop(ids, id, by)),
    /** `done` stay in front: one doesn't go there again. */
    sort: (pack: FieldPackNow, done: ReadonlySet<string>) =>
      put([
        ...ids.filter((id) => done.has(id)),
        ...routeOfDay({
          stops: stopsOf(
            pack,
            ids.filter((id) => !done.has(id)),
          ),
        }).order,
      ]),
    clear: () => put(nothing),
  }
}
