import { sql } from 'kysely'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Channel } from '#contract/visits/plates.ts'
import { accountNames, findColleagues } from '#modules/access/index.ts'
import { gridsOf, gridWorkers, organisationsOf, workersWithin, type GridWorker } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { claimFiles, findFilesUsedBy, readFile } from '#platform/files.ts'
import { fileUnknown } from '#platform/file-problems.ts'
import type { FileGuard } from '#platform/module.ts'
import { conflict, problem } from '#platform/problem.ts'

const workerUnknown = problem(404, 'visits.worker_unknown')
const mostWorkers = 20_000
const notPicture = problem(422, 'visits.photo_not_picture')

const ofWorker = (areaId: number, accountId: string) => `${areaId} ${accountId}`
/** The pictures hung out in a subtree, by community and worker. */
const photosOf = async (db: Db, areaId: number): Promise<Map<string, string>> => {
  const { from, to } = rangeOf(areaId)
  const { rows } = await sql<{ areaId: number; accountId: string; fileId: string }>`
    select area_id "areaId", account_id "accountId", file_id "fileId" from visits.worker_photo where area_id between ${from} and ${to}`.execute(
    db,
  )
  return new Map(rows.map((row) => [ofWorker(row.areaId, row.accountId), row.fileId]))
}

/** Workers of the grids of a subtree (网格长, A and B) as a plate names them. */
const asOnDoors = async (db: Db, areaId: number, workers: readonly GridWorker[]) => {
  const names = await accountNames(
    db,
    workers.map((w) => w.accountId),
  )
  const photos = await photosOf(db, areaId)
  return workers.map((w) => ({
    areaId: w.areaId,
    gridNo: w.gridNo,
    duty: w.duty,
    accountId: w.accountId,
    name: names.get(w.accountId)?.name ?? '',
    officePhone: names.get(w.accountId)?.officePhone ?? null,
    photo: photos.get(ofWorker(w.areaId, w.accountId)) ?? null,
  }))
}
export type DoorWorker = Awaited<ReturnType<typeof asOnDoors>>[number]
export const doorWorkers = async (db: Db, areaId: number, gridNo: number): Promise<DoorWorker[]> =>
  asOnDoors(db, areaId, await gridWorkers(db, areaId, gridNo))

/** The committee or station of a community: the first with a phone, else the first. */
export const communityBody = async (db: Db, areaId: number) => {
  const bodies = (await organisationsOf(db, areaId)).filter((o) => o.isCommunityBody)
  const body = bodies.find((o) => o.phone) ?? bodies[0]
  return body ? { name: body.name, phone: body.phone, address: body.address } : null
}

export const listDoorStaff = async ({ db, areaId }: Context) => {
  const grids = new Map((await gridsOf(db, areaId)).map((grid) => [`${grid.areaId} ${grid.gridNo}`, grid.name]))
  const workers = await asOnDoors(db, areaId, await workersWithin(db, areaId, mostWorkers))
  return {
    rows: workers.flatMap((worker) => {
      const gridName = grids.get(`${worker.areaId} ${worker.gridNo}`)
      return gridName === undefined ? [] : [{ ...worker, gridName }]
    }),
  }
}

const usedBy = (accountId: string, fileId: string) => `visits.worker_photo:${accountId}/${fileId}`
/** What hangs in public anybody may see; a picture that was taken away nobody. */
export const workerPhotos: FileGuard = {
  prefix: 'visits.worker_photo',
  mayRead: async ({ db, areaId }, used) => {
    const [account, file] = used.slice(used.indexOf(':') + 1).split('/')
    const { rows } = await sql`select from visits.worker_photo
      where area_id = ${areaId} and account_id = ${account ?? null}::uuid and file_id = ${file ?? null}::uuid`.execute(
      db,
    )
    return rows.length > 0
  },
}

/** Sets the public picture of somebody who works in the area, or takes it away. Throws `visits.worker_unknown`, `visits.photo_not_picture`, `platform.file_unknown`. */
export const setWorkerPhoto = async (context: Context, accountId: string, fileId: string | null) => {
  const { db, areaId, area, now } = context
  if (!(await findColleagues(db, area, now, 2000)).some((c) => c.accountId === accountId)) throw workerUnknown()
  if (fileId === null)
    await sql`delete from visits.worker_photo where area_id = ${areaId} and account_id = ${accountId}::uuid`.execute(db)
  else {
    const used = usedBy(accountId.toLowerCase(), fileId.toLowerCase())
    await claimFiles(context, [fileId], used)
    if ((await findFilesUsedBy(context, used)).some((file) => file.kind !== 'image')) throw notPicture()
    await sql`insert into visits.worker_photo (area_id, account_id, file_id, changed_at) values (${areaId}, ${accountId}::uuid, ${fileId}::uuid, ${now})
      on conflict (area_id, account_id) do update set file_id = excluded.file_id, changed_at = excluded.changed_at`.execute(
      db,
    )
  }
  context.audit({ workerPhoto: accountId, set: fileId !== null })
  return { photo: fileId }
}

/** The picture as plates and pages show it. Throws `platform.file_unknown` for any other file. */
export const readWorkerPhoto = async (context: Context, id: string) => {
  const { rows } =
    await sql`select from visits.worker_photo where area_id = ${context.areaId} and file_id = ${id}::uuid`.execute(
      context.db,
    )
  if (!rows.length) throw fileUnknown()
  return { ...(await readFile(context, id, 'thumbnail')), personal: false }
}

export const channelsOf = async (db: Db, areaId: number): Promise<{ channels: Channel[]; version: number }> =>
  (
    await sql<{ channels: Channel[]; version: number }>`
      select channels, version from visits.channels where area_id = ${areaId}`.execute(db)
  ).rows[0] ?? { channels: [], version: 0 }

/** Throws `platform.conflict`. */
export const saveChannels = async (
  context: Context,
  { version, channels }: { version: number; channels: Channel[] },
) => {
  const { db, areaId, now } = context
  const { rows } = await sql<{
    version: number
  }>`insert into visits.channels as c (area_id, channels, version, changed_at)
    select ${areaId}, ${JSON.stringify(channels)}::jsonb, 1, ${now}::timestamptz
    on conflict (area_id) do update set channels = excluded.channels, version = c.version + 1, changed_at = excluded.changed_at
      where c.version = ${version}::bigint returning version`.execute(db)
  if (rows[0]?.version !== version + 1) throw conflict()
  context.audit({ channels: channels.length })
  return { areaId, channels, version: version + 1 }
}
