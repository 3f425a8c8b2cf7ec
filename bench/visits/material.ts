import pg from 'pg'
import { uuid7 } from '#platform/crypto.ts'
import { signIn } from '../session.ts'

/** One phone: its worker's session, its grid, and where it stands once it has its pack. */
export type Phone = {
  areaId: number
  gridNo: number
  accountId: string
  cookie: string
  deviceId: string
  since: string
}
export type FieldMaterial = { actors: Phone[] }

/** The workers of the seeded grids, signed in. */
export const gatherPhones = async (ownerUrl: string, phones: number): Promise<Phone[]> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ area_id: string; grid_no: number; account_id: string; post: string }>(
      `select w.area_id, w.grid_no, w.account_id, (select p.id from access.post p where p.account_id = w.account_id limit 1) post
       from territory.grid_worker w where w.duty = 'A' order by w.area_id, w.grid_no limit $1`,
      [phones],
    )
    const found: Phone[] = []
    for (const row of rows)
      found.push({
        areaId: Number(row.area_id),
        gridNo: row.grid_no,
        accountId: row.account_id,
        cookie: await signIn(client, row.account_id, 'staff', Number(row.post)),
        deviceId: uuid7(),
        since: '',
      })
    return found
  } finally {
    await client.end()
  }
}
