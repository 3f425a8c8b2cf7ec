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

type Chip<T extends string> = { value: T; label: ReactNode; about?: ReactNode }
type Chosen = Pick<Label, 'label' | 'optional' | 'error'>

/** Big chips instead of a drop-down, under one legend. */
const Chips = <T extends string>({
  label,
  optional,
  error,
  choices,
  input,
}: Chosen & { choices: readonly Chip<T>[]; input: (value: T) => InputHTMLAttributes<HTMLInputElement> }) => (
  <fieldset className="field">
    <legend className="field-label">
      {label}
      {optional && <span className="soft small"> {optional}</span>}
    </legend>
    <div className="choices">
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input {...input(choice.value)} />
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

/** One of a few, all visible. */
export const ChoiceField = <T extends string>({
  value,
  onChoose,
  ...rest
}: Chosen & { value: T | undefined; choices: readonly Chip<T>[]; onChoose: (value: T) => void }) => {
  const name = useId()
  return (
    <Chips
      {...rest}
      input={(one: T) => ({ type: 'radio', name, checked: one === value, onChange: () => onChoose(one) })}
    />
  )
}

/** Several of a few, all visible: they can be pressed together. */
export const ChipsField = <T extends string>({
  value,
  onChange,
  ...rest
}: Chosen & { value: readonly T[]; choices: readonly Chip<T>[]; onChange: (value: T[]) => void }) => (
  <Chips
    {...rest}
    input={(one: T) => ({
      type: 'checkbox',
      checked: value.includes(one),
      onChange: (e) => onChange(e.target.checked ? [...value, one] : value.filter((other) => other !== one)),
    })}
  />
)
