import { Checkbox, DatePicker, Input, InputNumber, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import type { FormField, FormValue } from '#contract/matters/forms.ts'
import { useWords } from '#kit/language.ts'
import { useNameOf } from './name-of.ts'
import { words } from './words.ts'

type Props = {
  field: FormField
  id: string
  value: FormValue | undefined
  onChange: (value: FormValue | undefined) => void
  wrong?: boolean
  /** Id of what says what is wrong or what is meant. */
  about?: string
}
const few = 5

/** The control of one question of a form. Nothing filled in is `undefined`. */
export const FieldControl = ({ field, id, value, onChange, wrong, about }: Props) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const options = (field.options ?? []).map((option) => ({ value: option.value, label: nameOf(option) }))
  const shared = { id, 'aria-describedby': about, 'aria-invalid': wrong || undefined }
  const status = wrong ? ('error' as const) : undefined
  const text = (typed: string) => onChange(typed || undefined)
  switch (field.kind) {
    case 'flag':
      return (
        <Radio.Group
          {...shared}
          aria-label={nameOf(field)}
          value={value}
          onChange={(e) => onChange(e.target.value as boolean)}
          options={[
            { value: true, label: say('yes') },
            { value: false, label: say('no') },
          ]}
        />
      )
    case 'number':
      return (
        <InputNumber
          {...shared}
          status={status}
          className="wide"
          value={value as number | undefined}
          onChange={(n) => onChange(typeof n === 'number' ? n : undefined)}
        />
      )
    case 'choice':
      return options.length <= few ? (
        <Radio.Group
          {...shared}
          aria-label={nameOf(field)}
          value={value}
          onChange={(e) => onChange(e.target.value as string)}
          options={options}
        />
      ) : (
        <Select
          {...shared}
          status={status}
          className="wide"
          placeholder={say('choose')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={value as string | undefined}
          onChange={(one?: string) => onChange(one)}
          options={options}
        />
      )
    case 'choices':
      return (
        <div role="group" {...shared} aria-label={nameOf(field)}>
          <Checkbox.Group
            value={(value as string[] | undefined) ?? []}
            onChange={(some) => onChange(some.length ? (some as string[]) : undefined)}
            options={options}
          />
        </div>
      )
    case 'day':
      return (
        <DatePicker
          {...shared}
          status={status}
          className="wide"
          format={['YYYY-MM-DD', 'YYYYMMDD']}
          value={value ? dayjs(value as string) : null}
          onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : undefined)}
        />
      )
    case 'long_text':
      return (
        <Input.TextArea
          {...shared}
          status={status}
          rows={2}
          className="matter-long"
          value={(value as string | undefined) ?? ''}
          onChange={(e) => text(e.target.value)}
        />
      )
    default:
      return (
        <Input
          {...shared}
          status={status}
          autoComplete="off"
          inputMode={field.kind === 'phone' ? 'tel' : undefined}
          value={(value as string | undefined) ?? ''}
          onChange={(e) => text(e.target.value)}
        />
      )
  }
}
