import type { CatalogueRow } from '#contract/matters/catalogue-import.ts'
import { useWords } from '#kit/language.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Light, type LightKind } from '#kit/states/light.tsx'
import { words } from './import-words.ts'

const lights: Record<CatalogueRow['verdict'], LightKind> = { new: 'good', changed: 'warn', same: 'still', wrong: 'bad' }

/** Each row of the sheet with what is wrong with it or what it changes, before and after. */
export const CheckedRows = ({ rows }: { rows: readonly CatalogueRow[] }) => {
  const say = useWords(words)
  if (!rows.length) return <Empty icon="search" title={say('noRows')} />
  return (
    <ul className="admin-list import-rows">
      {rows.map((row) => (
        <li key={row.no}>
          <span className="import-row-no soft small">{say('rowNo', { no: row.no })}</span>
          <span className="admin-list-main">
            <span className="cell-title">
              <strong>{row.zh || say('noName')}</strong> <Light kind={lights[row.verdict]}>{say(row.verdict)}</Light>
            </span>
            {row.code && <span className="soft small cell-second">{row.code}</span>}
            {row.faults.map((fault, at) => (
              <span key={at} className="cell-second import-fault">
                {fault.column && <strong>{fault.column}：</strong>}
                {fault.says}
              </span>
            ))}
            {row.changes.length > 0 && (
              <dl className="import-changes">
                {row.changes.map((change) => (
                  <div key={change.column}>
                    <dt className="soft small">{change.column}</dt>
                    <dd>
                      <del className="soft">{change.before || say('empty')}</del>
                      <ins>{change.after || say('empty')}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
