import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { FieldTask } from '../store/field-state.ts'
import { keptTasks } from './kept-tasks.ts'

const task = (id: string, part: Partial<FieldTask>) =>
  ({
    id,
    mine: true,
    state: 'accepted',
    moves: [],
    dueAt: null,
    yellowAt: null,
    pausedAt: null,
    closedAt: null,
    reportedAt: '2026-11-20T00:00:00.000Z',
    ...part,
  }) as unknown as FieldTask
const now = new Date('2026-11-22T04:00:00Z')
const tasks = [
  task('new', { reportedAt: '2026-11-22T01:00:00.000Z' }),
  task('later', { dueAt: '2026-11-25T00:00:00.000Z', yellowAt: '2026-11-24T00:00:00.000Z' }),
  task('soon', { dueAt: '2026-11-22T08:00:00.000Z', yellowAt: '2026-11-22T02:00:00.000Z' }),
  task('late', { dueAt: '2026-11-21T08:00:00.000Z', yellowAt: '2026-11-20T02:00:00.000Z' }),
  task('resting', { dueAt: '2026-11-21T08:00:00.000Z', pausedAt: '2026-11-20T02:00:00.000Z' }),
  task('check', { mine: false, state: 'feedback', moves: ['pass', 'fail'] }),
  task('theirs', { mine: false, dueAt: '2026-11-21T08:00:00.000Z' }),
  task('closed', { mine: false, state: 'closed', closedAt: '2026-11-21T08:00:00.000Z' }),
]
const under = (scope: Parameters<typeof keptTasks>[1]) => keptTasks(tasks, scope, now).map(({ id }) => id)

test('each chip shows its own, what is due first on top', () => {
  deepStrictEqual(under('mine'), ['late', 'resting', 'soon', 'later', 'new'])
  deepStrictEqual(under('due_soon'), ['soon'])
  deepStrictEqual(under('overdue'), ['late'])
  deepStrictEqual(under('to_check'), ['check'])
  deepStrictEqual(under('open').includes('closed'), false)
})
