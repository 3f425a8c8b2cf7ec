import { Phone } from '#contract/shapes.ts'
import { phoneOf } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { open } from '#platform/crypto.ts'
import { findMore } from './case-reading.ts'
import type { CaseKey } from './case-store.ts'
import { getVisible } from './get-incident.ts'

/**
 * 查看联系方式 (architecture rule 8): the reporter's name and phone in clear, to who may see the case: the number given with
 * the report, else the one a resident signs in with. The audit row of this request says who looked and why; the contact
 * itself isn't in it.
 */
export const revealContact = async (context: Context, key: CaseKey, reason: string) => {
  const { c } = await getVisible(context, key)
  const { reporter_name: name, reporter_phone: given } = await findMore(context.db, key)
  const phone = given ? open(given) : c.reporter_id && (await phoneOf(context.db, c.reporter_id))
  context.audit({
    incident: c.id,
    number: c.number,
    revealed: [...(name ? ['name'] : []), ...(phone ? ['phone'] : [])],
    reason,
  })
  return { name: name && open(name), phone: phone ? Phone.parse(phone) : null }
}
