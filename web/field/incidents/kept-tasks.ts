import type { FieldTask } from '../store/field-state.ts'

export const scopes = ['mine', 'due_soon', 'overdue', 'to_check', 'open'] as const
export type Scope = (typeof scopes)[number]

/** Does a task on this phone belong under a chip? By the same meaning as the lists of the server. */
const belongs: Record<Scope, (task: FieldTask, now: string) => boolean> = {
  mine: (task) => task.mine,
  due_soon: ({ mine, dueAt, yellowAt, pausedAt }, now) =>
    mine && !pausedAt && dueAt !== null && dueAt > now && yellowAt !== null && yellowAt <= now,
  overdue: ({ mine, dueAt, pausedAt }, now) => mine && !pausedAt && dueAt !== null && dueAt <= now,
  to_check: ({ state, moves }) => state === 'feedback' && moves.includes('pass'),
  open: ({ closedAt }) => closedAt === null,
}

/** Tasks of a chip, what is due first on top; those without a deadline last, the newest of them first. */
export const keptTasks = (tasks: Iterable<FieldTask>, scope: Scope, now = new Date()): FieldTask[] => {
  const at = now.toISOString()
  return [...tasks]
    .filter((task) => belongs[scope](task, at))
    .sort((a, b) =>
      a.dueAt && b.dueAt
        ? a.dueAt.localeCompare(b.dueAt)
        : Number(!a.dueAt) - Number(!b.dueAt) || b.reportedAt.localeCompare(a.reportedAt),
    )
}
