import { sql } from 'kysely'
import { certificateNumber } from '#contract/matters/certificates.ts'
import { maskName } from '#contract/platform/mask.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { localDay } from '#platform/local-day.ts'
import { tokenUnknown } from '../part-problems.ts'
import { readToken } from '../signed-token.ts'
import { certificateColumns, nameOf, type Certificate } from './certificate-store.ts'
import { validityOf } from './get-certificate.ts'
import { kindById } from './lists.ts'

/**
 * What anybody with the paper may know (E04): that it is genuine and still valid. Each look is counted, so that a paper
 * copied a hundred times is seen. Throws `matters.token_unknown`, also for a code whose signature isn't ours.
 */
export const checkCertificate = async ({ db, now }: Context, token: string) => {
  const place = await readToken(db, 'certificate', token)
  if (!place) throw tokenUnknown()
  const { rows } = await sql<Certificate>`update matters.certificate c set checks = checks + 1, last_check_at = ${now}
    where c.area_id = ${place.areaId} and c.nonce = ${place.nonce} and c.state in ('issued', 'revoked') returning ${certificateColumns}`.execute(
    db,
  )
  const c = rows[0]
  if (!c) throw tokenUnknown()
  const kind = await kindById(db, c.kind_id)
  return {
    kindZh: kind.zh,
    kindEn: kind.en,
    number: certificateNumber(c.year!, c.number!),
    issuedBy: (await areaNames(db, [c.area_id])).get(c.area_id) ?? '',
    issuedOn: c.issued_on!,
    validUntil: c.valid_until,
    validity: validityOf(c, now)!,
    revokedOn: c.revoked_at && localDay(c.revoked_at),
    name: maskName(nameOf(c)),
  }
}
