import type { ReactNode } from 'react'

/** Several of a few, all visible: big chips that can be pressed together. */
export const ChipsField = <T extends string>({
  label,
  optional,
  value,
  choices,
  onChange,
  error,
}: {
  label: string
  optional?: string
  value: readonly T[]
  choices: readonly { value: T; label: ReactNode }[]
  onChange: (value: T[]) => void
  error?: string
}) => (
  <fieldset className="field">
    <legend className="field-label">
      {label}
      {optional && <span className="soft small"> {optional}</span>}
    </legend>
    <div className="choices">
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="checkbox"
            checked={value.includes(choice.value)}
            onChange={(e) =>
              onChange(e.target.checked ? [...value, choice.value] : value.filter((one) => one !== choice.value))
            }
          />
          <span>{choice.label}</span>
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
