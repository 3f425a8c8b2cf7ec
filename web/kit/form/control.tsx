import { Checkbox, DatePicker, Input, InputNumber, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { language } from '../language.ts'
import type { Control } from './control-of.ts'

/** How a field looks; what it may hold comes from its shape. */
export type FieldLook = {
  label: ReactNode
  hint?: ReactNode
  placeholder?: string
  /** Names of an enum's values. */
  say?: (value: string) => string
  /** For people's password managers and keyboards. */
  autoComplete?: string
  inputMode?: 'numeric' | 'tel' | 'text'
  kind?: Control['kind']
  autoFocus?: boolean
  /** A control of its own (an area picker, a map): gets `value` and `onChange` from the form. */
  control?: ReactNode
  /** Shown only while this holds of what is filled in so far; a hidden field is not sent. */
  when?: (values: Record<string, unknown>) => boolean
}

type Given = { control: Control; look: FieldLook; id?: string; value?: unknown; onChange?: (value: unknown) => void }

/** As the day is shown, then as it may be typed. */
const dayFormats = () => {
  const typed = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY-M-D']
  return language() === 'zh' ? ['YYYY年M月D日', ...typed] : [...typed, 'YYYY年M月D日']
}

/** The antd control of a field; antd's form hands in `id`, `value` and `onChange`. */
export const FormControl = ({ control, look, value, onChange, ...rest }: Given) => {
  const choices = (control.choices ?? []).map((choice) => ({ value: choice, label: look.say?.(choice) ?? choice }))
  const { placeholder, autoComplete, inputMode, autoFocus } = look
  const typed = {
    ...rest,
    placeholder,
    autoComplete,
    inputMode,
    autoFocus,
    maxLength: control.max,
    value: value as string | undefined,
  }
  switch (look.kind ?? control.kind) {
    case 'password':
      return <Input.Password {...typed} maxLength={200} onChange={(e) => onChange?.(e.target.value)} />
    case 'long':
      return (
        <Input.TextArea
          {...typed}
          rows={4}
          className="growing"
          showCount={control.max !== undefined}
          onChange={(e) => onChange?.(e.target.value)}
        />
      )
    case 'number':
      return (
        <InputNumber
          {...rest}
          placeholder={placeholder}
          min={control.min}
          max={control.max}
          value={value as number}
          onChange={onChange}
          style={{ width: '100%' }}
        />
      )
    case 'yes':
      return (
        <Checkbox {...rest} checked={Boolean(value)} onChange={(e) => onChange?.(e.target.checked)}>
          {look.label}
        </Checkbox>
      )
    case 'choice':
      return choices.length <= 4 && control.required ? (
        <Radio.Group {...rest} options={choices} value={value} onChange={(e) => onChange?.(e.target.value)} />
      ) : (
        <Select
          {...rest}
          placeholder={placeholder}
          options={choices}
          allowClear={!control.required}
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          onChange={onChange}
        />
      )
    case 'choices':
      return (
        <Select
          {...rest}
          mode="multiple"
          placeholder={placeholder}
          options={choices}
          value={value as string[]}
          onChange={onChange}
        />
      )
    case 'day':
      return (
        <DatePicker
          {...rest}
          style={{ width: '100%' }}
          format={dayFormats()}
          // Enter takes the day that was typed; it doesn't send the form
          onKeyDown={(e) => e.key === 'Enter' && e.preventDefault()}
          value={value ? dayjs(value as string) : null}
          onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)}
        />
      )
    default:
      return <Input {...typed} onChange={(e) => onChange?.(e.target.value)} />
  }
}
