import { Alert, Button } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { incidentFlow, type IncidentMove } from '#contract/incidents/incident-flow.ts'
import { getIncident, moveRoutes, type IncidentDetail, type Receipt } from '#contract/incidents/incidents.ts'
import { call } from '#kit/call.ts'
import { clientId } from '#kit/client-id.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { PhotoPicker } from '#kit/photo/photo-picker.tsx'
import { usePhotos } from '#kit/photo/use-photos.ts'
import { usePhrases } from '#kit/phrases.ts'
import { keyOf, queryClient } from '#kit/queries.ts'
import { isProblem } from '#kit/refusal.ts'
import { StepLine } from '../case/step-line.tsx'
import { useMoveFields, startOf } from './move-fields.tsx'
import { useSayMoved } from './send-move.ts'
import { words } from './words.ts'

type Props = { move: IncidentMove; detail: IncidentDetail; onDone: () => void; onCancel: () => void }

/** The form of one move, made from what the life cycle says it needs. What was typed survives a conflict and a closed tab. */
export const MoveForm = ({ move, detail, onDone, onCancel }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const sayMoved = useSayMoved()
  const fields = useMoveFields(move, detail)
  const { needs } = incidentFlow.moves[move]
  const wantsPhotos = 'photos' in needs.shape
  const draft = `move.${detail.id}.${move}`
  const photos = usePhotos(draft)
  const [moveId] = useState(clientId)
  /** What happened since the form was opened: shown as soon as it is known, so that whoever sends has seen it. */
  const [since] = useState(() => Math.max(...detail.steps.map((step) => step.seq)))
  const missed = detail.steps.filter((step) => step.seq > since)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
    // the first that is asked, and of its choices the one taken; where there is no keyboard none pops up over the form
    if (!matchMedia('(hover: hover)').matches) return
    const first = box.current?.querySelector('.ant-form-item')
    const cursor = first?.querySelector<HTMLElement>('input:checked') ?? first?.querySelector('input, textarea')
    if (cursor instanceof HTMLElement) cursor.focus()
  }, [])

  const params = { areaId: detail.areaId, id: detail.id }
  const send = async (value: object) => {
    const fileIds = wantsPhotos && photos.photos.length ? { photos: await photos.send(detail.areaId) } : {}
    let receipt: Receipt
    try {
      receipt = await call(moveRoutes[move], {
        params,
        body: { ...value, ...fileIds, moveId, version: detail.version },
      })
    } catch (error) {
      if (isProblem(error, 'platform.conflict')) {
        queryClient.setQueryData(keyOf(getIncident, { params }), await call(getIncident, { params }))
      }
      throw error
    }
    photos.clear()
    sayMoved(move, receipt)
    onDone()
  }
  const onKey = (e: KeyboardEvent<HTMLElement>) => {
    if (e.key !== 'Escape') return
    // Escape closes one thing at a time: an open list, else this form, and the drawer only after both
    e.stopPropagation()
    if ((e.target as HTMLElement).getAttribute('aria-expanded') !== 'true') onCancel()
  }
  const possible = detail.moves.includes(move)
  const title = phrase(`incidents.move.${move}`)
  return (
    <section className="move-form" aria-label={title} ref={box} onKeyDown={onKey}>
      <h3>{title}</h3>
      {missed.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say('conflict')}
          description={
            <>
              <ol className="steps">
                {missed.map((step) => (
                  <StepLine key={step.seq} step={step} />
                ))}
              </ol>
              {possible ? say('conflictAgain') : say('conflictGone', { move: title })}
            </>
          }
        />
      )}
      <SchemaForm
        shape={needs as never}
        fields={fields as never}
        initial={startOf(move, detail) as never}
        send={send as never}
        draft={draft}
        submit={title}
        more={<Button onClick={onCancel}>{say('cancel')}</Button>}
      >
        {wantsPhotos && <PhotoPicker photos={photos} label={say('photos')} optional={say('photosMay')} />}
      </SchemaForm>
    </section>
  )
}
