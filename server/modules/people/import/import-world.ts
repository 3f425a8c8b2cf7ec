import type { CareKind } from '#contract/people/care.ts'
import type { Context } from '#platform/context.ts'
import { systemActor } from '#platform/system.ts'
import { careKinds } from '../care-sight.ts'
import { dayOf } from '../day.ts'
import { loadFieldBook, type FieldBook } from '../field-book.ts'
import type { CellWorld } from './read-cell.ts'
import type { Chosen, ImportRecord } from './import-store.ts'
import type { RowPlanInput } from './read-row.ts'
import { targetsOf } from './targets.ts'

/** Everything that checking and writing the rows of one import needs. */
export type ImportWorld = {
  /** Acting for whoever uploaded the file. */
  context: Context
  record: ImportRecord
  chosen: Chosen
  book: FieldBook
  cells: CellWorld
  input: RowPlanInput
  care: CareKind | null
  key: { areaId: number; id: string }
}

export const worldOf = async (context: Context, record: ImportRecord): Promise<ImportWorld> => {
  const chosen = record.chosen
  if (!chosen || !record.columns) throw new Error('an import without a mapping can’t be worked on')
  const book = await loadFieldBook(context.db)
  const kinds = chosen.careKind ? await careKinds(context.db) : []
  return {
    context: {
      ...context,
      areaId: record.area_id,
      actor: { ...systemActor, accountId: record.account_id, name: record.by_name },
    },
    record,
    chosen,
    book,
    cells: { book, today: dayOf(context.now), date1904: false },
    input: {
      columns: record.columns,
      targets: new Map(targetsOf(chosen.register, book.fields.values()).map((t) => [t.target, t])),
    },
    care: kinds.find((k) => k.code === chosen.careKind) ?? null,
    key: { areaId: record.area_id, id: record.id },
  }
}
