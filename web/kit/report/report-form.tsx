import './report.css'
import { useRef, type FormEvent, type ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import { useWords } from '../language.ts'
import { Button } from '../phone/button.tsx'
import { LongTextField } from '../phone/field.tsx'
import { PhotoPicker } from '../photo/photo-picker.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { useRoot } from '../root.ts'
import { CategoryField } from './category-field.tsx'
import { NearSheet } from './near-sheet.tsx'
import type { Report } from './use-report.ts'
import { useVoice } from './use-voice.ts'
import { words } from './words.ts'

/** One short page: what, a photo, where. `extra` stands before the button (who it is on behalf of). */
export const ReportForm = ({
  report,
  extra,
  category,
  promise,
  onJoined,
}: {
  report: Report
  extra?: ReactNode
  /** In the place of suggestions, which need a network. */ category?: ReactNode
  /** What happens after sending, by the button. */ promise?: ReactNode
  onJoined: (joined: { areaId: number; id: string }) => void
}) => {
  const say = useWords(words)
  const root = useRoot()
  const form = useRef<HTMLFormElement>(null)
  const { draft, change, errors } = report
  const { listen, on, refused } = useVoice((heard) => change({ text: (draft.text + heard).slice(0, 2000) }))

  const submit = (e: FormEvent) => {
    e.preventDefault()
    void report.submit().then(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }
  return (
    <form ref={form} className="report" onSubmit={submit} noValidate>
      {report.restored && (
        <p className="report-restored" role="status">
          {say('restored')}
          <Button kind="text" onClick={report.clear}>
            {say('afresh')}
          </Button>
        </p>
      )}
      <section className="card report-part">
        <LongTextField
          label={say('what')}
          hint={say('whatHint')}
          rows={3}
          maxLength={2000}
          value={draft.text}
          error={errors.text}
          onChange={(e) => change({ text: e.target.value })}
        />
        {listen && (
          <Button kind="quiet" className={on ? 'report-listening' : ''} aria-pressed={on} onClick={listen}>
            <Icon name="mic" />
            {say(on ? 'listening' : 'speak')}
          </Button>
        )}
        {refused && (
          <p className="field-error" role="alert">
            {say('noVoice')}
          </p>
        )}
        {category ?? (
          <CategoryField
            areaId={root}
            text={draft.text}
            value={draft.category}
            error={errors.category}
            onChange={(chosen) => change({ category: chosen })}
          />
        )}
      </section>
      <section className="card report-part">
        <PhotoPicker photos={report.photos} label={say('photos')} optional={say('optional')} />
      </section>
      <section className="card report-part">
        <h2 className="report-heading">{say('where')}</h2>
        <PlaceField value={draft.place} error={errors.place} onChange={(place) => change({ place })} />
      </section>
      {extra}
      {errors.rest && (
        <p className="report-refused" role="alert">
          <Icon name="alert" /> {errors.rest}
        </p>
      )}
      <Button type="submit" wide busy={report.busy}>
        {say(report.busy ? 'sending' : 'send')}
      </Button>
      <p className="soft small report-kept">{promise ?? say('kept')}</p>
      <NearSheet report={report} onJoined={onJoined} />
    </form>
  )
}
