import type { ApplicationDetail } from '#contract/matters/applications.ts'
import { maskName, maskPhone } from '#contract/platform/mask.ts'
import type { Context } from '#platform/context.ts'
import type { FileGuard } from '#platform/module.ts'
import type { Application, ApplicationKey } from './application-case.ts'
import { findApplication, openAgent, openAnswers, openText, stepsOf } from './application-store.ts'
import { answerText, filesOfCase, openForm, sayAnswers, sayPapers } from './say-case.ts'
import { itemOf } from './item-of-case.ts'
import { isApplicant, maySee, movesFor } from './may-move.ts'
import { standingOf } from './move-application.ts'
import { missingOf } from './papers.ts'
import { applicationUnknown } from './problems.ts'
import { printsOf } from './receipt.ts'
import { decides, sayDeciders } from './routing.ts'
import { instant, namesOf, sayRows } from './rows.ts'

/** A case the asker may see as staff. `matters.application_unknown` also for one they may not. */
export const getVisible = async (context: Context, key: ApplicationKey): Promise<Application> => {
  const a = await findApplication(context.db, key)
  if (!a || !maySee(context.actor, a)) throw applicationUnknown()
  return a
}

/** 办件详情: the case whole, with what the asker may do to it now. */
export const getApplication = async (context: Context, key: ApplicationKey): Promise<ApplicationDetail> => {
  const { db, actor, locale } = context
  const a = await getVisible(context, key)
  const [item, standing, steps] = [await itemOf(db, a), await standingOf(context, a), await stepsOf(db, key)]
  const [row] = await sayRows({ db, actor, locale, standsInFor: standing.standsInFor }, [a])
  const answers = openAnswers(a.answers)
  const { kept, files } = await filesOfCase(context, a)
  const names = await namesOf(db, {
    areas: steps.map((s) => s.at_area_id),
    organisations: steps.map((s) => s.organisation_id),
    accounts: [a.first_receiver_id, a.notice?.by ?? null, ...steps.map((s) => s.account_id)],
  })
  const nameOf = (id: string | null) => (id === null ? null : (names.account.get(id) ?? null))
  const agent = openAgent(a.agent)
  return {
    ...row!,
    itemNo: a.item_no,
    result: a.result,
    refusal: a.refusal as ApplicationDetail['refusal'],
    agent: agent && { ...agent, name: maskName(agent.name), phone: agent.phone && maskPhone(agent.phone) },
    person: a.person_id === null ? null : { areaId: a.person_area_id!, id: a.person_id },
    pauseReason: a.pause_reason as ApplicationDetail['pauseReason'],
    reviewOn: a.review_on,
    statutoryDueAt: instant(a.statutory_due_at),
    extended: a.extended,
    deliveredAt: instant(a.delivered_at),
    firstReceiver: nameOf(a.first_receiver_id),
    answers: sayAnswers(item, answers, locale),
    form: openForm(item, answers),
    papers: sayPapers(item, a, answers.values, kept),
    missingThings: missingOf(item, answers, a.papers, a.notice),
    notice: a.notice && { ...a.notice, by: nameOf(a.notice.by) },
    files,
    steps: steps.map((s) => ({
      seq: s.seq,
      at: instant(s.at),
      move: s.move,
      fromState: s.from_state as Application['state'] | null,
      toState: s.to_state as Application['state'],
      by: s.role === 'resident' ? null : nameOf(s.account_id),
      role: s.role,
      areaName: s.at_area_id === null ? null : (names.area.get(s.at_area_id) ?? null),
      organisation: s.organisation_id === null ? null : (names.organisation.get(s.organisation_id) ?? null),
      note: s.note,
      details: s.details,
    })),
    deciders: await sayDeciders(db, standing.deciders),
    mayDecide: decides(actor, standing.deciders, a.at_once),
    moves: movesFor(standing, a),
    prints: printsOf(a),
  }
}

/** 查看明文: the applicant and the form in clear; who looked and why stays in the audit log. */
export const revealApplicant = async (context: Context, key: ApplicationKey, reason: string) => {
  const a = await getVisible(context, key)
  const item = await itemOf(context.db, a)
  const { values } = openAnswers(a.answers)
  context.audit({ application: a.id, number: a.number, revealed: ['applicant', 'answers'], reason }, a.area_id)
  return {
    name: openText(a.applicant_name),
    document: a.document && openText(a.document),
    phone: a.phone && openText(a.phone),
    agentPhone: openAgent(a.agent)?.phone ?? null,
    answers: item.form.fields.flatMap((f) =>
      values[f.key] === undefined
        ? []
        : [{ key: f.key, zh: f.zh, en: f.en, text: answerText(f, values[f.key], context.locale) }],
    ),
  }
}

/** Who may see a case may see its files; the applicant too. */
export const applicationFiles: FileGuard = {
  prefix: 'matters.application',
  mayRead: async (context, usedBy) => {
    const a = await findApplication(context.db, { areaId: context.areaId, id: usedBy.slice(usedBy.indexOf(':') + 1) })
    if (!a) return false
    const standing = { actor: context.actor, standsInFor: [], deciders: [] }
    return isApplicant(standing, a) || (context.actor.permissions.has('matters.read') && maySee(context.actor, a))
  },
}
