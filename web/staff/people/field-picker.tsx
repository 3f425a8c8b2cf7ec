import { Select } from 'antd'
import { useDictionary } from './dictionary.ts'

type Props = {
  id?: string
  label?: string
  value?: string | undefined
  onChange?: (field: string) => void
  /** Names left out. */
  without?: readonly string[]
}

/** One field of the dictionary, found by its name. */
export const FieldPicker = ({ id, label, value, onChange, without = [] }: Props) => {
  const { fields, field } = useDictionary()
  return (
    <Select
      id={id}
      className="wide"
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={(name: string) => onChange?.(name)}
      options={fields
        .filter((f) => f.active && !without.includes(f.name))
        .map((f) => ({ value: f.name, label: field(f.name) }))}
    />
  )
}
