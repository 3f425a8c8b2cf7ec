import { Alert, Button, Checkbox } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { dropImport, uploadLedger, type Import, type SheetView } from '#contract/people/import.ts'
import { call } from '#kit/call.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { refresh } from '#kit/queries.ts'
import { upload } from '#kit/upload.ts'
import { words } from './words.ts'

type Props = { made: Import; sheet: SheetView; open: boolean }

/**
 * 指明表头: the row is chosen among the first of the sheet, then the file is read again from there. The file itself isn't kept, so it
 * is chosen once more.
 */
export const PointHeader = ({ made, sheet, open }: Props) => {
  const say = useWords(words)
  const go = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [row, setRow] = useState<number>()
  const [two, setTwo] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const top = sheet.top ?? []
  if (!top.length) return null
  const width = Math.max(...top.map(({ cells }) => cells.length))
  const hasNext = row !== undefined && top.some(({ no }) => no === row + 1)
  const take = async (file: File | undefined) => {
    if (!file || row === undefined) return
    setError(undefined)
    setBusy(true)
    try {
      const headerRows = two && hasNext ? `${row},${row + 1}` : String(row)
      const fields = { clientId: clientId(), headerSheet: String(sheet.index), headerRows }
      const params = { areaId: made.areaId }
      const again = await upload(uploadLedger, { params }, { file, filename: file.name, fields })
      // This one stays only until the other has taken its place.
      await call(dropImport, { params: { ...params, id: made.id }, body: {} })
      await refresh('people.list_imports')
      void go({ to: '/people-imports/$areaId/$id', params: { areaId: String(made.areaId), id: again.id } })
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal.message : String(refusal))
    } finally {
      setBusy(false)
    }
  }
  return (
    <details className="panel panel-flush point-header" open={open}>
      <summary>{say('headerWrong')}</summary>
      <div className="scroll">
        <table className="plain">
          <caption className="soft small">{say('headerWrongAbout')}</caption>
          <tbody>
            {top.map(({ no, cells }) => (
              <tr key={no} className={no === row || (two && no - 1 === row) ? 'row-chosen' : undefined}>
                <th scope="row">
                  <label className="header-choice">
                    <input
                      type="radio"
                      name="header-row"
                      checked={no === row}
                      onChange={() => {
                        setRow(no)
                        setTwo(false)
                      }}
                    />
                    {say('headerRow', { no })}
                  </label>
                </th>
                {Array.from({ length: width }, (_, at) => (
                  <td key={at}>{cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="panel-foot form-end">
        <Checkbox checked={two && hasNext} disabled={!hasNext} onChange={(e) => setTwo(e.target.checked)}>
          {say('headerTwo')}
        </Checkbox>
        {error && <Alert type="error" showIcon title={error} role="alert" />}
        <Button loading={busy} disabled={row === undefined} onClick={() => input.current?.click()}>
          {row === undefined ? say('headerChoose') : say('headerAgain', { no: row })}
        </Button>
        <span className="soft small">{say('headerFile', { name: made.filename })}</span>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('headerFile', { name: made.filename })}
        accept=".xlsx,.xls,.csv"
        onChange={(e) => {
          void take(e.target.files?.[0])
          e.target.value = ''
        }}
      />
    </details>
  )
}
