import { sql } from 'kysely'
import pg from 'pg'
import { digest } from './crypto.ts'
import type { AuditDetails, Context, Fact } from './context.ts'
import { type Db, everywhere, inTransaction } from './database.ts'

const literal = (value: string | number | null) => (value === null ? 'null' : pg.escapeLiteral(String(value)))
const json = (value: unknown) => `${pg.escapeLiteral(JSON.stringify(value))}::jsonb`

/** What was said for the audit log, each with the area it is about. */
export type Said = { areaId: number; details: AuditDetails }

/** One row an area; what was said more than once in it stands in order under `several`. */
const rowsOf = (said: readonly Said[], areaId: number) => {
  const byArea = Map.groupBy(said, (one) => one.areaId)
  if (!byArea.size) return [{ areaId, about: {} }]
  return [...byArea].map(([area, some]) => ({
    areaId: area,
    about: some.length === 1 ? some[0]!.details : { several: some.map((one) => one.details) },
  }))
}

const lastWords = {
  name: 'last words',
  text: `with told as (insert into platform.fact (area_id, name, about) select * from unnest($1::bigint[], $2::text[], $3::jsonb[]))
    insert into platform.audit (area_id, account_id, post_id, role, route, about, ip_digest, request_id)
    select a, $6::uuid, $7::bigint, $8::text, $9::text, b, $10::text, $11::text from unnest($4::bigint[], $5::jsonb[]) x(a, b)`,
}
const digestOfIp = (ip: string) => (ip ? digest(ip).subarray(0, 8).toString('hex') : null)

/** The last words of a writing transaction: audit rows, facts and commit, sent without waiting in between. */
export const closeTransaction = (
  client: pg.ClientBase,
  context: Context,
  routeName: string,
  said: readonly Said[],
  facts: readonly Fact[],
): Promise<unknown> => {
  const { actor } = context
  const rows = rowsOf(said, context.areaId)
  const words = client.query({
    ...lastWords,
    values: [
      facts.map((f) => f.areaId),
      facts.map((f) => f.name),
      facts.map((f) => JSON.stringify(f.about)),
      rows.map((r) => r.areaId),
      rows.map((r) => JSON.stringify(r.about)),
      actor.accountId,
      actor.postId,
      actor.role,
      routeName,
      digestOfIp(context.ip),
      context.requestId,
    ],
  })
  // A commit after failed words commits nothing; the words say why.
  return Promise.all([words, client.query('commit')])
}

/** The same as one text, for those who go on after it. */
export const closingSql = (context: Context, routeName: string, said: readonly Said[], facts: readonly Fact[]) => {
  const { actor } = context
  const who = [actor.accountId, actor.postId, actor.role, routeName].map(literal).join(', ')
  const rows = rowsOf(said, context.areaId).map(
    ({ areaId, about }) =>
      `(${literal(areaId)}, ${who}, ${json(about)}, ${literal(digestOfIp(context.ip))}, ${literal(context.requestId)})`,
  )
  const audit = `insert into platform.audit (area_id, account_id, post_id, role, route, about, ip_digest, request_id) values ${rows.join(', ')}`
  const told = facts.map((f) => `(${literal(f.areaId)}, ${literal(f.name)}, ${json(f.about)})`)
  const fact = told.length ? `; insert into platform.fact (area_id, name, about) values ${told.join(', ')}` : ''
  return `${audit}${fact}; commit`
}

type AuditRow = { id: number; tx: string; line: string }

/** The text a link seals; the database writes it, so that every reader gets the same. */
const lineSql = `jsonb_build_array(id, tx::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), area_id, account_id, post_id, role, route, about, ip_digest, request_id)::text`

const link = (before: Buffer, line: string) => digest(Buffer.concat([before, Buffer.from(line, 'utf8')]))
const origin: Buffer = Buffer.alloc(32)

/**
 * Chains the audit rows of transactions that have ended, in the order (tx, id). One process at a time does it.
 * Answers how many rows were linked.
 */
