import { Select } from 'antd'
import { listSkills } from '#contract/matters/hall-duty.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { words } from './words.ts'

type Props = {
  areaId: number
  label: string
  value: string | null
  /** Names of persons who may have left since. */
  names?: Readonly<Record<string, string>>
  onChange: (accountId: string | null) => void
}

/** One of the staff of the area, or nobody. */
export const PersonChoice = ({ areaId, label, value, names = {}, onChange }: Props) => {
  const say = useWords(words)
  const role = usePhrases('access')
  const people = useAnswer(listSkills, { params: { areaId } }, { fresh: 60_000 }).data?.people ?? []
  const options = people.map((p) => ({ value: p.accountId, label: `${p.name} ${role(`role.${p.role}`)}` }))
  const gone = value && !options.some((o) => o.value === value) ? [{ value, label: names[value] ?? '…' }] : []
  return (
    <Select
      className="hall-wide"
      aria-label={label}
      allowClear
      placeholder={say('nobodyHere')}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={value ?? undefined}
      onChange={(id?: string) => onChange(id ?? null)}
      options={[...gone, ...options]}
    />
  )
}
