import type { IncidentMove } from '#contract/incidents/incident-flow.ts'
import { incidentFlow, outcomes, rejectReasons } from '#contract/incidents/incident-flow.ts'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import type { FieldLook } from '#kit/form/control.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useSession } from '#kit/session.ts'
import { CategoryPicker } from './category-picker.tsx'
import { Numbered, YesNo } from './choices.tsx'
import { ColleaguePicker } from './colleague-picker.tsx'
import { MergePicker } from './merge-picker.tsx'
import { OrganisationPicker } from './organisation-picker.tsx'
import { words } from './words.ts'

type Word = keyof typeof words
/** What a field is called in one move, where the general word would mislead. */
const notesOf: Partial<Record<IncidentMove, Word>> = {
  reject: 'rejectNote',
  answer: 'answerNote',
  whistle: 'whistleNote',
  done: 'doneNote',
  self_handle: 'doneNote',
}
const organisationsOf: Partial<Record<IncidentMove, Word>> = { whistle: 'wanted', add_co: 'co' }

/** The fields a move needs, in the order the flow names them; photos are drawn by the form itself. */
export const useMoveFields = (move: IncidentMove, detail: IncidentDetail): Record<string, FieldLook> => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const { data: session } = useSession()
  const { areaId } = detail
  const shape = incidentFlow.moves[move].needs.shape as Record<string, unknown>
  const needsNote = 'note' in shape && !incidentFlow.moves[move].needs.safeParse({}).success
  const parts = detail.tasks.filter((task) => !task.endedAt).map((task) => task.organisationId)
  const looks: Record<string, FieldLook> = {
    note: { label: say(notesOf[move] ?? (needsNote ? 'note' : 'noteMay')), kind: 'long' },
    reason: { label: say('reason'), say: (v) => phrase(`incidents.reject.${v}`) },
    into: { label: say('into'), hint: say('intoHint'), control: <MergePicker areaId={areaId} self={detail.id} /> },
    organisationId: {
      label: say(move === 'transfer' ? 'transferTo' : 'organisation'),
      hint: move === 'assign' ? (detail.duty ? say('byDuty', { name: detail.duty.name }) : say('byTable')) : undefined,
      control: <OrganisationPicker areaId={areaId} />,
    },
    organisationIds: {
      label: say(organisationsOf[move] ?? 'call'),
      control: <OrganisationPicker areaId={areaId} many />,
    },
    leadId: {
      label: say(move === 'start_joint' ? 'joint' : 'lead'),
      control: <OrganisationPicker areaId={areaId} only={move === 'start_joint' ? parts : undefined} />,
    },
    accountId: {
      label: say(move === 'hand_over' ? 'handOver' : 'account'),
      hint: move === 'hand_over' ? say('handOverHint') : undefined,
      control: <ColleaguePicker areaId={areaId} except={move === 'hand_over' ? session?.accountId : null} />,
    },
    basis: { label: say('basis'), kind: 'text' },
    outcome: { label: say('outcome'), say: (v) => phrase(`incidents.outcome.${v}`) },
    workingDays: { label: say('workingDays') },
    reviewOn: { label: say('reviewOn') },
    reached: { label: say('reached'), control: <YesNo /> },
    solved: { label: say('isSolved'), control: <YesNo />, when: (values) => values['reached'] !== false },
    grade: {
      label: say('grade'),
      control: <Numbered prefix="incidents.grade" values={[5, 4, 3, 2, 1]} />,
      when: (values) => values['reached'] !== false,
    },
    categoryId: { label: say('category'), control: <CategoryPicker areaId={areaId} /> },
    level: { label: say('level'), control: <Numbered prefix="incidents.level" values={[1, 2, 3, 4]} /> },
    urgent: { label: say('urgent'), kind: 'yes' },
    secret: { label: say('secret'), kind: 'yes' },
    historical: { label: say('historical'), kind: 'yes' },
  }
  const asked = Object.keys(shape).filter((name) => name !== 'photos' && looks[name])
  // what is decided first, the words for it last
  const ordered = [...asked.filter((name) => name !== 'note'), ...asked.filter((name) => name === 'note')]
  return Object.fromEntries(ordered.map((name) => [name, looks[name]!]))
}

/** What a form begins with. */
export const startOf = (move: IncidentMove, detail: IncidentDetail): Record<string, unknown> => {
  if (move === 'assign' && detail.duty) return { organisationId: detail.duty.organisationId }
  if (move === 'done') return { outcome: outcomes[0] }
  if (move === 'reject') return { reason: rejectReasons[0] }
  if (move === 'call_back') return { reached: true }
  if (move === 'mark')
    return {
      categoryId: detail.categoryId,
      level: detail.level,
      urgent: detail.urgent,
      secret: detail.secret,
      historical: detail.historical,
    }
  return {}
}
