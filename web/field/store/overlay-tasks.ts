import { incidentFlow, type IncidentMove, type IncidentState } from '#contract/incidents/incident-flow.ts'
import { reportIncident, type IncidentDraft, type MoveInput, type Receipt } from '#contract/incidents/incidents.ts'
import type { OutboxItem } from '#kit/outbox/item.ts'
import type { FieldTask } from './field-state.ts'
import { inPack, type Overlaid } from './overlay-visits.ts'

const moves = incidentFlow.moves as Record<string, { from: readonly string[]; to: readonly (IncidentState | 'same')[] }>
/** The move an item makes, and of which case. */
export const moveOf = (item: Pick<OutboxItem, 'route' | 'asked'>): { move: IncidentMove; id: string } | undefined => {
  const [context, move] = item.route.name.split('.') as [string, string]
  if (context !== 'incidents' || !Object.hasOwn(moves, move)) return undefined
  return { move: move as IncidentMove, id: (item.asked.params as { id: string }).id }
}

/**
 * What a grid worker can still do to a case after a step of their own, without asking the server: only steps after which it
 * surely stays with them, and of those only what they could do before or do next on the same way. The server decides again.
 */
const stillMine: Partial<Record<IncidentMove, readonly IncidentMove[]>> = {
  accept: ['self_handle', 'raise', 'contact'],
  confirm: ['self_handle', 'raise', 'contact'],
  sign: ['done', 'contact'],
  contact: ['accept', 'confirm', 'self_handle', 'raise', 'sign', 'done'],
  resume: ['done', 'contact'],
}

const afterMove = (task: FieldTask, item: OutboxItem, move: IncidentMove, me: string): FieldTask => {
  const input = item.asked.body as MoveInput
  const [to = 'same'] = moves[move]!.to
  const state = to === 'same' ? task.state : to
  const possible = (stillMine[move] ?? []).filter((next) => moves[next]!.from.includes(state))
  const at = new Date(item.madeAt).toISOString()
  const step: FieldTask['steps'][number] = {
    seq: (task.steps.at(-1)?.seq ?? 0) + 1,
    at,
    move,
    fromState: task.state,
    toState: state,
    by: me,
    role: null,
    organisation: null,
    to: [],
    note: input.note ?? null,
    details: {},
  }
  return {
    ...task,
    state,
    // The step behind the next one says this version; was it another's, the server says conflict.
    version: task.version + 1,
    moves: possible,
    mine: possible.length > 0,
    contactedAt: move === 'contact' ? at : task.contactedAt,
    steps: [...task.steps, step],
    photos: [
      ...task.photos,
      ...(input.photos ?? []).map((fileId) => ({
        fileId,
        phase: move === 'done' ? ('after' as const) : ('note' as const),
      })),
    ],
    waiting: item.id,
  }
}

const asTask = (item: OutboxItem, draft: IncidentDraft, { pack, me }: Overlaid): FieldTask => {
  const category = pack.lists.categories.find(({ id }) => id === draft.categoryId)
  const grid = pack.head.grids[0]
  const reportedAt = new Date(item.madeAt).toISOString()
  return {
    areaId: item.areaId,
    id: draft.id,
    number: 0,
    source: draft.source ?? 'grid_worker',
    categoryId: draft.categoryId ?? 0,
    categoryZh: category?.zh ?? '',
    categoryEn: category?.en ?? '',
    level: draft.level ?? 1,
    text: draft.text,
    placeText: draft.placeText ?? null,
    point: draft.point ?? null,
    areaName: grid?.areaName ?? '',
    gridNo: null,
    state: 'reported',
    version: 1,
    round: 1,
    urgent: draft.urgent ?? false,
    secret: draft.secret ?? false,
    superviseLevel: 0,
    sameCount: 0,
    ownerRole: null,
    ownerAreaId: null,
    ownerOrganisation: null,
    ownerName: me,
    handlerOrganisation: null,
    reportedAt,
    step: null,
    stepStartedAt: null,
    dueAt: null,
    yellowAt: null,
    pausedAt: null,
    reviewOn: null,
    outcome: null,
    solved: null,
    grade: null,
    closedAt: null,
    mine: false,
    scale: draft.scale ?? 'individual',
    externalNo: null,
    historical: false,
    reporterName: draft.reporterName ?? null,
    reporterPhone: null,
    gridName: null,
    buildingName: null,
    handlerName: null,
    duty: null,
    firstReceiver: me,
    handOverTo: null,
    escalatedTo: null,
    handleDueAt: null,
    contactedAt: null,
    asked: null,
    askedDetails: null,
    pauseKind: null,
    mergedInto: null,
    steps: [],
    tasks: [],
    clocks: [],
    photos: (draft.photos ?? []).map((fileId) => ({ fileId, phase: 'before' as const })),
    moves: [],
    waiting: item.id,
  }
}

const answered = (task: FieldTask, { state, version, dueAt, gridNo, number, areaId }: Receipt): FieldTask => ({
  ...task,
  state,
  version,
  dueAt,
  gridNo,
  number,
  areaId,
  waiting: undefined,
})

/** Tasks as they will stand once the outbox is empty, and cases reported from here that nobody knows yet. */
export const overlayTasks = (laid: Overlaid): Map<string, FieldTask> => {
  const { pack, items, me } = laid
  const tasks = new Map<string, FieldTask>(pack.tasks)
  const held = new Set<string>()
  for (const item of items) {
    if (item.route.name === reportIncident.name) {
      const draft = item.asked.body as IncidentDraft
      if (pack.tasks.has(draft.id) || inPack(item, pack)) continue
      const task = asTask(item, draft, laid)
      tasks.set(draft.id, item.doneAt !== null ? answered(task, item.answer as Receipt) : task)
    }
    const moved = moveOf(item)
    const task = moved && tasks.get(moved.id)
    // In conflict or refused it didn't happen, nor did what builds on it: the case is shown as it stands.
    if (item.state === 'conflict' || item.state === 'refused') held.add(item.lane)
    if (!moved || !task || inPack(item, pack) || held.has(item.lane)) continue
    const ahead = afterMove(task, item, moved.move, me)
    tasks.set(moved.id, item.doneAt !== null ? answered(ahead, item.answer as Receipt) : ahead)
  }
  return tasks
}
