import { sql } from 'kysely'
import type { CareKind } from '#contract/people/care.ts'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'

const kindColumns = sql.raw(
  `k.id, k.code, k.zh, k.en, k.legal_basis "legalBasis", k.purpose, k.fields, k.roles, k.retention_months "retentionMonths", k.review_months "reviewMonths", k.visit_days "visitDays", k.active, k.sort, k.version`,
)
export const careKinds = async (db: Db): Promise<CareKind[]> =>
  (await sql<CareKind>`select ${kindColumns} from people.care_kind k order by k.sort, k.id`.execute(db)).rows

/** Who needs to know: the roles the register names, holding a post that works with registers. */
export const maySee = (actor: Actor, kind: Pick<CareKind, 'roles' | 'active'>): boolean =>
  kind.active &&
  (actor.kind === 'system' ||
    (actor.role !== null && actor.permissions.has('people.care') && kind.roles.includes(actor.role)))

/** The registers the asker may see rows of. */
export const seenKinds = async (db: Db, actor: Actor): Promise<CareKind[]> =>
  (await careKinds(db)).filter((kind) => maySee(actor, kind))
