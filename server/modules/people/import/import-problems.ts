import { problem } from '#platform/problem.ts'

export const sheetKind = problem(422, 'people.sheet_kind')
export const sheetUnreadable = problem(422, 'people.sheet_unreadable')
export const sheetRefused = problem<{ reason: string }>(422, 'people.sheet_refused')
export const headerRow = problem<{ row: number }>(422, 'people.header_row')
export const importTaken = problem(409, 'people.import_taken')
export const importState = problem<{ state: string }>(409, 'people.import_state')
export const notYourImport = problem(403, 'people.not_your_import')
export const columnDenied = problem<{ header: string; reason: string }>(422, 'people.column_denied')
export const columnTwice = problem<{ header: string; other: string }>(422, 'people.column_twice')
export const columnMissing = problem<{ field: string }>(422, 'people.column_missing')
export const targetUnknown = problem<{ target: string }>(422, 'people.target_unknown')
export const exportReason = problem(422, 'people.export_reason')
