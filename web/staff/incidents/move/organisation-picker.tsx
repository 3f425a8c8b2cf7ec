import { Select } from 'antd'
import { useMemo } from 'react'
import { listOrganisations } from '#contract/territory/organisations.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { words } from './words.ts'

type Given = {
  areaId: number
  many?: boolean
  /** Only these: departments that already have a part in the case. */
  only?: readonly number[]
  value?: number | number[]
  onChange?: (value: number | number[] | undefined) => void
  id?: string
  label?: string
}

/** Organisations that may work on a case of an area: its own and those of the areas above it. */
export const OrganisationPicker = ({ areaId, many, only, value, onChange, id, label }: Given) => {
  const say = useWords(words)
  const asked = { params: { areaId }, query: { reach: 'true', limit: 500 } }
  const found = useAnswer(listOrganisations, asked, { fresh: 300_000 })
  const groups = useMemo(() => {
    const by = new Map<string, { value: number; label: string }[]>()
    for (const o of found.data?.rows ?? [])
      if (!only || only.includes(o.id))
        by.set(o.kindName, [...(by.get(o.kindName) ?? []), { value: o.id, label: o.name }])
    return [...by].map(([kind, options]) => ({ label: kind, options }))
  }, [found.data, only])
  return (
    <Select
      id={id}
      aria-label={label}
      placeholder={label}
      mode={many ? 'multiple' : undefined}
      value={value}
      onChange={onChange}
      options={groups}
      loading={found.isPending}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={say('noChoice')}
      className="wide"
    />
  )
}
