import { sql } from 'kysely'
import type { CertificateState } from '#contract/matters/certificate-flow.ts'
import type { LimitUnit } from '#contract/time/limit.ts'
import { open, seal } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import type { Key } from '../part-steps.ts'

export const namePurpose = 'matters.certificate_name'
export const valuesPurpose = 'matters.certificate_values'

export type Certificate = {
  area_id: number
  id: string
  kind_id: number
  state: CertificateState
  version: number
  year: number | null
  number: number | null
  sealed_name: Buffer
  sealed_values: Buffer
  person_id: string | null
  account_id: string | null
  purpose: string
  for_whom: string
  drafted_at: Date
  drafted_by: string
  drafted_role: string
  step_started_at: Date | null
  amount: number | null
  unit: LimitUnit | null
  due_at: Date | null
  yellow_at: Date | null
  approved_by: string | null
  issued_at: Date | null
  issued_on: string | null
  valid_until: string | null
  nonce: string | null
  revoked_at: Date | null
  revoke_reason: string | null
  checks: number
  last_check_at: Date | null
}
export const certificateColumns = sql.raw(
  `c.area_id, c.id, c.kind_id, c.state, c.version, c.year, c.number, c.sealed_name, c.sealed_values, c.person_id, c.account_id, c.purpose, c.for_whom,
  c.drafted_at, c.drafted_by, c.drafted_role, c.step_started_at, c.amount, c.unit, c.due_at, c.yellow_at, c.approved_by, c.issued_at, c.issued_on,
  c.valid_until, c.nonce, c.revoked_at, c.revoke_reason, c.checks, c.last_check_at`,
)

export const findCertificate = async (db: Db, { areaId, id }: Key, lock = false): Promise<Certificate | undefined> =>
  (
    await sql<Certificate>`select ${certificateColumns} from matters.certificate c where c.area_id = ${areaId} and c.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  ).rows[0]

export const nameOf = (c: Pick<Certificate, 'sealed_name'>) => open(c.sealed_name, namePurpose)
export const valuesOf = (c: Pick<Certificate, 'sealed_values'>) =>
  JSON.parse(open(c.sealed_values, valuesPurpose)) as Record<string, string>

/** Changes columns of a row and counts its version up. */
export const patchCertificate = async (
  db: Db,
  { areaId, id }: Key,
  patch: Partial<Omit<Certificate, 'area_id' | 'id' | 'version'>>,
) => {
  const sets = Object.entries(patch).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`update matters.certificate set ${sql.join([...sets, sql`version = version + 1`])} where area_id = ${areaId} and id = ${id}::uuid`.execute(
    db,
  )
}

/** Answers false when the id is there already. */
export const insertCertificate = async (
  db: Db,
  c: Pick<
    Certificate,
    | 'area_id'
    | 'id'
    | 'kind_id'
    | 'person_id'
    | 'account_id'
    | 'purpose'
    | 'for_whom'
    | 'drafted_at'
    | 'drafted_by'
    | 'drafted_role'
    | 'step_started_at'
    | 'amount'
    | 'unit'
    | 'due_at'
    | 'yellow_at'
  > & { name: string; values: Record<string, string> },
): Promise<boolean> => {
  const { rows } =
    await sql`insert into matters.certificate (area_id, id, kind_id, state, sealed_name, sealed_values, person_id, account_id, purpose, for_whom,
      drafted_at, drafted_by, drafted_role, step_started_at, amount, unit, due_at, yellow_at)
    values (${c.area_id}, ${c.id}::uuid, ${c.kind_id}, 'drafted', ${seal(c.name, namePurpose)}, ${seal(JSON.stringify(c.values), valuesPurpose)}, ${c.person_id}::uuid,
      ${c.account_id}::uuid, ${c.purpose}, ${c.for_whom}, ${c.drafted_at}, ${c.drafted_by}::uuid, ${c.drafted_role}, ${c.step_started_at}, ${c.amount}, ${c.unit}, ${c.due_at}, ${c.yellow_at})
    on conflict do nothing returning id`.execute(db)
  return rows.length === 1
}
