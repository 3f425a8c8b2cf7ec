import { DatePicker, Input, InputNumber, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { useWords } from '#kit/language.ts'
import { useDictionary } from './dictionary.ts'

const words = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } }
type Value = string | number | boolean | undefined
type Props = { field: string; value?: Value; onChange?: (value: Value) => void; id?: string; autoFocus?: boolean }

/** The control a field's kind asks for: codes to choose, days, numbers, yes or no, text. */
export const ValueControl = ({ field, value, onChange, id, autoFocus }: Props) => {
  const say = useWords(words)
  const { fields, choices, code, field: nameOf } = useDictionary()
  const definition = fields.find((f) => f.name === field)
  const label = nameOf(field)
  const shared = { id, autoFocus, 'aria-label': label }
  if (definition?.kind === 'code' && definition.family)
    return (
      <Select
        {...shared}
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={value as string | undefined}
        onChange={(chosen: string) => onChange?.(chosen)}
        options={choices(definition.family, value).map((c) => ({
          value: c.code,
          label: code(definition.family!, c.code),
        }))}
      />
    )
  if (definition?.kind === 'day')
    return (
      <DatePicker
        {...shared}
        className="wide"
        format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY年M月D日', 'YYYY.M.D', 'YYYY/M/D']}
        value={value ? dayjs(String(value)) : null}
        onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)}
      />
    )
  if (definition?.kind === 'number')
    return (
      <InputNumber
        {...shared}
        className="wide"
        value={value as number | undefined}
        onChange={(n) => onChange?.(n ?? undefined)}
      />
    )
  if (definition?.kind === 'flag')
    return (
      <Radio.Group
        aria-label={label}
        value={value}
        onChange={(e) => onChange?.(e.target.value as boolean)}
        options={[
          { value: true, label: say('yes') },
          { value: false, label: say('no') },
        ]}
      />
    )
  if (definition?.kind === 'long_text')
    return (
      <Input.TextArea
        {...shared}
        rows={3}
        maxLength={2000}
        value={value as string | undefined}
        onChange={(e) => onChange?.(e.target.value)}
      />
    )
  return (
    <Input
      {...shared}
      autoComplete="off"
      maxLength={field === 'name' ? 60 : 200}
      inputMode={field === 'phone' ? 'tel' : undefined}
      value={value as string | undefined}
      onChange={(e) => onChange?.(e.target.value)}
    />
  )
}
