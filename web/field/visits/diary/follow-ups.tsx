import { followUpKinds } from '#contract/visits/visits.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { ChipsField, LongTextField, TextField } from '#kit/phone/field.tsx'
import { usePhrases } from '#kit/phrases.ts'
import type { DiaryErrors, TypedFollowUp } from './diary-draft.ts'
import { words } from './words.ts'

type Part = { one: TypedFollowUp; change: (part: Partial<TypedFollowUp>) => void; errors: DiaryErrors }

const Ticked = ({ label, on, onTick }: { label: string; on: boolean; onTick: (on: boolean) => void }) => (
  <label className="choice">
    <input type="checkbox" checked={on} onChange={(e) => onTick(e.target.checked)} />
    <span>{label}</span>
  </label>
)

/** The little a follow-up needs beyond what was heard. */
const FollowUpFields = ({ one, change, errors }: Part) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const wrong = (field: string) => {
    const fault = errors[`followUps.${one.id}.${field}`]
    return fault && say(`needs_${fault}`)
  }
  return (
    <fieldset className="card follow-up">
      <legend className="field-label">{phrase(`visits.follow_up.${one.kind}`)}</legend>
      {one.kind === 'agency' ? (
        <>
          <TextField
            label={say('fMatter')}
            hint={say('fMatterHint')}
            maxLength={200}
            value={one.matter ?? ''}
            error={wrong('matter')}
            onChange={(e) => change({ matter: e.target.value })}
          />
          <Ticked label={say('fHome')} on={one.homeVisit ?? false} onTick={(homeVisit) => change({ homeVisit })} />
        </>
      ) : (
        <>
          <LongTextField
            label={say('fText')}
            hint={say('fTextHint')}
            rows={2}
            maxLength={1000}
            value={one.text ?? ''}
            error={wrong('text')}
            onChange={(e) => change({ text: e.target.value })}
          />
          <TextField
            label={say('fPhone')}
            hint={say(one.kind === 'consultation' ? 'fPhoneTell' : 'fPhoneFollow')}
            optional={one.kind === 'consultation' ? undefined : say('optional')}
            type="tel"
            inputMode="numeric"
            maxLength={11}
            autoComplete="off"
            value={one.phone ?? ''}
            error={wrong('phone')}
            onChange={(e) => change({ phone: e.target.value })}
          />
          {one.kind === 'incident' && (
            <Ticked label={say('fUrgent')} on={one.urgent ?? false} onTick={(urgent) => change({ urgent })} />
          )}
        </>
      )}
    </fieldset>
  )
}

/** 一键转办: one tap each; what was heard, the photos and the place go along. */
export const FollowUps = ({
  value,
  onChange,
  errors,
}: {
  value: readonly TypedFollowUp[]
  onChange: (value: TypedFollowUp[]) => void
  errors: DiaryErrors
}) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  return (
    <>
      <ChipsField
        label={say('followUps')}
        value={value.map(({ kind }) => kind)}
        choices={followUpKinds.map((kind) => ({ value: kind, label: phrase(`visits.follow_up.${kind}`) }))}
        onChange={(kinds) =>
          onChange(kinds.map((kind) => value.find((one) => one.kind === kind) ?? { kind, id: clientId() }))
        }
      />
      <p className="soft small">{say('followUpsAbout')}</p>
      {value.map((one) => (
        <FollowUpFields
          key={one.id}
          one={one}
          errors={errors}
          change={(part) => onChange(value.map((other) => (other.id === one.id ? { ...other, ...part } : other)))}
        />
      ))}
    </>
  )
}
