import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { caseNumber } from '#contract/incidents/incident-filter.ts'
import { listIncidents } from '#contract/incidents/incident-lists.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useCategoryName } from '../case/category-name.ts'
import { words } from './words.ts'

type Given = {
  areaId: number
  self: string
  value?: string
  onChange?: (value: string | undefined) => void
  id?: string
}

/** Another open case of the same community, found by number or words. */
export const MergePicker = ({ areaId, self, value, onChange, id }: Given) => {
  const say = useWords(words)
  const name = useCategoryName()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const query = { scope: 'open' as const, limit: 20, ...(q ? { q } : {}) }
  const found = useAnswer(listIncidents, { params: { areaId }, query }, { keepPrevious: true })
  const options = (found.data?.rows ?? [])
    .filter((row) => row.id !== self && row.areaId === areaId)
    .map((row) => ({ value: row.id, label: `${caseNumber(row.number)} · ${name(row)} · ${row.text.slice(0, 40)}` }))
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      options={options}
      loading={found.isFetching}
      placeholder={say('intoSearch')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={say('noChoice')}
      allowClear
      className="wide"
    />
  )
}
