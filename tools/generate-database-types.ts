import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createTestDatabase } from '#platform/test-database.ts'

/** TypeScript for what node-postgres hands out, given the type parsers of server/platform/database.ts. */
const typescript: Record<string, string> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  oid: 'number',
  timestamptz: 'Date',
  timestamp: 'Date',
  bytea: 'Buffer',
  json: 'unknown',
  jsonb: 'unknown',
  interval: 'unknown',
}

type Column = {
  relation: string
  column: string
  type: string
  element: string | null
  required: boolean
  made: 'always' | 'default' | null
  about: string | null
}

const columns = `
  select n.nspname || '.' || c.relname as relation, a.attname as "column",
    coalesce(base.typname, t.typname) as type, element.typname as element,
    a.attnotnull as required,
    case when a.attidentity = 'a' or a.attgenerated <> '' or c.relkind in ('v', 'm') then 'always'
         when a.attidentity = 'd' or a.atthasdef then 'default' end as made,
    col_description(c.oid, a.attnum) as about
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type base on base.oid = nullif(t.typbasetype, 0)
  left join pg_type element on element.oid = nullif(coalesce(base.typelem, t.typelem), 0) and coalesce(base.typcategory, t.typcategory) = 'A'
  where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg_%'
  order by relation, a.attnum`

const columnType = (column: Column): string => {
  const one = column.element ? `${typescript[column.element] ?? 'string'}[]` : (typescript[column.type] ?? 'string')
  const type = column.required || one === 'unknown' ? one : `${one} | null`
  if (column.made === 'always') return `GeneratedAlways<${type}>`
  return column.made === 'default' ? `Generated<${type}>` : type
}

const typeName = (relation: string): string =>
  relation.replaceAll(/(?:^|[._])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** The whole of server/platform/database-types.ts for the schema of a database. */
export const databaseTypes = async (url: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Column>(columns)
    const relations = Map.groupBy(rows, (row) => row.relation)
    const types = [...relations].map(([relation, of]) => {
      const fields = of.map((column) => {
        const about = column.about ? `  /** ${column.about.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')} */\n` : ''
        return `${about}  ${column.column}: ${columnType(column)}`
      })
      return `export type ${typeName(relation)} = {\n${fields.join('\n')}\n}\n`
    })
    const keys = [...relations.keys()].map((relation) => `  '${relation}': ${typeName(relation)}`)
    const db =
      keys.length > 0 ? `export type DB = {\n${keys.join('\n')}\n}\n` : 'export type DB = Record<string, never>\n'
    const head = '// Generated from the migrated schema by `npm run types:db`. Do not edit.\n'
    return `${head}import type { Generated, GeneratedAlways } from 'kysely'\n\n${types.join('\n')}\n${db}`
  } finally {
    await client.end()
  }
}

const path = fileURLToPath(new URL('../server/platform/database-types.ts', import.meta.url))

/** Is the file in the repository what the migrations say? */
export const typesAreFresh = async (): Promise<boolean> => {
  const database = await createTestDatabase()
  try {
    return (await readFile(path, 'utf8')) === (await databaseTypes(database.ownerUrl))
  } finally {
    await database.drop()
  }
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const fresh = await typesAreFresh()
    if (!fresh)
      console.error('server/platform/database-types.ts is stale: run `npm run types:db` and commit the result.')
    process.exitCode = fresh ? 0 : 1
  } else {
    const database = await createTestDatabase()
    await writeFile(path, await databaseTypes(database.ownerUrl))
    await database.drop()
  }
}
