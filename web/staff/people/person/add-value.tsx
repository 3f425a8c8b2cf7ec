import { Button } from 'antd'
import { useState } from 'react'
import { manyFields } from '#contract/people/fields.ts'
import type { Person } from '#contract/people/people.ts'
import { useWords } from '#kit/language.ts'
import { FieldPicker } from '../field-picker.tsx'
import { ValueControl } from '../value-control.tsx'
import { useEdit } from './use-edit.ts'
import { words } from './words.ts'

/** A field nothing is known of yet, or another phone. */
export const AddValue = ({ person }: { person: Person }) => {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  const [field, setField] = useState<string>()
  const [value, setValue] = useState<string | number | boolean>()
  const close = () => {
    setOpen(false)
    setField(undefined)
    setValue(undefined)
  }
  const { save, busy, error } = useEdit(person, close)
  if (!open)
    return (
      <div className="panel-foot unprinted">
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          {say('addValue')}
        </Button>
      </div>
    )
  const given = typeof value === 'string' ? value.trim() : value
  return (
    <form
      className="panel-foot stack"
      onSubmit={(e) => {
        e.preventDefault()
        if (field && given !== undefined) save(field, field === 'document' ? { number: String(given) } : given)
      }}
    >
      <div className="two-fields">
        <label htmlFor="add-field">
          <span className="filter-label">{say('field')}</span>
          <FieldPicker
            id="add-field"
            value={field}
            without={person.values.map((v) => v.field).filter((name) => !manyFields.has(name))}
            onChange={(name) => {
              setField(name)
              setValue(undefined)
            }}
          />
        </label>
        {field && (
          <div className="label-over">
            <span className="filter-label">{say('value')}</span>
            <ValueControl field={field} value={value} onChange={setValue} />
          </div>
        )}
      </div>
      {error && (
        <p role="alert" className="light-bad">
          {error.message}
        </p>
      )}
      <div className="line-ways">
        <Button
          type="primary"
          size="small"
          htmlType="submit"
          loading={busy}
          disabled={!field || given === undefined || given === ''}
        >
          {say('save')}
        </Button>
        <Button size="small" onClick={close}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  )
}
