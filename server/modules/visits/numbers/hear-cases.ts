import { sql } from 'kysely'
import { isFinal } from '#contract/flow.ts'
import { incidentFlow } from '#contract/incidents/incident-flow.ts'
import { agencyFlow } from '#contract/matters/agency-flow.ts'
import type { Context } from '#platform/context.ts'

type Heard = { name: string; areaId: number; about: Record<string, unknown> }
/** Where a case that came out of a visit is done; a question is when it has its answer. */
const isDone: Record<string, (state: string) => boolean> = {
  'incidents.moved': (state) => isFinal(incidentFlow as never, state as never),
  'matters.agency_moved': (state) => isFinal(agencyFlow as never, state as never),
  'matters.consultation_moved': (state) => ['answered', 'closed', 'withdrawn'].includes(state),
}
export const caseFacts = Object.keys(isDone)

/** Keeps when a follow-up was done; opened again it isn't. Said twice it is the same. */
export const hearCase = async ({ db, now }: Context, fact: Heard) => {
  const done = isDone[fact.name]!(String(fact.about['to']))
  // Of an entry, or of a paper from a contact box.
  for (const table of ['follow_up', 'box_paper'])
    await sql`update visits.${sql.ref(table)} set done_at = ${done ? now : null}::timestamptz
      where case_area_id = ${fact.areaId} and case_id = ${fact.about['id']}::uuid and (done_at is not null) <> ${done}`.execute(
      db,
    )
}
