import { Button, Input, InputNumber, Select } from 'antd'
import type { FieldCondition, FormField } from '#contract/matters/forms.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useNameOf } from '../../form/name-of.ts'
import { words as partWords } from '../../part/words.ts'
import { words } from './words.ts'

type Props = {
  label: string
  /** Earlier questions: a condition may look at them only. */
  fields: readonly FormField[]
  value: readonly FieldCondition[]
  onChange: (value: FieldCondition[]) => void
}
const hows = ['in', 'range', 'filled', 'empty'] as const
type How = (typeof hows)[number]
const howOf = (c: FieldCondition): How => ('in' in c ? 'in' : 'filled' in c ? (c.filled ? 'filled' : 'empty') : 'range')

/** 规则: all of these must hold. */
export const Conditions = ({ label, fields, value, onChange }: Props) => {
  const say = useWords(words)
  const sayPart = useWords(partWords)
  const nameOf = useNameOf()
  const options = (field: FormField | undefined) =>
    field?.kind === 'flag'
      ? [{ value: 'true', label: sayPart('yes') }, { value: 'false', label: sayPart('no') }] // prettier-ignore
      : (field?.options ?? []).map((o) => ({ value: o.value, label: nameOf(o) }))
  const make = (key: string, how: How): FieldCondition => {
    const field = fields.find((f) => f.key === key)
    if (how === 'in') return { field: key, in: [field?.kind === 'flag' ? true : (field?.options?.[0]?.value ?? '')] }
    return how === 'range' ? { field: key, from: 0 } : { field: key, filled: how === 'filled' }
  }
  const set = (at: number, one: FieldCondition) => onChange(value.map((c, i) => (i === at ? one : c)))
  return (
    <div className="matter-field matter-field-wide" role="group" aria-label={label}>
      <span>{label}</span>
      {value.map((c, at) => {
        const field = fields.find((f) => f.key === c.field)
        return (
          <div key={at} className="condition">
            <Select
              aria-label={say('conditionField')}
              value={c.field}
              onChange={(key) => set(at, make(key, howOf(c)))}
              options={fields.map((f) => ({ value: f.key, label: nameOf(f) }))}
            />
            <Select
              aria-label={say('conditionIs')}
              value={howOf(c)}
              onChange={(how) => set(at, make(c.field, how))}
              options={hows.map((how) => ({ value: how, label: say(`is.${how}`) }))}
            />
            {'in' in c &&
              (options(field).length ? (
                <Select
                  mode="multiple"
                  aria-label={say('values')}
                  value={c.in.map(String)}
                  onChange={(all) => all.length && set(at, { field: c.field, in: field?.kind === 'flag' ? all.map((v) => v === 'true') : all })} // prettier-ignore
                  options={options(field)}
                />
              ) : (
                <Input
                  aria-label={say('values')}
                  value={c.in.join('、')}
                  onChange={(e) => set(at, { field: c.field, in: e.target.value.split('、') })}
                />
              ))}
            {!('in' in c) && !('filled' in c) && (
              <>
                <InputNumber aria-label={say('from')} placeholder={say('from')} value={c.from} onChange={(n) => set(at, { ...c, from: n ?? undefined })} />
                <InputNumber aria-label={say('to')} placeholder={say('to')} value={c.to} onChange={(n) => set(at, { ...c, to: n ?? undefined })} />
              </>
            )}
            <Button
              type="text"
              size="small"
              aria-label={say('remove', { name: label })}
              icon={<Icon name="close" size={14} />}
              onClick={() => onChange(value.filter((_, i) => i !== at))}
            />
          </div>
        )
      })}
      <span>
        <Button size="small" disabled={!fields.length} onClick={() => fields[0] && onChange([...value, make(fields[0].key, 'filled')])}>
          {say('addCondition')}
        </Button>
      </span>
    </div>
  )
} // prettier-ignore
