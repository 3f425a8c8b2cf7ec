import { sql, type RawBuilder } from 'kysely'
import { accountNames } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { notFound } from '#platform/problem.ts'
import { endSessionsOf } from '#platform/sessions.ts'
import { endHandedOf } from './handed.ts'
import { deviceNotYours, deviceOfOther, deviceWipedProblem } from './problems.ts'

export type DeviceRow = {
  areaId: number
  id: string
  accountId: string
  label: string
  firstAt: Date
  lastAt: Date
  unsent: number
  state: 'in_use' | 'wipe_asked' | 'wiped'
  lostAt: Date | null
  lostReason: string | null
}
const columns = sql.raw(
  `d.area_id "areaId", d.id, d.account_id "accountId", d.label, d.first_at "firstAt", d.last_at "lastAt", d.unsent, d.state, d.lost_at "lostAt", d.lost_reason "lostReason"`,
)
export const deviceSql = (areaId: number, id: string): RawBuilder<DeviceRow> =>
  sql<DeviceRow>`select ${columns} from visits.device d where d.area_id = ${areaId} and d.id = ${id}::uuid`
const find = async (db: Db, areaId: number, id: string) => (await deviceSql(areaId, id).execute(db)).rows[0]

const shown = (d: DeviceRow) => ({
  id: d.id,
  label: d.label,
  firstAt: d.firstAt.toISOString(),
  lastAt: d.lastAt.toISOString(),
  unsent: d.unsent,
  state: d.state,
})

/** A phone that was just heard of needn't be written down again. */
const restMs = 5 * 60_000

/**
 * A phone asks for its pack: it is registered for the asker, or `known` already. Throws `visits.device_wiped` for one reported
 * lost, whoever asks, and `visits.device_of_other` while another account uses it.
 */
export const checkIn = async (
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  areaId: number,
  { deviceId, device, unsent }: { deviceId: string; device?: string | undefined; unsent: number },
  known: DeviceRow | undefined,
): Promise<void> => {
  if (known?.lostAt) throw deviceWipedProblem()
  if (known?.state === 'in_use' && known.accountId !== actor.accountId) throw deviceOfOther()
  const label = device ?? known?.label ?? ''
  const fresh =
    known?.state === 'in_use' &&
    known.label === label &&
    known.unsent === unsent &&
    now.getTime() - known.lastAt.getTime() < restMs
  if (fresh) return
  await sql`insert into visits.device as d (area_id, id, account_id, label, first_at, last_at, unsent)
    values (${areaId}, ${deviceId}::uuid, ${actor.accountId}::uuid, ${label}, ${now}, ${now}, ${unsent})
    on conflict (area_id, id) do update set account_id = excluded.account_id, label = excluded.label, last_at = excluded.last_at,
      unsent = excluded.unsent, state = 'in_use', wiped_at = null where d.lost_at is null`.execute(db)
}

/** 我的手机, those still in use first. */
export const listDevices = async ({ db, actor }: Context) => {
  const { rows } =
    await sql<DeviceRow>`select ${columns} from visits.device d where d.account_id = ${actor.accountId}::uuid
    order by d.state = 'wiped', d.last_at desc, d.id limit 100`.execute(db)
  return { rows: rows.map(shown) }
}

/** 本区域的手机: which of them carry residents' data, and whose they are. */
export const listAreaDevices = async ({ db, area }: Context) => {
  const { rows } =
    await sql<DeviceRow>`select ${columns} from visits.device d where d.area_id between ${area.from} and ${area.to}
    order by d.state = 'wiped', d.last_at desc, d.id limit 1000`.execute(db)
  const names = await accountNames(
    db,
    rows.map((d) => d.accountId),
  )
  return {
    rows: rows.map((d) => ({
      ...shown(d),
      areaId: d.areaId,
      accountId: d.accountId,
      worker: names.get(d.accountId)?.name ?? '',
      lostReason: d.lostReason,
    })),
  }
}

/**
 * 挂失, by the owner or the community head: the phone forgets everything when it next has a network, and the account's sessions
 * end at once, but for the one asking. Sent twice, done once.
 */
export const wipeDevice = async (context: Context, areaId: number, id: string, reason: string) => {
  const { db, actor, now, session } = context
  const known = await find(db, areaId, id)
  if (!known) throw notFound()
  const own = known.accountId === actor.accountId
  if (!own && !actor.permissions.has('visits.configure')) throw deviceNotYours()
  if (known.lostAt) return shown(known)
  await sql`update visits.device set state = case state when 'wiped' then 'wiped' else 'wipe_asked' end,
      lost_at = ${now}, lost_by = ${actor.accountId}::uuid, lost_reason = ${reason}
    where area_id = ${areaId} and id = ${id}::uuid`.execute(db)
  await endHandedOf(db, areaId, id, now)
  await endSessionsOf(db, known.accountId)
  if (own && session?.about) await session.start({ ...session.about, kind: 'staff' })
  context.announce({ name: 'visits.device_lost', areaId, about: { deviceId: id } })
  context.audit({ device: id, of: known.accountId, lost: reason }, areaId)
  return shown((await find(db, areaId, id))!)
}

/** Must a phone forget everything? Nobody need be signed in; nothing else is told. */
export const deviceState = async ({ db }: Context, id: string) => {
  const { rows } =
    await sql`select 1 from visits.device where id = ${id}::uuid and lost_at is not null limit 1`.execute(db)
  return { wipe: rows.length > 0 }
}

/** The phone has forgotten everything: it holds no grid any more. */
export const deviceWiped = async (context: Context, id: string, unsent: number) => {
  const { db, now } = context
  const { rows } = await sql<{ areaId: number }>`
    update visits.device set state = 'wiped', wiped_at = ${now}, unsent_lost = ${unsent}, unsent = 0
    where id = ${id}::uuid and state <> 'wiped' returning area_id "areaId"`.execute(db)
  for (const { areaId } of rows) {
    await endHandedOf(db, areaId, id, now)
    context.announce({ name: 'visits.device_wiped', areaId, about: { deviceId: id } })
    context.audit({ device: id, wiped: true, unsent }, areaId)
  }
  return { done: true as const }
}
