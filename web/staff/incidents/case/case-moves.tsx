import { Button, Dropdown } from 'antd'
import { useEffect, useState } from 'react'
import type { IncidentMove } from '#contract/incidents/incident-flow.ts'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { MoveForm } from '../move/move-form.tsx'
import { splitMoves } from '../move/next-move.ts'
import { atOnce, useMoveAtOnce } from '../move/send-move.ts'
import { words } from '../words.ts'

/** What the asker may do to the case now, exactly as the server says; the likeliest first, its form below the buttons. */
export const CaseMoves = ({ detail, start }: { detail: IncidentDetail; start?: string }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const { main, rest } = splitMoves(detail.moves)
  const wanted = detail.moves.includes(start as IncidentMove) ? (start as IncidentMove) : undefined
  const [open, setOpen] = useState(wanted)
  const { send, busy } = useMoveAtOnce()
  useEffect(() => setOpen(wanted), [wanted])
  const take = (move: IncidentMove) => (atOnce.includes(move) ? void send(move, detail) : setOpen(move))
  const label = (move: IncidentMove) => phrase(`incidents.move.${move}`)
  return (
    <div className="case-moves unprinted">
      {detail.moves.length === 0 && !open && <p className="soft">{say('nothingToDo')}</p>}
      {detail.moves.length > 0 && (
        <div className="case-buttons" role="group" aria-label={say('next')}>
          {main.map((move, at) => (
            <Button
              key={move}
              type={at === 0 ? 'primary' : 'default'}
              loading={busy === move}
              aria-expanded={atOnce.includes(move) ? undefined : open === move}
              onClick={() => take(move)}
            >
              {label(move)}
            </Button>
          ))}
          {rest.length > 0 && (
            <Dropdown
              trigger={['click']}
              menu={{ items: rest.map((move) => ({ key: move, label: label(move), onClick: () => take(move) })) }}
            >
              <Button icon={<Icon name="down" size={14} />} iconPlacement="end">
                {say('more')}
              </Button>
            </Dropdown>
          )}
        </div>
      )}
      {open && (
        <MoveForm
          key={open}
          move={open}
          detail={detail}
          onDone={() => setOpen(undefined)}
          onCancel={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}
