import { caseNumber } from '#contract/incidents/incident-filter.ts'
import type { PrintForm } from '#contract/incidents/incident-forms.ts'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import type { Form, FormSection } from '#platform/print.ts'
import { momentInWords } from '#platform/local-day.ts'
import { coverText } from './cover-text.ts'

const at = (instant: unknown) => (typeof instant === 'string' ? momentInWords(new Date(instant)) : '')
const word = (key: string) => say('zh', key as WordKey)

type Step = IncidentDetail['steps'][number]
/** A case, the last step of a kind, and for a receipt the department it is for. */
export type Printed = { c: IncidentDetail; place: string; organisationId: number | null }
type Parts = Pick<Form, 'sections' | 'signatures'> & { fields?: Form['fields']; seal?: string }

const last = (c: IncidentDetail, ...moves: string[]): Step | undefined =>
  c.steps.findLast((step) => moves.includes(step.move))
const who = (step: Step | undefined) => [step?.organisation, step?.by].filter(Boolean).join(' ')
const said = (heading: string, note: string | null | undefined): FormSection[] =>
  note ? [{ heading, text: coverText(note) }] : []

/** What every form of a case begins with; the reporter stays masked on paper too. */
const commonFields = ({ c }: Printed): Form['fields'] => [
  { label: '事件编号', value: caseNumber(c.number) },
  { label: '当前状态', value: word(`incidents.state.${c.state}`) },
  { label: '类别', value: c.categoryZh },
  { label: '等级', value: word(`incidents.level.${c.level}`) + (c.urgent ? '（紧急）' : '') },
  { label: '来源', value: word(`incidents.source.${c.source}`) },
  { label: '上报时间', value: at(c.reportedAt) },
  { label: '所在社区', value: c.areaName + (c.gridName ? `　${c.gridName}` : '') },
  { label: '反映人', value: [c.reporterName, c.reporterPhone].filter(Boolean).join('　') || '—' },
  { label: '地点', value: c.placeText ?? c.buildingName ?? '见地图标注', wide: true },
  { label: '内容', value: coverText(c.text), wide: true },
]

const departments = (c: IncidentDetail): FormSection => ({
  heading: '部门报到情况',
  columns: ['部门', '分工', '通知时间', '报到时间'],
  widths: [3, 1, 2, 2],
  rows: c.tasks.map((t) => [
    t.organisation,
    { lead: '牵头', co: '会办', called: '应到' }[t.kind],
    at(t.calledAt),
    t.checkedInAt ? at(t.checkedInAt) : '未报到',
  ]),
})

const assignment = ({ c }: Printed): Parts | undefined => {
  const step = last(c, 'assign', 'transfer', 'check_in', 'start_joint')
  if (!step || !c.handlerOrganisation) return undefined
  return {
    fields: [
      { label: '承办单位', value: c.handlerOrganisation },
      { label: '交办单位', value: who(step) },
      { label: '交办时间', value: at(step.at) },
      { label: '办理期限', value: c.handleDueAt ? `${at(c.handleDueAt)}前办结` : '—' },
    ],
    sections: said('交办意见', step.note),
    signatures: ['交办人', '签收人'],
    seal: c.areaName,
  }
}

const whistle = ({ c, place }: Printed): Parts | undefined => {
  const step = last(c, 'whistle')
  if (!step) return undefined
  return {
    fields: [
      { label: '吹哨单位', value: who(step) || c.areaName },
      { label: '吹哨时间', value: at(step.at) },
      { label: '呼叫街道', value: place, wide: true },
    ],
    sections: [...said('吹哨事由', step.note), ...(c.tasks.length ? [departments(c)] : [])],
    signatures: ['社区负责人', '街道接哨人'],
    seal: c.areaName,
  }
}

const checkIn = ({ c, organisationId }: Printed): Parts | undefined => {
  const arrived = c.tasks.filter((t) => t.checkedInAt !== null)
  const task =
    arrived.find((t) => t.organisationId === organisationId) ?? (organisationId === null ? arrived[0] : undefined)
  if (!task) return undefined
  const step = c.steps.findLast((s) => s.move === 'check_in' && s.organisation === task.organisation)
  return {
    fields: [
      { label: '报到部门', value: task.organisation },
      { label: '报到人', value: task.checkedInBy ?? '' },
      { label: '通知时间', value: at(task.calledAt) },
      { label: '报到时间', value: at(task.checkedInAt) },
    ],
    sections: [...said('报到说明', step?.note), departments(c)],
    signatures: ['报到人', '街道确认人'],
    seal: task.organisation,
  }
}

