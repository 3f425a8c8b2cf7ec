import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { notFound } from '#platform/problem.ts'
import { streamSheet, type SheetColumn } from '#platform/sheets.ts'
import { dayInWords } from '#platform/local-day.ts'
import { importState, notYourImport } from './import-problems.ts'
import { findImport, type ImportKey } from './import-store.ts'
import { readRows, type StagedRow } from './row-store.ts'

const noteOf = (row: StagedRow) =>
  row.faults.map((f) => f.says + (f.suggestion ? `（建议：${f.suggestion}）` : '')).join('；')

/**
 * 错误文件: rows with errors, in the columns of the file, with comments in the cells and a last column that says everything; mended it can
 * be imported as it is. Only for whoever uploaded the file: it is in clear.
 */
export const downloadErrors = async (context: Context, key: ImportKey): Promise<FileAnswer> => {
  const record = await findImport(context.db, key)
  if (!record) throw notFound()
  if (!record.columns) throw importState({ state: record.state })
  if (record.account_id !== context.actor.accountId) throw notYourImport()
  const kept = record.columns.filter((c) => !c.denied && c.header)
  const columns: SheetColumn[] = [
    ...kept.map((c): SheetColumn => ({ key: String(c.at), header: c.header, kind: 'text' })),
    { key: 'no', header: '原行号', kind: 'text', width: 8 },
    { key: 'says', header: '问题说明', kind: 'text', width: 60 },
  ]
  async function* rows() {
    let after = 0
    for (;;) {
      const page = await context.readAgain((db) => readRows(db, key, after, 500, { plan: 'faulty' }))
      if (!page.length) return
      for (const row of page) {
        const cells = Object.fromEntries(kept.map((c) => [String(c.at), row.cells[c.at] ?? '']))
        const comments = Object.fromEntries(
          row.faults
            .filter((f) => f.at !== null)
            .map((f) => [
              String(f.at),
              row.faults
                .filter((g) => g.at === f.at)
                .map((g) => g.says + (g.suggestion ? `\n建议：${g.suggestion}` : ''))
                .join('\n'),
            ]),
        )
        yield { ...cells, no: row.no, says: noteOf(row), comments }
      }
      after = page.at(-1)!.no
    }
  }
  context.audit({ import: key.id, errors: true })
  const title = record.sheets[record.chosen?.sheet ?? 0]?.title ?? record.filename.replace(/\.\w+$/, '')
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${title}-错误行-${dayInWords(context.now)}.xlsx`,
    body: streamSheet({
      title,
      subtitle: '红色单元格的批注写明了问题；改好后保存，再次导入即可',
      columns,
      rows: rows(),
      commentsOf: (row) => row['comments'] as Record<string, string>,
    }),
    personal: true,
  }
}
