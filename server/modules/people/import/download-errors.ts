import { say, type Locale } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { notFound } from '#platform/problem.ts'
import { streamSheet, type SheetColumn } from '#platform/sheets.ts'
import { dayInWords, localDay } from '#platform/local-day.ts'
import { sayFault, type Fault } from './cell-faults.ts'
import { importState, notYourImport } from './import-problems.ts'
import { findImport, type ImportKey } from './import-store.ts'
import { readRows, type StagedRow } from './row-store.ts'

const suggested = (locale: Locale, { suggestion }: Fault) =>
  suggestion ? say(locale, 'people.import.suggestion', { value: suggestion }) : null
const noteOf = (locale: Locale, row: StagedRow) =>
  row.faults
    .map((f) => {
      const [says, instead] = [sayFault(locale, f), suggested(locale, f)]
      return instead === null ? says : locale === 'zh' ? `${says}（${instead}）` : `${says} (${instead})`
    })
    .join(locale === 'zh' ? '；' : '; ')
const commentOf = (locale: Locale, faults: readonly Fault[]) =>
  faults.flatMap((f) => [sayFault(locale, f), suggested(locale, f) ?? []].flat()).join('\n')

/**
 * 错误文件: rows with errors, in the columns of the file, with comments in the cells and a last column that says everything, in the language of
 * who downloads; mended it can be imported as it is. Only for whoever uploaded the file: it is in clear.
 */
export const downloadErrors = async (context: Context, key: ImportKey): Promise<FileAnswer> => {
  const { locale } = context
  const record = await findImport(context.db, key)
  if (!record) throw notFound()
  if (!record.columns) throw importState({ state: record.state })
  if (record.account_id !== context.actor.accountId) throw notYourImport()
  const kept = record.columns.filter((c) => !c.denied && c.header)
  const columns: SheetColumn[] = [
    ...kept.map((c): SheetColumn => ({ key: String(c.at), header: c.header, kind: 'text' })),
    { key: 'no', header: say(locale, 'people.import.error_row'), kind: 'text', width: 8 },
    { key: 'says', header: say(locale, 'people.import.error_says'), kind: 'text', width: 60 },
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
              commentOf(
                locale,
                row.faults.filter((g) => g.at === f.at),
              ),
            ]),
        )
        yield { ...cells, no: row.no, says: noteOf(locale, row), comments }
      }
      after = page.at(-1)!.no
    }
  }
  context.audit({ import: key.id, errors: true })
  const title = record.sheets[record.chosen?.sheet ?? 0]?.title ?? record.filename.replace(/\.\w+$/, '')
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: `${title}-${say(locale, 'people.import.error_file')}-${locale === 'zh' ? dayInWords(context.now) : localDay(context.now)}.xlsx`,
    body: streamSheet({
      title,
      subtitle: say(locale, 'people.import.error_way'),
      columns,
      rows: rows(),
      commentsOf: (row) => row['comments'] as Record<string, string>,
    }),
    personal: true,
  }
}
