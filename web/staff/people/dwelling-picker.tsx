import { Select } from 'antd'
import { useState } from 'react'
import { getDwelling, listDwellings } from '#contract/people/dwellings.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSettled } from '#kit/use-settled.ts'

const words = {
  find: { zh: '按地址找房屋', en: 'Find a dwelling by address' },
  none: { zh: '没有这套房，请先登记房屋', en: 'No such dwelling; record it first' },
  vacant: { zh: '无人居住', en: 'nobody lives there' },
  people: { zh: '{n}人', en: '{n} people' },
}
type Props = {
  areaId: number
  value?: string | undefined
  onChange?: (id: string | undefined) => void
  label?: string
  id?: string
}

/** One dwelling of the community, found by its address. */
export const DwellingPicker = ({ areaId, value, onChange, label, id }: Props) => {
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim(), 250)
  const found = useAnswer(
    listDwellings,
    { params: { areaId }, query: { ...(q ? { q } : {}), limit: 30 } },
    { keepPrevious: true },
  )
  const known = useAnswer(getDwelling, value ? { params: { areaId, id: value } } : undefined, { fresh: 60_000 })
  const rows = found.data?.rows ?? []
  const options = rows.map((d) => ({
    value: d.id,
    label: `${d.address} · ${d.people ? say('people', { n: d.people }) : say('vacant')}`,
  }))
  if (value && !rows.some((d) => d.id === value)) options.unshift({ value, label: known.data?.address ?? '…' })
  return (
    <Select
      id={id}
      className="wide"
      aria-label={label}
      allowClear
      placeholder={say('find')}
      notFoundContent={say('none')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={options}
      value={value}
      onChange={(chosen?: string) => onChange?.(chosen)}
    />
  )
}
