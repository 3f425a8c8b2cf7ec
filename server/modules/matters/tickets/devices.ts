import { sql } from 'kysely'
import type * as wire from '#contract/matters/hall-devices.ts'
import type { Asked } from '#contract/route.ts'
import { accountNames } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { digest, randomToken } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { dayAt } from '../hall/hall-day.ts'
import { keyTaken } from '../hall/problems.ts'
import { checkInByCode } from '../hall/read-bookings.ts'
import { loadSite, type SiteKey } from '../hall/site-store.ts'
import { publicAddress } from '#platform/public-address.ts'
import { deviceUnknown, tooManyDevices } from './problems.ts'
import { getTicket, takeTicket } from './take-ticket.ts'

/** Devices of one hall that work at once. */
const most = 20
type Row = { id: string; name: string; madeAt: Date; madeById: string; usedOn: string | null; withdrawnAt: Date | null }
const columns = sql.raw(`id, name, made_at "madeAt", made_by "madeById", used_on "usedOn", withdrawn_at "withdrawnAt"`)
const view = async (db: Db, rows: readonly Row[]) => {
  const names = await accountNames(
    db,
    rows.map((r) => r.madeById),
  )
  return rows.map((r) => ({ ...r, madeBy: names.get(r.madeById)?.name ?? '' }))
}

/** Those that work first, the newest first. */
export const listDevices = async ({ db, now }: Context, key: SiteKey) => {
  await loadSite(db, key, now)
  const { rows } = await sql<Row>`select ${columns} from matters.hall_device
    where area_id = ${key.areaId} and site_id = ${key.siteId}::uuid order by withdrawn_at is not null, made_at desc, id limit 100`.execute(
    db,
  )
  return { rows: await view(db, rows) }
}

/** A new key, answered once: only its digest is kept. */
export const addDevice = async (
  { db, now, actor, audit }: Context,
  key: SiteKey,
  { id, name }: Asked<typeof wire.addDevice>['body'],
) => {
  const site = await loadSite(db, key, now)
  const { rows: others } = await sql<{ n: number }>`select count(*)::int n from matters.hall_device
    where area_id = ${key.areaId} and site_id = ${site.id}::uuid and withdrawn_at is null`.execute(db)
  if (others[0]!.n >= most) throw tooManyDevices({ most })
  const secret = randomToken(24)
  const { rows } =
    await sql<Row>`insert into matters.hall_device (area_id, id, site_id, name, key_digest, made_at, made_by)
    values (${key.areaId}, ${id}, ${site.id}, ${name}, ${digest(secret)}, ${now}, ${actor.accountId}) on conflict do nothing returning ${columns}`.execute(
      db,
    )
  // The key of the first time is gone: who lost the answer withdraws that device and adds another.
  if (!rows[0]) throw keyTaken()
  audit({ device: id, site: site.id }, key.areaId)
  const link = publicAddress(`/kiosk/${key.areaId}/${site.id}#${secret}`)
  return { ...(await view(db, rows))[0]!, key: secret, link }
}

export const withdrawDevice = async ({ db, now, actor, audit }: Context, { id, ...key }: SiteKey & { id: string }) => {
  const { rows } = await sql<Row>`update matters.hall_device set withdrawn_at = coalesce(withdrawn_at, ${now}),
      withdrawn_by = coalesce(withdrawn_by, ${actor.accountId}::uuid)
    where area_id = ${key.areaId} and site_id = ${key.siteId}::uuid and id = ${id}::uuid returning ${columns}`.execute(
    db,
  )
  if (!rows[0]) throw deviceUnknown()
  audit({ device: id }, key.areaId)
  return (await view(db, rows))[0]!
}

/** The device a key belongs to, at this hall and no other. Throws `matters.device_unknown`, also for one withdrawn. */
const mustKnow = async ({ db, now, audit }: Context, { areaId, siteId }: SiteKey, key: string) => {
  await loadSite(db, { areaId, siteId }, now)
  const { rows } = await sql<Row>`select ${columns} from matters.hall_device
    where area_id = ${areaId} and site_id = ${siteId}::uuid and key_digest = ${digest(key)} and withdrawn_at is null`.execute(
    db,
  )
  const device = rows[0]
  if (!device) throw deviceUnknown()
  const today = dayAt(now)
  if (device.usedOn !== today)
    await sql`update matters.hall_device set used_on = ${today} where area_id = ${areaId} and id = ${device.id}::uuid`.execute(
      db,
    )
  audit({ device: device.id }, areaId)
  return device
}

export const greetDevice = async (context: Context, site: SiteKey, { key }: { key: string }) => ({
  name: (await mustKnow(context, site, key)).name,
})

export const takeTicketAtDevice = async (
  context: Context,
  site: SiteKey,
  { key, ...asked }: Asked<typeof wire.takeTicketAtDevice>['body'],
) => {
  await mustKnow(context, site, key)
  return takeTicket(context, site, asked)
}

/** Answers the number, never whose booking it was. */
export const checkInAtDevice = async (
  context: Context,
  site: SiteKey,
  { key, code }: Asked<typeof wire.checkInAtDevice>['body'],
) => {
  await mustKnow(context, site, key)
  const { ticketId } = await checkInByCode(context, site, { code })
  return getTicket(context, { areaId: site.areaId, id: ticketId! })
}
