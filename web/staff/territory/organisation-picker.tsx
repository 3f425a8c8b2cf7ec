import { Select } from 'antd'
import { listOrganisations } from '#contract/territory/organisations.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'

const words = {
  first: { zh: '先选区域', en: 'Choose the area first' },
  none: { zh: '不限', en: 'None' },
}
type Props = {
  id?: string
  value?: number
  onChange?: (id: number | undefined) => void
  areaId: number | undefined
  label?: string
}

/** The organisations of exactly one area, by the order of their kinds. */
export const OrganisationPicker = ({ id, value, onChange, areaId, label }: Props) => {
  const say = useWords(words)
  const found = useAnswer(listOrganisations, areaId ? { params: { areaId } } : undefined, { fresh: 60_000 })
  return (
    <Select
      id={id}
      className="admin-wide"
      aria-label={label}
      allowClear
      disabled={!areaId}
      placeholder={say(areaId ? 'none' : 'first')}
      loading={found.isFetching}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={(found.data?.rows ?? []).map((o) => ({ value: o.id, label: `${o.name}` }))}
      value={value}
      onChange={onChange}
    />
  )
}
