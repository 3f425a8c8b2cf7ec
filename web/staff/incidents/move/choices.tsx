import { Radio } from 'antd'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { words } from './words.ts'

type Given<V> = { value?: V; onChange?: (value: V) => void; id?: string }

/** 是, 否: nothing chosen is neither. */
export const YesNo = ({ value, onChange, id }: Given<boolean>) => {
  const say = useWords(words)
  return (
    <Radio.Group
      id={id}
      value={value}
      onChange={(e) => onChange?.(e.target.value as boolean)}
      options={[
        { value: true, label: say('yes') },
        { value: false, label: say('no') },
      ]}
    />
  )
}

/** One of a few numbers with names: 等级, 满意程度. */
export const Numbered = ({
  prefix,
  values,
  value,
  onChange,
  id,
}: Given<number> & { prefix: string; values: readonly number[] }) => {
  const phrase = usePhrases('incidents')
  return (
    <Radio.Group
      id={id}
      value={value}
      onChange={(e) => onChange?.(e.target.value as number)}
      options={values.map((n) => ({ value: n, label: phrase(`${prefix}.${n}`) }))}
    />
  )
}
