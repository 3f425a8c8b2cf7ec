import { sql } from 'kysely'
import type { ServiceKind } from '#contract/matters/part-steps.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import { localDay } from '#platform/local-day.ts'
import { informResident } from '../notices/inform-resident.ts'
import { newNonce, writeToken } from '../signed-token.ts'

export type Invitation = {
  areaId: number
  service: ServiceKind
  /** The id of the application, ticket, order, question or certificate. */
  refId: string
  /** What it was, in words without personal data. */
  title: string
  /** The area's name when left out. */
  place?: string
  siteId?: string | null
  classCode?: string | null
  itemCode?: string | null
  organisationId?: number | null
  /** Everybody who served: none of them ever has the correction of a bad grade. */
  servedBy: readonly string[]
  /** The resident's account: finds it under “待我评价”; forgotten once something was said. */
  accountId?: string | null
  /** Also tells the resident in the app. */
  tell?: boolean
}

/** The row of an invitation; the same service again is the same row, with those who served now beside those before. */
export const invitationInsert = (asked: Invitation, place: string, now: Date) => sql<{ nonce: string; fresh: boolean }>`
    insert into matters.evaluation as e (area_id, id, service, ref_id, title, place, site_id, class_code, item_code, organisation_id, served_by, served_on, account_id, nonce, invited_at)
    values (${asked.areaId}, ${uuid7()}::uuid, ${asked.service}, ${asked.refId}::uuid, ${asked.title}, ${place}, ${asked.siteId ?? null}::uuid, ${asked.classCode ?? null},
      ${asked.itemCode ?? null}, ${asked.organisationId ?? null}::bigint, ${[...new Set(asked.servedBy)]}::uuid[], ${localDay(now)}::date, ${asked.accountId ?? null}::uuid, ${newNonce()}, ${now})
    on conflict (area_id, service, ref_id) do update set served_by = array(select distinct unnest(e.served_by || excluded.served_by))
    returning nonce, xmax = 0 fresh`

/**
 * Makes a service that has ended one that may be evaluated, once (一事一评); the same service again is the same invitation.
 * Answers the code of the link. Call it in the transaction that ends the service.
 */
export const inviteEvaluation = async (
  context: Context,
  asked: Invitation,
): Promise<{ token: string; path: string }> => {
  const { db, now } = context
  const place = asked.place ?? (await areaNames(db, [asked.areaId])).get(asked.areaId) ?? ''
  // Somebody else may have gone on with it since: whoever served is kept from the correction, until something was said.
  const { rows } = await invitationInsert(asked, place, now).execute(db)
  const token = await writeToken(db, 'evaluation', asked.areaId, rows[0]!.nonce)
  const path = `/evaluate/${token}`
  if (asked.tell && asked.accountId && rows[0]!.fresh)
    await informResident(context, {
      areaId: asked.areaId,
      accountId: asked.accountId,
      kind: 'please_evaluate',
      params: { title: asked.title },
      link: path,
    })
  return { token, path }
}
