import type { ItemForApplicant } from '#contract/matters/window.ts'
import type { FormValues } from '#contract/matters/forms.ts'
import type { Agent, Chosen, Intake } from './use-intake.ts'
import type { Said } from './way-form.tsx'

/** Who applies, as the intake wants it; undefined while nobody is named. */
export const applicantOf = (chosen: Chosen | undefined) => {
  if (!chosen) return undefined
  if (chosen.kind === 'known') return { personAreaId: chosen.person.personAreaId, personId: chosen.person.personId }
  const [name, document, phone] = [chosen.name.trim(), chosen.document.trim(), chosen.phone.trim()]
  return name ? { name, ...(document ? { document } : {}), ...(phone ? { phone } : {}) } : undefined
}
const originOf = (search: { ticket?: string; booking?: string; agency?: string }) => {
  for (const kind of ['ticket', 'booking', 'agency'] as const) {
    const id = search[kind]
    if (id) return { origin: { kind, id } }
  }
  return {}
}

type Given = {
  intake: Intake
  matter: ItemForApplicant
  applicant: NonNullable<ReturnType<typeof applicantOf>>
  agent: Agent | undefined
  said: Said
  origin: Parameters<typeof originOf>[0]
}
/** The one call of the window. What the register knows isn't sent; only what was asked, and papers that are there. */
export const bodyOf = ({ intake, matter, applicant, agent, said, origin }: Given) => {
  const asked = new Set(intake.worked?.asked.map((f) => f.key))
  const values: FormValues = Object.fromEntries(Object.entries(intake.values).filter(([key]) => asked.has(key)))
  const papers = matter.papers.flatMap(({ key, originals, copies }) => {
    const ticked = intake.papers[key]
    if (!ticked || ticked.state === 'missing') return []
    const given = ticked.state === 'given'
    return [
      {
        key,
        state: ticked.state,
        originals: given ? originals : 0,
        copies: given ? copies : 0,
        files: ticked.files.map((f) => f.id),
      },
    ]
  })
  return {
    id: intake.id,
    itemCode: matter.item.code,
    itemNo: matter.item.no,
    channel: origin.agency ? ('agency' as const) : ('window' as const),
    applicant,
    ...(agent?.name.trim()
      ? {
          agent: {
            name: agent.name.trim(),
            ...(agent.phone.trim() ? { phone: agent.phone.trim() } : {}),
            ...(agent.relation.trim() ? { relation: agent.relation.trim() } : {}),
          },
        }
      : {}),
    values,
    papers,
    ...said,
    ...originOf(origin),
  }
}
