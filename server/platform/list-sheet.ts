import type { Actor, Context } from './context.ts'
import { localDay, momentInWords } from './local-day.ts'
import type { FileAnswer } from './module.ts'
import { streamSheet, type SheetColumn } from './sheets.ts'

const pageSize = 500

/** Who took a file out and when, on every printed page of it. */
export const stampOf = ({ name }: Pick<Actor, 'name'>, at: Date) => `${name ?? ''} 导出于 ${momentInWords(at)}`

export type ListBook<R> = {
  /** In the audit log. */
  name: string
  /** 代办台账, 咨询台账 …; the area stands before it. */
  title: string
  subtitle: string
  /** After 序号, which every sheet begins with. */
  columns: readonly SheetColumn[]
  filter: Record<string, unknown>
  /** A page of the list itself. */
  read: (
    context: Context,
    after: string | undefined,
    limit: number,
  ) => Promise<{ rows: readonly R[]; next: string | null }>
  cells: (row: R) => Record<string, unknown>
  /** Further words for the audit row. */
  audit?: Record<string, unknown>
}

/**
 * A list of an area as a sheet; `place` is what the area is called. Its rows come page by page through the list's own query:
 * however long it is nothing is held or cut off, and a file never knows more than the screen. The audit row names the filter,
 * but not the words looked for.
 */
export const listSheet = <R>(context: Context, place: string, book: ListBook<R>): FileAnswer => {
  const { actor, now } = context
  const { q, ...filter } = book.filter
  context.audit({
    exported: book.name,
    filter: { ...filter, ...(q === undefined ? {} : { q: '…' }) },
    ...book.audit,
  })
  async function* rows() {
    let after: string | undefined
    let n = 0
    do {
      const from = after
      const page = await context.readAgain((db) => book.read({ ...context, db, locale: 'zh' }, from, pageSize))
      for (const row of page.rows) yield { n: ++n, ...book.cells(row) }
      after = page.next ?? undefined
    } while (after)
  }
  const title = `${place}${book.title}`
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${title}-${localDay(now)}.xlsx`,
    personal: true,
    body: streamSheet({
      title,
      subtitle: book.subtitle,
      columns: [{ key: 'n', header: '序号', kind: 'number', width: 7 }, ...book.columns],
      rows: rows(),
      foot: { 填报单位: place, 填报人: actor.name ?? '', 审核人: '', 填报日期: momentInWords(now) },
      watermark: stampOf(actor, now),
    }),
  }
}
