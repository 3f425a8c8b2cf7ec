import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { IncidentRow } from '#contract/incidents/incidents.ts'
import { sayAgo } from '#kit/format.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useMay, useSession } from '#kit/session.ts'
import { CaseLight } from '../case/case-light.tsx'
import { useCategoryName } from '../case/category-name.ts'
import { Marks } from '../case/marks.tsx'
import { nextMove } from '../move/next-move.ts'
import { atOnce, useMoveAtOnce } from '../move/send-move.ts'

/** Tasks, due first, each with its light and the one thing to do next. */
export const TaskList = ({ rows, act }: { rows: readonly IncidentRow[]; act: boolean }) => {
  const phrase = usePhrases('incidents')
  const name = useCategoryName()
  const may = useMay()
  const { data: session } = useSession()
  const go = useNavigate()
  const { send, busy } = useMoveAtOnce()
  const open = (row: IncidentRow, move?: string) =>
    void go({ to: '.', search: { open: `${row.areaId}.${row.id}`, move } as never, resetScroll: false })
  // who works in one community knows which
  const where = (row: IncidentRow) => row.placeText ?? (row.areaId === session?.areaId ? null : row.areaName)
  return (
    <ul className="tasks">
      {rows.map((row) => {
        const next = act && row.mine ? nextMove(row.state, session?.role ?? null, may) : undefined
        return (
          <li key={row.id} className="task">
            <div className="task-light">
              <CaseLight row={row} />
            </div>
            <div className="task-what">
              <Link
                to="."
                search={{ open: `${row.areaId}.${row.id}` } as never}
                resetScroll={false}
                className="task-title"
              >
                {name(row)}
                {where(row) && <span className="soft"> · {where(row)}</span>}
              </Link>
              <p className="task-text soft">
                <Marks row={row} /> {row.text}
              </p>
            </div>
            <div className="task-state soft small">
              <span>{phrase(`incidents.state.${row.state}`)}</span>
              <time dateTime={row.reportedAt}>{sayAgo(row.reportedAt)}</time>
            </div>
            <div className="task-next">
              {next && (
                <Button
                  size="small"
                  loading={busy === next}
                  aria-label={`${phrase(`incidents.move.${next}`)}：${name(row)}`}
                  onClick={() => (atOnce.includes(next) ? void send(next, row) : open(row, next))}
                >
                  {phrase(`incidents.move.${next}`)}
                </Button>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
