import type { Channel } from '#contract/matters/applications.ts'
import type { FormValues } from '#contract/matters/forms.ts'
import { parseDocument } from '#contract/people/identity/document.ts'
import { Phone } from '#contract/shapes.ts'
import type { z } from 'zod'
import type { PaperInput } from '#contract/matters/application-flow.ts'
import { ensureResident } from '#modules/access/index.ts'
import type { KnownPerson } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { blindIndex } from '#platform/crypto.ts'
import { claimFiles } from '#platform/files.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { versionOf } from '../catalogue/read-items.ts'
import type { Application, Owner } from './application-case.ts'
import { findApplication, insertApplication, insertFiles, insertStep, sealAnswers, sealText, updateApplication, type KeptAgent } from './application-store.ts' // prettier-ignore
import { turnClock } from './clocks.ts'
import { fileUse } from './move-application.ts'
import { mergeTyped, missingOf, refuseWrong, takePapers } from './papers.ts'
import { mergeAnswers, prefillOf } from './prefill.ts'
import { applicantMissing, idTaken, itemChanged, notAcceptedHere } from './problems.ts'
import { firstOwner, nameDeciders, powersFor } from './routing.ts'
import { tellApplicant } from './tell-applicant.ts'

export const nameIndex = (name: string) => blindIndex('name', name.normalize('NFKC').replace(/\s/g, '').toLowerCase())
export const documentIndexOf = (document: string) => blindIndex('id_number', parseDocument(document).canonical)

export type Intake = {
  id: string
  itemCode: string
  itemNo?: number | undefined
  channel: Channel
  person: KnownPerson | undefined
  applicant: { name?: string | undefined; document?: string | undefined; phone?: string | undefined }
  agent: KeptAgent | null
  values: FormValues
  papers: z.output<typeof PaperInput>[]
  note?: string | undefined
  /** Who takes it in at a desk; nobody when it comes online. */
  owner?: Owner
  accountId?: string | null
  appliedBy?: string | null
  origin?: { kind: string; id: string } | undefined
}

/** Answers that stand in the form under these keys are who applies; what was said beside the form fills them in. */
const withApplicant = (keys: ReadonlySet<string>, values: FormValues, a: Intake['applicant']): FormValues => ({
  ...values,
  ...Object.fromEntries(
    (['name', 'document', 'phone'] as const).flatMap((key) =>
      keys.has(key) && values[key] === undefined && a[key] ? [[key, a[key]]] : [],
    ),
  ),
})
const textOf = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : undefined)

/**
 * Takes a case in (D05, D07): the register's answers are filled in, the rest checked, the clock of acceptance wound up.
 * The client's id is the case's id: sent twice, one case (`again`). Missing papers and answers don't keep it out; they
 * are what the one-time notice tells.
 */
export const takeIn = async (context: Context, intake: Intake): Promise<{ a: Application; again: boolean }> => {
  const { db, actor, now, areaId, locale } = context
  const key = { areaId, id: intake.id }
  const there = await findApplication(db, key)
  if (there) {
    if (there.first_receiver_id !== actor.accountId && there.applied_by !== actor.accountId) throw idTaken()
    return { a: there, again: true }
  }
  const catalogue = await loadCatalogue(db)
  const version = versionOf(catalogue, areaId, intake.itemCode)
  if (intake.itemNo !== undefined && intake.itemNo !== version.no) throw itemChanged({ no: version.no })
  const powers = powersFor(catalogue, version.code, areaId)
  if (!powers.accept.some((p) => p.areaId === areaId))
    throw notAcceptedHere({ where: await nameDeciders(db, powers.accept) })
  const item = version.content
  const prefilled = prefillOf(item.form, intake.person)
  const keys = new Set(item.form.fields.map((f) => f.key))
  const typed = withApplicant(keys, intake.values, {
    ...intake.applicant,
    ...(prefilled.some((p) => p.field.key === 'name') ? { name: undefined } : {}),
    ...(prefilled.some((p) => p.field.key === 'document') ? { document: undefined } : {}),
  })
  const answers = mergeTyped(item, mergeAnswers(prefilled, typed), typed)
  refuseWrong(locale, item, answers.values)
  const papers = takePapers(item, {}, intake.papers, intake.person, now)
  const missing = missingOf(item, answers, papers, null)
  const said = (k: 'name' | 'document' | 'phone') => textOf(answers.values[k]) ?? intake.applicant[k] ?? textOf(intake.person?.values.get(k)?.value) // prettier-ignore
  const name = said('name') ?? intake.person?.name
  if (!name) throw applicantMissing()
  const document = said('document')
  const phone = Phone.safeParse(said('phone')).data ?? null
  const accountId = intake.accountId ?? (phone ? (await ensureResident(db, phone)).id : null)
  const owner = intake.owner ?? (await firstOwner(db, areaId, item.post, now))
  const row = {
    area_id: areaId,
    id: intake.id,
    item_code: version.code,
    item_area_id: version.areaId,
    item_no: version.no,
    class_code: version.classCode,
    post: item.post,
    at_once: item.atOnce,
    channel: intake.channel,
    person_area_id: intake.person?.areaId ?? null,
    person_id: intake.person?.id ?? null,
    account_id: accountId,
    applied_by: intake.appliedBy ?? null,
    applicant_name: sealText(name),
    name_index: nameIndex(name),
    document: document ? sealText(document) : null,
    document_index: document ? documentIndexOf(document) : null,
    phone: phone ? sealText(phone) : null,
    phone_index: phone ? blindIndex('phone', phone) : null,
    agent: intake.agent ? sealText(JSON.stringify(intake.agent)) : null,
    answers: sealAnswers(answers),
    papers,
    missing: missing.length,
    state: 'submitted',
    trips: intake.channel === 'window' ? 1 : 0,
    ...owner,
    first_receiver_id: intake.owner ? actor.accountId : null,
    submitted_at: now,
    due_at: now,
    origin: intake.origin ?? null,
    last_move_id: intake.id,
  }
  if (!(await insertApplication(db, row))) {
    const other = await findApplication(db, key)
    if (!other || (other.first_receiver_id !== actor.accountId && other.applied_by !== actor.accountId)) throw idTaken()
    return { a: other, again: true }
  }
  await updateApplication(
    db,
    key,
    await turnClock(db, key, { do: 'start', clock: 'accept', days: item.limits.acceptDays }, now),
  )
  await insertStep(db, key, {
    seq: 1,
    at: now,
    move: 'submit',
    from_state: null,
    to_state: 'submitted',
    account_id: actor.accountId,
    post_id: actor.postId,
    role: actor.role,
    at_area_id: actor.areaId,
    organisation_id: actor.organisationId,
    note: intake.note ?? null,
    details: { channel: intake.channel, missing: missing.map((t) => t.zh) },
    move_id: intake.id,
  })
  const files = intake.papers.flatMap((p) => p.files.map((id) => ({ id, paper: p.key })))
  await claimFiles(context, files.map((f) => f.id), fileUse(intake.id)) // prettier-ignore
  if (files.length) await insertFiles(db, key, files, 'paper', now)
  const a = (await findApplication(db, key))!
  context.announce({ name: 'matters.submitted', areaId, about: { id: a.id, item: a.item_code, channel: a.channel } })
  context.audit({ application: a.id, number: a.number, item: a.item_code, channel: a.channel }, areaId)
  await tellApplicant(context, a, 'submit')
  return { a, again: false }
}
