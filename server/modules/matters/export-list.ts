import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { listSheet, type ListBook } from '#platform/list-sheet.ts'
import type { FileAnswer } from '#platform/module.ts'

/** A list of the area of the path as a sheet. */
export const exportList = async <R>(context: Context, book: ListBook<R>): Promise<FileAnswer> =>
  listSheet(context, (await areaNames(context.db, [context.areaId])).get(context.areaId) ?? '', book)
