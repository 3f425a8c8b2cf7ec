import type { FormEvent } from 'react'
import { incidentFlow, type IncidentMove } from '#contract/incidents/incident-flow.ts'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { sayIssue } from '#kit/form/say-issue.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { usePhrases } from '#kit/phrases.ts'
import { MoveFields } from './move-fields.tsx'
import { useFieldMove } from './use-kept-move.ts'
import { words } from './words.ts'

/** The form of one move. When somebody was faster, it says so and keeps what was typed. */
export const MoveSheet = ({
  move,
  incident,
  onClose,
}: {
  move: IncidentMove
  incident: IncidentDetail
  onClose: () => void
}) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const title = phrase(`incidents.move.${move}`)
  const moving = useFieldMove(move, incident, say('done', { move: title }))
  const { filled, photos, send, busy, error, fieldErrors, complain } = moving
  const still = incident.moves.includes(move)
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const written = Object.fromEntries(
      Object.entries({ ...filled, photos: photos.photos.map(({ id }) => id) }).filter(([, v]) => v !== ''),
    )
    const read = incidentFlow.moves[move].needs.safeParse(written, { reportInput: true })
    if (!read.success)
      return complain(
        undefined,
        read.error.issues.map((issue) => ({ field: issue.path.join('.'), message: sayIssue(issue) })),
      )
    void send().then((sent) => sent && onClose())
  }
  const unplaced =
    error ?? (fieldErrors.length && !fieldErrors.some(({ field }) => field) ? fieldErrors[0]?.message : undefined)
  return (
    <Sheet open title={title} onClose={onClose}>
      {still ? (
        <form className="screen-body" onSubmit={submit} noValidate>
          <MoveFields move={move} areaId={incident.areaId} id={incident.id} moving={moving} />
          {unplaced && (
            <p className="refused" role="alert">
              <Icon name="alert" /> {unplaced}
            </p>
          )}
          <Button type="submit" wide busy={busy}>
            {title}
          </Button>
          <p className="soft small">{say('kept')}</p>
        </form>
      ) : (
        <p className="refused" role="alert">
          <Icon name="alert" /> {say('gone')}
        </p>
      )}
    </Sheet>
  )
}
