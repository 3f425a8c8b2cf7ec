import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useWords } from '#kit/language.ts'
import type { Filters } from '#kit/table/view.ts'
import { listOf, oneOf } from './use-list-state.ts'
import { words } from './words.ts'

export const Filter = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="filter">
    <span className="filter-label">{label}</span>
    {children}
  </div>
)
type Choice = { value: string; label: string }
type Given = { name: string; label: string; filters: Filters; change: (patch: Filters) => void }

/** One of several, or several of them. */
export const ChoiceFilter = ({
  name,
  label,
  filters,
  change,
  options,
  many,
}: Given & { options: readonly Choice[]; many?: boolean }) => (
  <Filter label={label}>
    <Select
      aria-label={label}
      mode={many ? 'multiple' : undefined}
      allowClear
      maxTagCount="responsive"
      showSearch={{ optionFilterProp: 'label' }}
      value={(many ? listOf(filters[name]) : oneOf(filters[name])) as never}
      onChange={(chosen: string | string[] | undefined) => change({ [name]: chosen?.length ? chosen : undefined })}
      options={[...options]}
    />
  </Filter>
)
/** From … to, both included, either may be open. */
export const DaysFilter = ({
  names: [from, to],
  label,
  filters,
  change,
}: Omit<Given, 'name'> & { names: readonly [string, string] }) => {
  const say = useWords(words)
  const day = (key: string) => (filters[key] ? dayjs(oneOf(filters[key])) : null)
  return (
    <Filter label={label}>
      <DatePicker.RangePicker
        aria-label={label}
        allowEmpty={[true, true]}
        placeholder={[say('from'), say('to')]}
        value={[day(from), day(to)]}
        onChange={(days) => change({ [from]: days?.[0]?.format('YYYY-MM-DD'), [to]: days?.[1]?.format('YYYY-MM-DD') })}
      />
    </Filter>
  )
}
