import type { FormFault } from '#contract/matters/check-form.ts'
import { isRequired, type FormField, type FormValue, type FormValues } from '#contract/matters/forms.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { FieldControl } from './field-control.tsx'
import { useNameOf } from './name-of.ts'
import { words } from './words.ts'

type Props = {
  /** Only those that are asked. */
  fields: readonly FormField[]
  values: FormValues
  onChange: (values: FormValues) => void
  faults: readonly FormFault[]
  known?: ReadonlySet<string>
  /** Says also what is merely not yet filled in. */
  strict?: boolean
  prefix?: string
}
const wide = new Set(['long_text', 'choices', 'address'])

/** The questions of a form, each with what is wrong with its answer as it is typed. */
export const ItemForm = ({ fields, values, onChange, faults, known, strict, prefix = 'field' }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const set = (key: string, value: FormValue | undefined) => {
    const { [key]: _, ...rest } = values
    onChange(value === undefined ? rest : { ...rest, [key]: value })
  }
  // What stands in a question that is no longer asked asks for nothing.
  const asked = Object.fromEntries(Object.entries(values).filter(([key]) => fields.some((f) => f.key === key)))
  return (
    <div className="matter-form">
      {fields.map((field) => {
        const id = `${prefix}-${field.key}`
        const fault = faults.find((f) => f.field === field.key && (strict || f.fault !== 'missing'))
        const hint = nameOf({ zh: field.hintZh ?? '', en: field.hintEn ?? field.hintZh ?? '' })
        const required = isRequired(field, asked, known)
        const about = fault || hint ? `${id}-about` : undefined
        return (
          <div key={field.key} className={`matter-field${wide.has(field.kind) ? ' matter-field-wide' : ''}`}>
            <label htmlFor={id}>
              {nameOf(field)}
              {!required && <span className="soft small">{say('optional')}</span>}
            </label>
            <FieldControl
              field={field}
              id={id}
              value={values[field.key]}
              onChange={(value) => set(field.key, value)}
              wrong={fault !== undefined}
              about={about}
            />
            {about && (
              <p id={about} className={fault ? 'field-wrong small' : 'soft small'}>
                {fault
                  ? phrase(`matters.fault.${fault.fault}`, fault.limit === undefined ? {} : { limit: fault.limit })
                  : hint}
              </p>
            )}
          </div>
        )
      })}
    </div>
  )
}
