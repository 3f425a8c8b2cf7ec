import type { PrintForm } from '#contract/incidents/incident-forms.ts'
import { caseNumber } from '#contract/incidents/incident-filter.ts'
import { say } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { printForm } from '#platform/print.ts'
import { publicAddress } from '#platform/public-address.ts'
import { streetAbove } from './case-owner.ts'
import type { CaseKey } from './case-store.ts'
import { getIncident } from './get-incident.ts'
import { namesOf } from './name-book.ts'
import { layForm } from './print-forms.ts'
import { formNotYet } from './problems.ts'

/** Opens the case: in the resident's app what goes to residents, else on the desk. */
const linkOf = (form: PrintForm, { areaId, id }: CaseKey) =>
  publicAddress(
    form === 'accepted' || form === 'rejected' ? `/case/${areaId}/${id}` : `/staff/incidents/${areaId}/${id}`,
  )

/**
 * Prints a form of a case as PDF (交办单, 吹哨单, 报到回执, 督办单, 延期申请, 受理告知, 不予受理告知). Throws
 * `incidents.unknown`, and `incidents.form_not_yet` when the case hasn't come to that step.
 */
export const printIncident = async (
  context: Context,
  key: CaseKey,
  form: PrintForm,
  organisationId?: number,
): Promise<FileAnswer> => {
  const c = await getIncident(context, key)
  const street = await streetAbove(context.db, key.areaId)
  const { area } = await namesOf(context.db, { areas: [street] })
  const own = c.tasks.some((t) => t.organisationId === context.actor.organisationId && t.checkedInAt !== null)
    ? context.actor.organisationId
    : null
  const laid = layForm(
    form,
    { c, place: area.get(street) ?? '', organisationId: organisationId ?? own },
    { printedBy: context.actor.name ?? '', printedAt: context.now },
    linkOf(form, key),
  )
  const title = say('zh', `incidents.form.${form}`)
  if (!laid) throw formNotYet({ form: say(context.locale, `incidents.form.${form}`) })
  context.audit({ incident: c.id, number: c.number, printed: form })
  return {
    contentType: 'application/pdf',
    filename: `${title}-${caseNumber(c.number)}.pdf`,
    body: await printForm(laid),
    inline: true,
    personal: true,
  }
}
