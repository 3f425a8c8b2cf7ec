import { ValueControl } from '../value-control.tsx'
import { useDictionary } from '../dictionary.ts'

export type Details = Record<string, string | number | boolean>
type Props = { fields: readonly string[]; value: Details; onChange: (details: Details) => void }

/** The fields one register keeps, and no others. */
export const DetailsFields = ({ fields, value, onChange }: Props) => {
  const { field } = useDictionary()
  const put = (name: string, given: string | number | boolean | undefined) => {
    const { [name]: _, ...others } = value
    onChange(given === undefined || given === '' ? others : { ...others, [name]: given })
  }
  return (
    <div className="two-fields">
      {fields.map((name) => (
        <div key={name} className="label-over">
          <span className="filter-label">{field(name)}</span>
          <ValueControl field={name} value={value[name]} onChange={(given) => put(name, given)} />
        </div>
      ))}
    </div>
  )
}
