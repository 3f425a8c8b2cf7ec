import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useId, useState, type ReactNode } from 'react'

type Labelled<V> = { label: ReactNode; value: V; onChange: (value: V) => void; wide?: boolean }
const Field = ({
  id,
  label,
  wide,
  children,
}: {
  id: string
  label: ReactNode
  wide?: boolean | undefined
  children: ReactNode
}) => (
  <div className={`matter-field${wide ? ' matter-field-wide' : ''}`}>
    <label htmlFor={id}>{label}</label>
    {children}
  </div>
)

export const TextIn = ({
  label,
  value,
  onChange,
  wide,
  long,
  max,
}: Labelled<string> & { long?: boolean; max?: number }) => {
  const id = useId()
  return (
    <Field id={id} label={label} wide={wide}>
      {long ? (
        <Input.TextArea
          id={id}
          rows={2}
          className="matter-long"
          maxLength={max}
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      ) : (
        <Input id={id} maxLength={max} value={value} onChange={(e) => onChange(e.target.value)} />
      )}
    </Field>
  )
}
export const NumberIn = ({ label, value, onChange, min }: Labelled<number | undefined> & { min?: number }) => {
  const id = useId()
  return (
    <Field id={id} label={label}>
      <InputNumber
        id={id}
        className="wide"
        min={min}
        value={value}
        onChange={(n) => onChange(typeof n === 'number' ? n : undefined)}
      />
    </Field>
  )
}
export const FlagIn = ({ label, value, onChange }: Labelled<boolean>) => (
  <Checkbox checked={value} onChange={(e) => onChange(e.target.checked)}>
    {label}
  </Checkbox>
)
type Choice<V> = { value: V; label: string }
export const ChoiceIn = <V extends string>({
  label,
  value,
  onChange,
  options,
  clear,
  wide,
}: Labelled<V | undefined> & { options: readonly Choice<V>[]; clear?: boolean }) => {
  const id = useId()
  return (
    <Field id={id} label={label} wide={wide}>
      <Select
        id={id}
        className="wide"
        allowClear={clear}
        showSearch={{ optionFilterProp: 'label' }}
        value={value}
        onChange={onChange}
        options={[...options]}
      />
    </Field>
  )
}
export const ChoicesIn = ({
  label,
  value,
  onChange,
  options,
  wide,
}: Labelled<string[]> & { options: readonly Choice<string>[] }) => {
  const id = useId()
  return (
    <Field id={id} label={label} wide={wide}>
      <Select
        id={id}
        mode="multiple"
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={value}
        onChange={onChange}
        options={[...options]}
      />
    </Field>
  )
}
export const TagsIn = ({ label, value, onChange, wide }: Labelled<string[]>) => {
  const id = useId()
  return (
    <Field id={id} label={label} wide={wide}>
      <Select
        id={id}
        mode="tags"
        open={false}
        suffixIcon={null}
        className="wide"
        tokenSeparators={['、', '，', ',', ' ']}
        value={value}
        onChange={onChange}
      />
    </Field>
  )
}

/** A list of things, one a line, parts divided by a slash; what is typed stays as it is until it is left. */
export const LinesIn = <T,>({ label, value, onChange, read, write, wide }: Labelled<readonly T[]> & { read: (parts: string[]) => T; write: (one: T) => string }) => {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  return (
    <Field id={id} label={label} wide={wide}>
      <Input.TextArea
        id={id}
        rows={3}
        className="matter-long"
        value={typed ?? value.map(write).join('\n')}
        onChange={(e) => {
          setTyped(e.target.value)
          const lines = e.target.value.split('\n').map((line) => line.trim()).filter(Boolean)
          onChange(lines.map((line) => read(line.split(/[/／]/).map((part) => part.trim()))))
        }}
        onBlur={() => setTyped(undefined)}
      />
    </Field>
  )
} // prettier-ignore