export const sealAudit = (pool: pg.Pool, most = 5000): Promise<number> =>
  inTransaction(pool, everywhere, async (_, client) => {
    const { rows: mine } = await client.query<{ got: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext('linli.audit')) as got`,
    )
    if (!mine[0]!.got) return 0
    const head = await client.query<{ position: number; hash: Buffer; tx: string; audit_id: number }>(
      'select position, hash, tx::text, audit_id from platform.audit_link order by position desc limit 1',
    )
    const last = head.rows[0] ?? { position: 0, hash: origin, tx: '0', audit_id: 0 }
    // Ordered by the column, not by its text beside it: as text, 1000 comes before 999.
    const { rows } = await client.query<AuditRow>(
      `select id, tx::text, ${lineSql} as line from platform.audit
       where (tx, id) > ($1::xid8, $2) and tx < pg_snapshot_xmin(pg_current_snapshot()) order by platform.audit.tx, platform.audit.id limit $3`,
      [last.tx, last.audit_id, most],
    )
    if (!rows.length) return 0
    let hash: Buffer = last.hash
    const links = rows.map((row, i) => {
      hash = link(hash, row.line)
      return { position: last.position + i + 1, audit_id: row.id, tx: row.tx, hash: hash.toString('hex') }
    })
    await client.query(
      `insert into platform.audit_link (position, audit_id, tx, hash)
       select position, audit_id, tx::xid8, decode(hash, 'hex') from jsonb_to_recordset($1::jsonb) as l(position bigint, audit_id bigint, tx text, hash text)`,
      [JSON.stringify(links)],
    )
    return rows.length
  })

export type Verdict = {
  whole: boolean
  links: number
  head: string
  broken?: { position: number; auditId: number; why: 'changed' | 'missing' | 'gap' | 'unlinked' }
}

const verifiedKey = 'audit.verified'

/** How far the log is sealed, and what the last verification found. Cheap: nothing is recomputed. */
export const chainState = async (db: Db) => {
  const { rows: heads } = await sql<{ links: number; head: string; sealedUntil: Date | null }>`
    select l.position as links, encode(l.hash, 'hex') as head, a.at as "sealedUntil"
    from platform.audit_link l left join platform.audit a on a.id = l.audit_id order by l.position desc limit 1`.execute(
    db,
  )
  const { rows: said } = await sql<{ at: Date; whole: boolean; links: number }>`
    select changed_at as at, (value->>'whole')::boolean as whole, (value->>'links')::int as links
    from platform.setting where key = ${verifiedKey}`.execute(db)
  return { ...(heads[0] ?? { links: 0, head: null, sealedUntil: null }), verified: said[0] ?? null }
}

/** Recomputes the whole chain, compares, and remembers the verdict for `chainState`. `broken` names the first row that doesn't fit. */
export const verifyAudit = async (pool: pg.Pool): Promise<Verdict> => {
  const verdict = await compareChain(pool)
  await inTransaction(pool, everywhere, (_, client) =>
    client.query(
      `insert into platform.setting (key, value) values ($1, $2)
       on conflict (key) do update set value = excluded.value, changed_at = now()`,
      [verifiedKey, JSON.stringify({ whole: verdict.whole, links: verdict.links })],
    ),
  )
  return verdict
}

/** Recomputes the whole chain and compares. Reads page by page. */
const compareChain = async (pool: pg.Pool): Promise<Verdict> => {
  let hash: Buffer = origin
  let position = 0
  for (;;) {
    const rows = await inTransaction(pool, everywhere, async (_, client) => {
      const page = await client.query<{ position: number; audit_id: number; hash: Buffer; line: string | null }>(
        `select l.position, l.audit_id, l.hash, a.line from platform.audit_link l
         left join lateral (select ${lineSql} as line from platform.audit where id = l.audit_id) a on true
         where l.position > $1 order by l.position limit 5000`,
        [position],
      )
      return page.rows
    })
    if (!rows.length) break
    for (const row of rows) {
      const broken = (why: 'changed' | 'missing' | 'gap') => ({
        whole: false,
        links: position,
        head: hash.toString('hex'),
        broken: { position: row.position, auditId: row.audit_id, why },
      })
      if (row.position !== position + 1) return broken('gap')
      if (row.line === null) return broken('missing')
      hash = link(hash, row.line)
      if (!hash.equals(row.hash)) return broken('changed')
      position = row.position
    }
  }
  const stray = await inTransaction(pool, everywhere, async (_, client) => {
    const found = await client.query<{ id: number }>(
      `select a.id from platform.audit a where (a.tx, a.id) <= (select tx, audit_id from platform.audit_link order by position desc limit 1)
       and not exists (select from platform.audit_link l where l.audit_id = a.id) order by a.id limit 1`,
    )
    return found.rows[0]?.id
  })
  const head = hash.toString('hex')
  if (stray !== undefined)
    return { whole: false, links: position, head, broken: { position, auditId: stray, why: 'unlinked' } }
  return { whole: true, links: position, head }
}
