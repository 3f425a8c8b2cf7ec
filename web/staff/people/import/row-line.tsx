import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { editImportRow, type Import, type ImportRow } from '#contract/people/import.ts'
import { pick, useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { Light, type LightKind } from '#kit/states/light.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

const lights: Record<ImportRow['plan'], LightKind> = {
  fresh: 'good',
  changed: 'good',
  disputed: 'warn',
  same: 'still',
  match: 'warn',
  faulty: 'bad',
  skipped: 'still',
  known: 'still',
}
type Props = { made: Import; row: ImportRow; width: number }

/** One row of the sheet: every cell can be corrected where it stands and is checked again at once. */
export const RowLine = ({ made, row, width }: Props) => {
  const say = useWords(words)
  const send = useSend(editImportRow)
  const [editing, setEditing] = useState<{ at: number; text: string }>()
  const body = (patch: object) =>
    send.mutate(
      {
        params: { areaId: made.areaId, id: made.id, no: row.no },
        body: { version: row.version, ...patch },
      },
      {
        onSuccess: () => setEditing(undefined),
        onError: (error) => {
          sent.current = undefined
          sayRefused(error)
        },
      },
    )
  // Enter sends, and so does leaving the cell: the same words only once
  const sent = useRef<string>(undefined)
  const put = (at: number, text: string) => {
    const words = `${row.version}.${at}.${text}`
    if (send.isPending || sent.current === words) return
    sent.current = words
    body({ cells: [{ at, text }] })
  }
  const ofRow = row.faults.filter((fault) => fault.at === null)
  return (
    <tr className={row.plan === 'skipped' ? 'row-skipped' : undefined}>
      <th scope="row">{row.no}</th>
      <td>
        <div className="row-outcome">
          <Light kind={lights[row.plan]}>{say(`plan_${row.plan}`)}</Light>
          {ofRow.map((fault, at) => (
            <span key={at} className="small">
              {fault.says}
            </span>
          ))}
          {row.changes.map((change, at) => (
            <span key={at} className="small">
              {change.old === null
                ? say('changeNew', { field: pick(change), new: change.new })
                : say('change', { field: pick(change), old: change.old, new: change.new })}{' '}
              <span className="soft">{say(`outcome_${change.outcome}`)}</span>
            </span>
          ))}
          {row.match && (
            <>
              <span className="small">
                {row.match.personId === null && row.match.row !== null
                  ? say('matchRow', { row: row.match.row, says: row.match.says })
                  : row.match.says}
              </span>
              <span className="line-ways small">
                {row.match.reasons.map((reason, at) => (
                  <Light key={at} kind={reason.weight > 0 ? 'good' : reason.weight < 0 ? 'bad' : 'still'}>
                    {pick(reason)}
                  </Light>
                ))}
              </span>
              {row.match.personId && row.match.areaId === made.areaId && (
                <Link
                  to="/people/$areaId/$id"
                  params={{ areaId: String(row.match.areaId), id: row.match.personId }}
                  target="_blank"
                >
                  {say('openMatch')}
                </Link>
              )}
              {row.match.decided && <span className="small">{say(`decided_${row.match.decided}`)}</span>}
              <span className="line-ways">
                {(['same', 'other'] as const)
                  .filter((choice) => row.match?.decided !== choice)
                  .map((choice) => (
                    <Button key={choice} size="small" disabled={send.isPending} onClick={() => body({ match: choice })}>
                      {say(choice)}
                    </Button>
                  ))}
              </span>
            </>
          )}
          {row.move && (
            <span className="line-ways">
              {row.move === 'moves' && <span className="small">{say('decided_moves')}</span>}
              <Button size="small" disabled={send.isPending} onClick={() => body({ moves: row.move === 'asked' })}>
                {say(row.move === 'asked' ? 'moves' : 'movesNot')}
              </Button>
            </span>
          )}
          <Button
            size="small"
            type="text"
            disabled={send.isPending}
            onClick={() => body({ skip: row.plan !== 'skipped' })}
          >
            {say(row.plan === 'skipped' ? 'unskip' : 'skip')}
          </Button>
        </div>
      </td>
      {Array.from({ length: width }, (_, at) => {
        const text = row.cells[at] ?? ''
        const faults = row.faults.filter((fault) => fault.at === at)
        const worst = faults.some((f) => f.level === 'error')
          ? 'cell-error'
          : faults.length
            ? 'cell-warning'
            : undefined
        return (
          <td key={at} className={worst}>
            {editing?.at === at ? (
              <form
                onSubmit={(e) => {
                  e.preventDefault()
                  put(at, editing.text)
                }}
              >
                <Input
                  autoFocus
                  size="small"
                  className="cell-input"
                  aria-label={say('edit', { text: text || say('emptyCell') })}
                  maxLength={2000}
                  readOnly={send.isPending}
                  value={editing.text}
                  onChange={(e) => setEditing({ at, text: e.target.value })}
                  onBlur={() => (editing.text === text ? setEditing(undefined) : put(at, editing.text))}
                  onKeyDown={(e) => e.key === 'Escape' && setEditing(undefined)}
                />
              </form>
            ) : (
              <button
                type="button"
                className="cell-edit cell-text-short"
                aria-label={say('edit', { text: text || say('emptyCell') })}
                onClick={() => setEditing({ at, text })}
              >
                {text || <span className="soft">-</span>}
              </button>
            )}
            {faults.map((fault, n) => (
              <span key={n} className="cell-fault">
                {fault.says}
                {fault.suggestion !== null && (
                  <Button
                    size="small"
                    type="link"
                    disabled={send.isPending}
                    onClick={() => put(at, fault.suggestion ?? '')}
                  >
                    {say('useInstead', { value: fault.suggestion })}
                  </Button>
                )}
              </span>
            ))}
          </td>
        )
      })}
    </tr>
  )
}
