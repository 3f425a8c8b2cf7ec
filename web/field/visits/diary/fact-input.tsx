import { sayDay } from '#kit/format.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { ChoiceField, Field, LongTextField, TextField } from '#kit/phone/field.tsx'
import type { FieldFact, FieldPackNow } from '../../store/index.ts'
import { readTyped, type TypedFacts } from './changed-facts.ts'
import { words } from './words.ts'

export type FieldShape = FieldPackNow['fields'][number]
type Value = TypedFacts[string]

/** Fewer codes than this are chips, more a list to choose from. */
const fewCodes = 6

/** One field of a person: filled with what is known, saying where that came from and when (C07). */
export const FactInput = ({
  field,
  fact,
  typed,
  onType,
  error,
}: {
  field: FieldShape
  fact: FieldFact | undefined
  /** undefined: not touched. */
  typed: Value | undefined
  onType: (value: Value) => void
  error?: string
}) => {
  const say = useWords(words)
  const locale = useLanguage()
  const label = field[locale]
  const value = typed === undefined ? (fact?.value ?? null) : typed
  const source = fact && say('factSource', { source: fact.source, day: sayDay(fact.on) })
  const hint = fact ? (fact.masked ? `${say('factMasked', { text: fact.text })} · ${source}` : source) : say('factNone')
  const text = value === null ? '' : String(value)
  const shared = { label, hint, error }
  if (field.kind === 'flag')
    return (
      <div className="field">
        <ChoiceField
          label={label}
          error={error}
          value={text as 'true' | 'false' | ''}
          choices={[
            { value: 'true', label: say('yes') },
            { value: 'false', label: say('no') },
            { value: '', label: say('unknown') },
          ]}
          onChoose={(v) => onType(readTyped('flag', v))}
        />
        <p className="soft small">{hint}</p>
      </div>
    )
  if (field.kind === 'code' && field.codes.length > 0 && field.codes.length <= fewCodes)
    return (
      <div className="field">
        <ChoiceField
          label={label}
          error={error}
          value={text}
          choices={field.codes.map((code) => ({ value: code.code, label: code[locale] }))}
          onChoose={(v) => onType(readTyped('code', v))}
        />
        <p className="soft small">{hint}</p>
      </div>
    )
  if (field.kind === 'code' && field.codes.length > 0)
    return (
      <Field {...shared}>
        {(wiring) => (
          <select
            className="input"
            {...wiring}
            value={text}
            onChange={(e) => onType(readTyped('code', e.target.value))}
          >
            <option value="">{say('unknown')}</option>
            {field.codes.map((code) => (
              <option key={code.code} value={code.code}>
                {code[locale]}
              </option>
            ))}
          </select>
        )}
      </Field>
    )
  if (field.kind === 'long_text')
    return (
      <LongTextField
        {...shared}
        rows={2}
        maxLength={2000}
        value={text}
        onChange={(e) => onType(e.target.value || null)}
      />
    )
  const kinds = {
    day: { type: 'date' },
    number: { type: 'number', inputMode: 'numeric' },
  } as const
  return (
    <TextField
      {...shared}
      {...(field.kind === 'day' || field.kind === 'number' ? kinds[field.kind] : { maxLength: 200 })}
      autoComplete="off"
      value={text}
      // as it is typed; read by its kind when it goes out, so that a half-typed number isn't lost
      onChange={(e) => onType(field.kind === 'number' ? readTyped('number', e.target.value) : e.target.value || null)}
    />
  )
}
