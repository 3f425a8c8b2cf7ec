import { useState } from 'react'
import { useSearch } from 'wouter'
import type { IncidentMove } from '#contract/incidents/incident-flow.ts'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { usePhrases } from '#kit/phrases.ts'
import { needsNothing } from './move-fields.tsx'
import { MoveSheet } from './move-sheet.tsx'
import { sortMoves } from './next-move.ts'
import { useFieldMove } from './use-kept-move.ts'
import { words } from './words.ts'

/** One press, one move: for what needs nothing filled in. */
const PressMove = ({ move, incident }: { move: IncidentMove; incident: IncidentDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const name = phrase(`incidents.move.${move}`)
  const { send, busy, error } = useFieldMove(move, incident, say('done', { move: name }))
  return (
    <>
      {error && (
        <p className="refused" role="alert">
          <Icon name="alert" /> {error}
        </p>
      )}
      <Button wide busy={busy} onClick={() => void send()}>
        {name}
      </Button>
    </>
  )
}

/** What to do next, big and at the thumb; two more beside it, the rest folded. */
export const Actions = ({ incident }: { incident: IncidentDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const role = usePhrases('access')
  // Who comes to mend a refused step finds its form open.
  const asked = new URLSearchParams(useSearch()).get('move')
  const [open, setOpen] = useState<IncidentMove | undefined>(incident.moves.find((move) => move === asked))
  const { next, second, others } = sortMoves(incident.moves)
  const who =
    incident.ownerName ?? incident.ownerOrganisation ?? (incident.ownerRole && role(`role.${incident.ownerRole}`))
  const button = (move: IncidentMove, kind: 'main' | 'quiet') => (
    <Button key={move} kind={kind} wide onClick={() => setOpen(move)}>
      {phrase(`incidents.move.${move}`)}
    </Button>
  )
  return (
    <div className="actions">
      {!next && !second.length && (
        <p className="soft">{incident.mine || !who ? say('nothing') : say('nowWith', { who })}</p>
      )}
      {next && (needsNothing(next) ? <PressMove key={next} move={next} incident={incident} /> : button(next, 'main'))}
      {second.length > 0 && <div className="actions-beside">{second.map((move) => button(move, 'quiet'))}</div>}
      {others.length > 0 && (
        <details className="actions-others">
          <summary>{say('others')}</summary>
          <div className="actions-beside">{others.map((move) => button(move, 'quiet'))}</div>
        </details>
      )}
      {open && <MoveSheet key={`sheet-${open}`} move={open} incident={incident} onClose={() => setOpen(undefined)} />}
    </div>
  )
}
