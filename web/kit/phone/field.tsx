import { useId, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react'

type Label = {
  label: string
  hint?: ReactNode
  /** The sentence shown under the field, from `errorsOf`. */ error?: string
  optional?: string
}
type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined }

/** A label, a control, a hint and an error that belong together, also for screen readers. */
export const Field = ({
  label,
  hint,
  error,
  optional,
  children,
}: Label & { children: (wiring: Wiring) => ReactNode }) => {
  const id = useId()
  const said = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {optional && <span className="soft small"> {optional}</span>}
      </label>
      {children({ id, 'aria-describedby': said, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p className="soft small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

export const TextField = ({
  label,
  hint,
  error,
  optional,
  ...input
}: Label & InputHTMLAttributes<HTMLInputElement>) => (
  <Field {...{ label, hint, error, optional }}>{(wiring) => <input className="input" {...wiring} {...input} />}</Field>
)
export const LongTextField = ({
  label,
  hint,
  error,
  optional,
  ...area
}: Label & TextareaHTMLAttributes<HTMLTextAreaElement>) => (
  <Field {...{ label, hint, error, optional }}>
    {(wiring) => <textarea className="input" rows={4} {...wiring} {...area} />}
  </Field>
)

type Choices<T extends string> = {
  label: string
  value: T | undefined
  choices: readonly { value: T; label: string; about?: ReactNode }[]
  onChoose: (value: T) => void
  error?: string
}

/** One of a few, all visible: big chips instead of a drop-down. */
export const ChoiceField = <T extends string>({ label, value, choices, onChoose, error }: Choices<T>) => {
  const name = useId()
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <div className="choices">
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input type="radio" name={name} checked={choice.value === value} onChange={() => onChoose(choice.value)} />
            <span>
              {choice.label}
              {choice.about && <span className="soft small choice-about">{choice.about}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
