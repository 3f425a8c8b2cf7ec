import qrcode from 'qrcode'
import type { ServiceKind } from '#contract/matters/part-steps.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { daysAfter, localDay } from '#platform/local-day.ts'
import { publicAddress } from '#platform/public-address.ts'
import { writeToken } from '../signed-token.ts'
import { openDays } from './evaluate.ts'
import { findByService, waitingFor } from './evaluation-store.ts'

/** The code of a service for the tablet at the window or the paper. Throws `platform.not_found` before the service has ended. */
export const evaluationLink = async ({ db, areaId }: Context, service: ServiceKind, refId: string) => {
  const e = await findByService(db, areaId, service, refId)
  if (!e) throw notFound()
  const token = await writeToken(db, 'evaluation', areaId, e.nonce)
  const path = `/evaluate/${token}`
  const qr = await qrcode.toString(publicAddress(path), { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
  return { token, path, qr, given: e.grade !== null }
}

/** 待我评价. */
export const myEvaluations = async ({ db, actor, now }: Context) => {
  const waiting = await waitingFor(db, actor.accountId!, daysAfter(localDay(now), -openDays))
  return {
    rows: await Promise.all(
      waiting.map(async (e) => ({
        token: await writeToken(db, 'evaluation', e.area_id, e.nonce),
        service: e.service,
        title: e.title,
        place: e.place,
        servedOn: e.served_on,
      })),
    ),
  }
}
