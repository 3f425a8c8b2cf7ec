import { cleanForm, isRequired, shownFields, type FormField, type FormSchema, type FormValue, type FormValues } from '#contract/matters/forms.ts' // prettier-ignore
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { ChipsField, ChoiceField, Field, LongTextField, TextField } from '#kit/phone/field.tsx'
import { words as shared } from '../words.ts'
import { words } from './words.ts'

type One = {
  field: FormField
  value: FormValue | undefined
  error: string | undefined
  optional: string | undefined
  onChange: (value: FormValue | undefined) => void
}
const keyboards = {
  text: {},
  address: { autoComplete: 'street-address' },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel-national' },
  document: { autoCapitalize: 'characters', spellCheck: false },
  number: { inputMode: 'decimal' },
  day: { type: 'date' },
} as const

const Control = (one: One) => {
  const say = useWords(words)
  const { field, value, error, optional, onChange } = one
  const hint = field.hintZh ? pick({ zh: field.hintZh, en: field.hintEn ?? field.hintZh }) : undefined
  const label = { label: pick(field), hint, error, optional }
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  switch (field.kind) {
    case 'choice':
      return field.options && field.options.length > 8 ? (
        <Field {...label}>
          {(wiring) => (
            <select className="input" {...wiring} value={text} onChange={(e) => onChange(e.target.value || undefined)}>
              <option value="">{say('choose')}</option>
              {field.options?.map((option) => (
                <option key={option.value} value={option.value}>
                  {pick(option)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <ChoiceField
          label={pick(field)}
          value={text || undefined}
          choices={(field.options ?? []).map((o) => ({ value: o.value, label: pick(o) }))}
          onChoose={onChange}
          error={error}
        />
      )
    case 'choices':
      return (
        <ChipsField
          {...{ label: pick(field), error, optional }}
          value={Array.isArray(value) ? value : []}
          choices={(field.options ?? []).map((o) => ({ value: o.value, label: pick(o) }))}
          onChange={onChange}
        />
      )
    case 'flag':
      return (
        <label className="flag">
          <input type="checkbox" checked={value === true} onChange={(e) => onChange(e.target.checked)} />
          <span>
            {pick(field)}
            {error && <span className="field-error"> {error}</span>}
          </span>
        </label>
      )
    case 'long_text':
      return <LongTextField {...label} rows={3} value={text} onChange={(e) => onChange(e.target.value || undefined)} />
    default:
      return (
        <TextField
          {...label}
          {...keyboards[field.kind]}
          value={text}
          onChange={(e) => {
            const typed = e.target.value
            // what isn't a number yet stays as it was typed; the check says so
            const number = field.kind === 'number' && typed.trim() !== '' && Number.isFinite(Number(typed))
            onChange(typed === '' ? undefined : number ? Number(typed) : typed)
          }}
        />
      )
  }
}

/** The questions of a form that are still open: those the register answers are left out, hidden ones aren't asked. */
export const FormFields = ({
  form,
  values,
  known,
  errors,
  onChange,
}: {
  form: FormSchema
  values: FormValues
  known: ReadonlySet<string>
  errors: Readonly<Record<string, string>>
  onChange: (values: FormValues) => void
}) => {
  useLanguage()
  const all = useWords(shared)
  const clean = cleanForm(form, values, known)
  return shownFields(form, values, known)
    .filter((field) => !known.has(field.key))
    .map((field) => (
      <Control
        key={field.key}
        field={field}
        value={values[field.key]}
        error={errors[field.key]}
        optional={isRequired(field, clean, known) || field.kind === 'flag' ? undefined : all('optional')}
        onChange={(value) => {
          const { [field.key]: _, ...rest } = values
          onChange(value === undefined ? rest : { ...rest, [field.key]: value })
        }}
      />
    ))
}
