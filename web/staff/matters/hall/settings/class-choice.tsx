import { Select } from 'antd'
import { useWords } from '#kit/language.ts'
import { useNameOf } from '../../form/name-of.ts'
import { useClasses } from '../use-class-names.ts'
import { words } from './words.ts'

type Props = { areaId: number; label: string; value: readonly string[]; onChange: (classes: string[]) => void }

/** Classes of matters, or everything; choosing everything drops the others. */
export const ClassChoice = ({ areaId, label, value, onChange }: Props) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const rows = useClasses(areaId)
  const choose = (chosen: string[]) => {
    const all = chosen.includes('*')
    onChange(all && !value.includes('*') ? ['*'] : all && chosen.length > 1 ? chosen.filter((c) => c !== '*') : chosen)
  }
  return (
    <Select
      className="hall-wide"
      mode="multiple"
      maxTagCount={3}
      aria-label={label}
      status={value.length ? undefined : 'error'}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={[...value]}
      onChange={choose}
      options={[
        { value: '*', label: say('everything') },
        ...rows.filter((c) => c.active || value.includes(c.code)).map((c) => ({ value: c.code, label: nameOf(c) })),
      ]}
    />
  )
}