const supervision = ({ c, place }: Printed): Parts | undefined => {
  const step = last(c, 'red_card', 'yellow_card', 'urge')
  if (!step || c.superviseLevel === 0) return undefined
  return {
    fields: [
      { label: '督办级别', value: word(`incidents.supervise.${c.superviseLevel}`) },
      { label: '督办时间', value: at(step.at) },
      { label: '督办人', value: who(step) },
      { label: '被督办单位', value: c.handlerOrganisation ?? c.ownerOrganisation ?? c.ownerName ?? c.areaName },
      { label: '当前期限', value: c.dueAt ? at(c.dueAt) : '—', wide: true },
    ],
    sections: said('督办要求', step.note),
    signatures: ['督办人', '签收人'],
    seal: place,
  }
}

const delay = ({ c }: Printed): Parts | undefined => {
  const step = last(c, 'ask_delay')
  if (!step) return undefined
  const answer = c.steps.find((s) => s.seq > step.seq && ['grant_delay', 'refuse_delay'].includes(s.move))
  return {
    fields: [
      { label: '申请单位', value: who(step) || (c.handlerOrganisation ?? '') },
      { label: '申请时间', value: at(step.at) },
      { label: '申请延长', value: `${Number(step.details['workingDays'] ?? 0)} 个工作日` },
      { label: '现办理期限', value: c.handleDueAt ? at(c.handleDueAt) : '—' },
      {
        label: '审批结果',
        value: answer
          ? `${answer.move === 'grant_delay' ? '同意' : '不同意'}（${who(answer)}，${at(answer.at)}）`
          : '待审批',
        wide: true,
      },
    ],
    sections: [...said('申请理由', step.note), ...said('审批意见', answer?.note)],
    signatures: ['申请人', '审批人'],
    seal: c.areaName,
  }
}

const accepted = ({ c }: Printed): Parts | undefined => {
  const step = last(c, 'accept', 'confirm', 'self_handle', 'answer')
  if (!step) return undefined
  const until = c.handleDueAt ? `，我们将在${at(c.handleDueAt)}前办理并答复` : ''
  return {
    fields: [{ label: '受理时间', value: at(step.at), wide: true }],
    sections: [
      {
        heading: '告知',
        text: `您反映的事项（编号 ${caseNumber(c.number)}）已经受理${until}。扫描右上角二维码可以查看办理进度。`,
      },
    ],
    signatures: ['经办人'],
    seal: c.areaName,
  }
}

const rejected = ({ c }: Printed): Parts | undefined => {
  const step = last(c, 'reject')
  if (!step || c.state !== 'rejected') return undefined
  const reason = word(`incidents.reject.${String(step.details['reason'] ?? 'other')}`)
  return {
    fields: [
      { label: '不予受理原因', value: reason },
      { label: '决定时间', value: at(step.at) },
    ],
    sections: [
      { heading: '告知', text: `您反映的事项（编号 ${caseNumber(c.number)}）不予受理，原因：${reason}。` },
      ...said('说明', step.note),
      { heading: '其他途径', text: '如对本决定有异议，可以向社区所在街道反映，或拨打 12345 政务服务便民热线。' },
    ],
    signatures: ['经办人'],
    seal: c.areaName,
  }
}

/** What each form says beyond the case; undefined while the case hasn't come to that step. */
const parts: Record<PrintForm, (printed: Printed) => Parts | undefined> = {
  assignment,
  whistle,
  'check-in': checkIn,
  supervision,
  delay,
  accepted,
  rejected,
}

const inner = new Set([
  'instruct',
  'add_note',
  'mark',
  'hand_over',
  'accept_hand_over',
  'turned_yellow',
  'no_answer',
  'rerouted',
])
const timelineOf = ({ steps }: IncidentDetail): FormSection => ({
  heading: '办理过程',
  timeline: steps
    .filter((s) => !inner.has(s.move))
    .map((s) => ({ at: at(s.at), what: word(`incidents.move.${s.move}`), by: who(s) })),
})

/** The form as it goes to the printer, or undefined when it can't be filled in yet. To residents no inner steps are shown. */
export const layForm = (form: PrintForm, printed: Printed, foot: Form['foot'], link: string): Form | undefined => {
  const filled = parts[form](printed)
  if (!filled) return undefined
  const toResident = form === 'accepted' || form === 'rejected'
  return {
    title: word(`incidents.form.${form}`),
    number: caseNumber(printed.c.number),
    fields: [...commonFields(printed), ...(filled.fields ?? [])],
    sections: [...filled.sections, ...(toResident ? [] : [timelineOf(printed.c)])],
    signatures: filled.signatures,
    seal: filled.seal,
    qr: link,
    foot,
  }
}
