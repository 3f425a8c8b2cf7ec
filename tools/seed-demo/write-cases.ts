import type pg from 'pg'
import { blindIndex, seal } from '#platform/crypto.ts'
import { searchWords } from '#modules/incidents/search-words.ts'
import type { CaseLife } from './case-life.ts'
import { copyRows, type Value } from './copy-rows.ts'

/** The columns of incidents.incident that a life fills, in the order of `caseRow`. */
export const caseColumns = [
  'area_id',
  'id',
  'number',
  'source',
  'category_id',
  'level',
  'grid_no',
  'reporter_id',
  'urgent',
  'secret',
  'historical',
  'supervise_level',
  'same_count',
  'state',
  'version',
  'round',
  'reopened',
  'returned',
  'delayed',
  'owner_role',
  'owner_area_id',
  'owner_organisation_id',
  'owner_account_id',
  'handler_organisation_id',
  'handler_account_id',
  'first_receiver_id',
  'hand_over_to',
  'escalated_to',
  'reported_at',
  'accepted_at',
  'contacted_at',
  'contact_due_at',
  'step',
  'step_started_at',
  'due_at',
  'yellow_at',
  'handle_due_at',
  'handle_yellow_at',
  'yellow_said_at',
  'overdue_said_at',
  'paused_at',
  'pause_kind',
  'review_on',
  'asked',
  'asked_by',
  'asked_details',
  'outcome',
  'solved',
  'grade',
  'closed_at',
  'merged_into',
  'last_move_id',
] as const
export const reportColumns = [
  'scale',
  'text',
  'place_text',
  'point',
  'building_no',
  'reporter_name',
  'reporter_phone',
  'phone_index',
]

/** What a case is found by in full-text search. */
export const wordsOfCase = (report: CaseLife['report']): string => searchWords(report.text, report.placeText)

export const caseRow = ({ c, report: r }: CaseLife): Value[] => [
  ...caseColumns.map((column) => c[column]),
  r.scale,
  r.text,
  r.placeText,
  r.point && `SRID=4326;POINT(${r.point[0]} ${r.point[1]})`,
  r.buildingNo,
  r.reporterName && seal(r.reporterName),
  r.reporterPhone && seal(r.reporterPhone),
  r.reporterPhone && blindIndex('phone', r.reporterPhone),
]

function* each<T>(lives: readonly CaseLife[], rows: (life: CaseLife) => Iterable<T>) {
  for (const life of lives) yield* rows(life)
}
const key = ({ c }: CaseLife) => [c.area_id, c.id] as const

const stepColumns = [
  'seq',
  'at',
  'move',
  'from_state',
  'to_state',
  'account_id',
  'post_id',
  'role',
  'organisation_id',
  'note',
  'details',
  'move_id',
] as const
const clockColumns = [
  'seq',
  'step',
  'started_at',
  'amount',
  'unit',
  'yellow_share',
  'limit_id',
  'extra_days',
  'pauses',
  'due_at',
  'yellow_at',
  'ended_at',
] as const
const taskColumns = ['organisation_id', 'kind', 'called_at', 'checked_in_at', 'checked_in_by', 'ended_at'] as const

/** Copies cases with their time lines, clocks and tasks; the numbering goes on after them. Counters are rebuilt by the caller. */
export const writeCases = async (client: pg.ClientBase, lives: readonly CaseLife[]): Promise<void> => {
  await copyRows(
    client,
    'incidents.incident',
    [...caseColumns, ...reportColumns],
    each(lives, (life) => [caseRow(life)]),
  )
  const of = (table: string, columns: readonly string[], rows: (life: CaseLife) => Iterable<readonly Value[]>) =>
    copyRows(
      client,
      `incidents.${table}`,
      ['area_id', 'incident_id', ...columns],
      each(lives, function* (life) {
        for (const row of rows(life)) yield [...key(life), ...row]
      }),
    )
  await of('case_words', ['words'], ({ report }) => [[wordsOfCase(report)]])
  await of('step', stepColumns, (life) => life.steps.map((s) => stepColumns.map((column) => s[column])))
  await of('clock', clockColumns, (life) => life.clocks.map((k) => clockColumns.map((column) => k[column])))
  await of('task', taskColumns, (life) => life.tasks.map((t) => taskColumns.map((column) => t[column])))
  await of('same', ['account_id', 'at'], (life) => life.sames.map((s) => [s.accountId, s.at]))
  await of('attachment', ['file_id', 'phase', 'seq', 'added_at'], (life) =>
    life.photos.map((p, n) => [p.fileId, p.phase, n + 1, p.at]),
  )
  const last = Math.max(0, ...lives.map((life) => life.c.number))
  await client.query(
    `select setval('incidents.case_number', greatest($1, (select last_value from incidents.case_number)))`,
    [last],
  )
}
