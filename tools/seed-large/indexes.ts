import type pg from 'pg'

/** Takes the indexes off a table that aren't part of a promise, and answers how to put them back: building once is faster than keeping. */
export const setIndexesAside = async (client: pg.ClientBase, table: string): Promise<() => Promise<void>> => {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select x.indexrelid::regclass::text as name, pg_get_indexdef(x.indexrelid) as definition from pg_index x
     where x.indrelid = $1::regclass and not exists (select from pg_constraint k where k.conindid = x.indexrelid)`,
    [table],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return async () => {
    await client.query(`set maintenance_work_mem = '256MB'`)
    for (const { definition } of rows) await client.query(definition)
  }
}
