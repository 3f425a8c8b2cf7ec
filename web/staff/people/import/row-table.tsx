import { Button } from 'antd'
import type { Import, ImportRow } from '#contract/people/import.ts'
import { useWords } from '#kit/language.ts'
import { RowLine } from './row-line.tsx'
import { words } from './words.ts'

type Pages = { rows: readonly ImportRow[]; hasMore: boolean; loadingMore: boolean; more: () => void }
type Props = { made: Import; headers: readonly string[]; pages: Pages }

/** The sheet as it is, with what is wrong in each cell and what each row will do. */
export const RowTable = ({ made, headers, pages }: Props) => {
  const say = useWords(words)
  return (
    <>
      <div className="panel panel-flush cells" tabIndex={0} role="group" aria-label={made.filename}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('rowNo')}</th>
              <th scope="col">{say('outcome')}</th>
              {headers.map((header, at) => (
                <th key={at} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pages.rows.map((row) => (
              <RowLine key={row.no} made={made} row={row} width={headers.length} />
            ))}
          </tbody>
        </table>
      </div>
      {pages.hasMore && (
        <Button loading={pages.loadingMore} onClick={pages.more}>
          {say('more')}
        </Button>
      )}
    </>
  )
}
