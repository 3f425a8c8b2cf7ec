import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from, to } from 'pg-copy-streams'

const tables = ['dwelling', 'household', 'person', 'document', 'phone', 'residence']

/**
 * How long PostgreSQL takes to COPY in the rows that an import left behind, as text, into tables with the same columns,
 * checks and indexes, in one transaction. Takes only what the newest source of the area brought.
 */
export const copySeconds = async (client: pg.Client, areaId: number): Promise<number> => {
  await client.query('drop schema if exists floor cascade; create schema floor')
  let seconds = 0
  for (const table of tables) {
    const { rows } = await client.query<{ names: string }>(
      `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) names from information_schema.columns
       where table_schema = 'people' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    )
    const names = rows[0]!.names
    const chunks: Buffer[] = []
    await pipeline(
      client.query(
        to(
          `copy (select ${names} from people.${table} where area_id = ${areaId} and source_id = (select max(source_id) from people.person where area_id = ${areaId})) to stdout`,
        ),
      ),
      new Writable({
        write: (chunk: Buffer, _, done) => {
          chunks.push(chunk)
          done()
        },
      }),
    )
    await client.query(`create table floor.${table} (like people.${table} including all)`)
    if (table === 'person') await client.query(`alter index floor.person_match_keys_idx set (fastupdate = off)`)
    const began = performance.now()
    await pipeline(Readable.from(chunks), client.query(from(`copy floor.${table} (${names}) from stdin`)))
    seconds += (performance.now() - began) / 1000
  }
  await client.query('drop schema floor cascade')
  return seconds
}
