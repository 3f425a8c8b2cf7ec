import { paperKinds } from '#contract/visits/boxes.ts'
import { faultsOf, paperFields, type TypedPaper } from '#contract/visits/typed-paper.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { ChoiceField, LongTextField, TextField } from '#kit/phone/field.tsx'
import { PhotoPicker } from '#kit/photo/photo-picker.tsx'
import { usePhrases } from '#kit/phrases.ts'
import { useKeptPhotos } from '../kept/use-kept-photos.ts'
import { words } from './words.ts'

const mostPhotos = 5
type Props = {
  no: number
  paper: TypedPaper
  tried: boolean
  onChange: (part: Partial<TypedPaper>) => void
  onRemove: () => void
}

/** One paper: what it says, a photo of it, what becomes of it. */
export const PaperPart = ({ no, paper, tried, onChange, onRemove }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const photos = useKeptPhotos(paper.photos, (ids) => onChange({ photos: ids }), mostPhotos)
  const faults = tried ? faultsOf(paper) : []
  const fields = paperFields[paper.kind]
  const faultOf = (field: 'text' | 'phone' | 'name' | 'matter' | 'answer') =>
    faults.includes(field) ? say(`fault_${field}`) : undefined
  const short = (field: 'name' | 'matter' | 'answer', most: number) =>
    fields.includes(field) && (
      <TextField
        label={say(field)}
        maxLength={most}
        autoComplete="off"
        value={paper[field]}
        error={faultOf(field)}
        onChange={(e) => onChange({ [field]: e.target.value })}
      />
    )
  return (
    <section className="card report-part">
      <h2>{say('paperN', { n: no })}</h2>
      <LongTextField
        label={say('text')}
        rows={3}
        maxLength={2000}
        value={paper.text}
        error={faultOf('text')}
        onChange={(e) => onChange({ text: e.target.value })}
      />
      <PhotoPicker photos={photos} label={say('photos')} optional={say('optional')} />
      <ChoiceField
        label={say('becomes')}
        value={paper.kind}
        choices={paperKinds.map((kind) => ({ value: kind, label: phrase(`visits.paper.${kind}`) }))}
        onChoose={(kind) => onChange({ kind })}
      />
      {short('matter', 200)}
      {short('name', 40)}
      {fields.includes('phone') && (
        <TextField
          label={say('phone')}
          optional={paper.kind === 'consultation' ? undefined : say('optional')}
          type="tel"
          inputMode="numeric"
          maxLength={11}
          autoComplete="off"
          value={paper.phone}
          error={faultOf('phone')}
          onChange={(e) => onChange({ phone: e.target.value })}
        />
      )}
      {short('answer', 1000)}
      {fields.includes('urgent') && (
        <label className="choice">
          <input type="checkbox" checked={paper.urgent} onChange={(e) => onChange({ urgent: e.target.checked })} />
          <span>{say('urgent')}</span>
        </label>
      )}
      <Button kind="quiet" onClick={onRemove}>
        {say('remove', { n: no })}
      </Button>
    </section>
  )
}
