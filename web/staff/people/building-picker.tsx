import { Select } from 'antd'
import { useState } from 'react'
import { listBuildings } from '#contract/territory/buildings.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSettled } from '#kit/use-settled.ts'

const words = {
  find: { zh: '楼名或地址', en: 'Name or address' },
  none: { zh: '没有找到', en: 'Nothing found' },
  nameless: { zh: '{n} 号楼栋', en: 'Building {n}' },
}
type Props = {
  areaId: number
  value?: number | undefined
  onChange?: (buildingNo: number | undefined) => void
  label?: string
  id?: string
}

/** 选楼栋: found by name or address in one community. */
export const BuildingPicker = ({ areaId, value, onChange, label, id }: Props) => {
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim(), 250)
  const found = useAnswer(
    listBuildings,
    { params: { areaId }, query: { ...(q ? { q } : {}), limit: 200 } },
    { fresh: 60_000, keepPrevious: true },
  )
  const rows = found.data?.rows ?? []
  const options = rows.map((b) => ({
    value: b.buildingNo,
    label: [b.name, b.address].filter(Boolean).join(' · ') || say('nameless', { n: b.buildingNo }),
  }))
  const known = value === undefined || rows.some((b) => b.buildingNo === value)
  return (
    <Select
      id={id}
      aria-label={label}
      allowClear
      placeholder={say('find')}
      notFoundContent={say('none')}
      popupMatchSelectWidth={320}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={known ? options : [{ value: value!, label: say('nameless', { n: value! }) }, ...options]}
      value={value}
      onChange={(no?: number) => onChange?.(no)}
    />
  )
}
