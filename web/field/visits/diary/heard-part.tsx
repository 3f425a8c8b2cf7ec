import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { LongTextField } from '#kit/phone/field.tsx'
import { PhotoPicker } from '#kit/photo/photo-picker.tsx'
import { useVoice } from '#kit/report/use-voice.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { dropFile, keepFile } from '../../store/index.ts'
import { KeptVoices } from '../kept/kept-file.tsx'
import { useKeptPhotos } from '../kept/use-kept-photos.ts'
import { useRecorder } from '../kept/use-recorder.ts'
import type { Diary } from './use-diary.ts'
import { words } from './words.ts'

const mostVoices = 3

/** What was heard: typed, spoken, recorded or photographed, whichever is easiest at the door. */
export const HeardPart = ({ diary: { draft, change, errors } }: { diary: Diary }) => {
  const say = useWords(words)
  const speech = useVoice((heard) => change({ heard: (draft.heard + heard).slice(0, 4000) }))
  const recorder = useRecorder((note) => {
    keepFile(note).then((id) => change({ voices: [...draft.voices, id] }), sayRefused)
  })
  const photos = useKeptPhotos(draft.photos, (ids) => change({ photos: ids }))
  const recording = recorder.seconds !== undefined
  const removeVoice = (id: string) => {
    change({ voices: draft.voices.filter((one) => one !== id) })
    void dropFile(id)
  }
  return (
    <section className="card report-part">
      <LongTextField
        label={say('heard')}
        hint={say('heardHint')}
        rows={3}
        maxLength={4000}
        value={draft.heard}
        error={errors['heard'] && say('needs_said')}
        onChange={(e) => change({ heard: e.target.value })}
      />
      <div className="actions-beside">
        {speech.listen && (
          <Button
            kind="quiet"
            className={speech.on ? 'report-listening' : ''}
            aria-pressed={speech.on}
            onClick={speech.listen}
          >
            <Icon name="mic" />
            {say(speech.on ? 'listening' : 'speak')}
          </Button>
        )}
        {recorder.press && draft.voices.length < mostVoices && (
          <Button
            kind="quiet"
            className={recording ? 'report-listening' : ''}
            aria-pressed={recording}
            onClick={recorder.press}
          >
            <Icon name="mic" />
            {recording ? say('recording', { n: recorder.seconds ?? 0 }) : say('record')}
          </Button>
        )}
      </div>
      {(speech.refused || recorder.refused) && (
        <p className="field-error" role="alert">
          {say('noVoice')}
        </p>
      )}
      {draft.voices.map((id, at) => (
        <div key={id} className="voice-line">
          <KeptVoices areaId={draft.areaId} ids={[id]} label={() => say('voice', { n: at + 1 })} />
          <button
            type="button"
            className="icon-button"
            aria-label={say('removeVoice', { n: at + 1 })}
            onClick={() => removeVoice(id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <PhotoPicker photos={photos} label={say('photos')} optional={say('optional')} />
    </section>
  )
}
