import { sql } from 'kysely'
import type { ServiceKind } from '#contract/matters/part-steps.ts'
import type { Db } from '#platform/database.ts'
import { tokenUnknown } from '../part-problems.ts'
import type { Key } from '../part-steps.ts'
import { readToken } from '../signed-token.ts'

export const contactNamePurpose = 'matters.evaluator_name'
export const contactPhonePurpose = 'matters.evaluator_phone'

export type Evaluation = {
  area_id: number
  id: string
  service: ServiceKind
  ref_id: string
  title: string
  place: string
  organisation_id: number | null
  served_by: string[]
  served_on: string
  account_id: string | null
  nonce: string
  grade: number | null
  tags: string[]
  text: string | null
  sealed_contact_name: Buffer | null
  sealed_contact_phone: Buffer | null
  given_at: Date | null
}
const columns = sql.raw(
  'e.area_id, e.id, e.service, e.ref_id, e.title, e.place, e.organisation_id, e.served_by, e.served_on, e.account_id, e.nonce, e.grade, e.tags, e.text, e.sealed_contact_name, e.sealed_contact_phone, e.given_at',
)

/** What a code evaluates, locked when something shall be said. Throws `matters.token_unknown`. */
export const byToken = async (db: Db, token: string, lock = false): Promise<Evaluation> => {
  const place = await readToken(db, 'evaluation', token)
  const { rows } = place
    ? await sql<Evaluation>`select ${columns} from matters.evaluation e where e.area_id = ${place.areaId} and e.nonce = ${place.nonce} ${lock ? sql`for update` : sql``}`.execute(
        db,
      )
    : { rows: [] }
  if (!rows[0]) throw tokenUnknown()
  return rows[0]
}
export const findEvaluation = async (db: Db, { areaId, id }: Key): Promise<Evaluation | undefined> =>
  (
    await sql<Evaluation>`select ${columns} from matters.evaluation e where e.area_id = ${areaId} and e.id = ${id}::uuid`.execute(
      db,
    )
  ).rows[0]
export const findByService = async (
  db: Db,
  areaId: number,
  service: ServiceKind,
  refId: string,
): Promise<Evaluation | undefined> =>
  (
    await sql<Evaluation>`select ${columns} from matters.evaluation e where e.area_id = ${areaId} and e.service = ${service} and e.ref_id = ${refId}::uuid`.execute(
      db,
    )
  ).rows[0]
/** What somebody may still evaluate. */
export const waitingFor = async (db: Db, accountId: string, since: string): Promise<Evaluation[]> =>
  (
    await sql<Evaluation>`select ${columns} from matters.evaluation e where e.account_id = ${accountId}::uuid and e.grade is null and e.served_on >= ${since}::date
      order by e.invited_at desc limit 100`.execute(db)
  ).rows
