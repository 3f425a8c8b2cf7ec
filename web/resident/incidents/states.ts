import type { IncidentState } from '#contract/incidents/incident-flow.ts'
import type { Pair } from '#kit/language.ts'
import type { LightKind } from '#kit/states/light.tsx'

/** Each state as a neighbour would say it: short in lists, and what happens next on the page of the case. */
export const stateWords: Record<IncidentState, { short: Pair; long: Pair; light: LightKind }> = {
  reported: {
    short: { zh: '已收到', en: 'Received' },
    long: { zh: '已送到您的社区，正等着受理', en: 'Your community has it and will take it up' },
    light: 'info',
  },
  verifying: {
    short: { zh: '正在核实', en: 'Being looked at' },
    long: { zh: '网格员会到现场看一看', en: 'The grid worker will look on the spot' },
    light: 'info',
  },
  accepted: {
    short: { zh: '已受理', en: 'Taken up' },
    long: { zh: '已受理，正在安排人处理', en: 'Taken up; somebody is being sent' },
    light: 'info',
  },
  whistled: {
    short: { zh: '正召集部门', en: 'Departments called' },
    long: {
      zh: '社区办不了，街道正在召集有关部门',
      en: 'Too big for the community: the street is calling the departments',
    },
    light: 'info',
  },
  assigned: {
    short: { zh: '已派出', en: 'Sent out' },
    long: { zh: '已派给办理单位，等对方接手', en: 'Given to those who can fix it; they will take it over' },
    light: 'info',
  },
  processing: {
    short: { zh: '正在处理', en: 'Being handled' },
    long: { zh: '正在处理', en: 'Being handled' },
    light: 'info',
  },
  feedback: {
    short: { zh: '已处理，待核查', en: 'Handled, to be checked' },
    long: { zh: '已处理，正由另一个人核查', en: 'Handled; somebody else is checking it' },
    light: 'info',
  },
  visit: {
    short: { zh: '请您评价', en: 'Your verdict, please' },
    long: { zh: '已办好，请您说说解决了没有', en: 'Done. Please tell us whether it is solved' },
    light: 'warn',
  },
  closed: { short: { zh: '已办结', en: 'Closed' }, long: { zh: '这件事已办结', en: 'This is closed' }, light: 'good' },
  archived: {
    short: { zh: '已办结', en: 'Closed' },
    long: { zh: '这件事已办结', en: 'This is closed' },
    light: 'good',
  },
  rejected: {
    short: { zh: '没有受理', en: 'Not taken up' },
    long: { zh: '没有受理，原因写在下面', en: 'Not taken up; the reason is below' },
    light: 'still',
  },
  duplicate: {
    short: { zh: '合并办理', en: 'Merged' },
    long: { zh: '和另一件是同一件事，合并办理', en: 'The same as another case; handled together' },
    light: 'still',
  },
  withdrawn: {
    short: { zh: '已撤回', en: 'Withdrawn' },
    long: { zh: '您已撤回', en: 'You withdrew it' },
    light: 'still',
  },
  void: {
    short: { zh: '已取消', en: 'Cancelled' },
    long: { zh: '已取消，原因写在下面', en: 'Cancelled; the reason is below' },
    light: 'still',
  },
}

/** Five grades of GB/T 39735 in words, best first; stars alone say little. */
export const grades: readonly { value: '5' | '4' | '3' | '2' | '1'; label: Pair }[] = [
  { value: '5', label: { zh: '非常满意', en: 'Very satisfied' } },
  { value: '4', label: { zh: '满意', en: 'Satisfied' } },
  { value: '3', label: { zh: '基本满意', en: 'Fairly satisfied' } },
  { value: '2', label: { zh: '不满意', en: 'Dissatisfied' } },
  { value: '1', label: { zh: '非常不满意', en: 'Very dissatisfied' } },
]
