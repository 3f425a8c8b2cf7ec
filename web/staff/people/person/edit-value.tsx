import { Button } from 'antd'
import { useState } from 'react'
import type { ShownValue } from '#contract/people/fields.ts'
import type { Person } from '#contract/people/people.ts'
import { useWords } from '#kit/language.ts'
import { ValueControl } from '../value-control.tsx'
import { useEdit } from './use-edit.ts'
import { words } from './words.ts'

/** One value changed where it stands; what was before is kept. */
export const EditValue = ({ person, shown, onClose }: { person: Person; shown: ShownValue; onClose: () => void }) => {
  const say = useWords(words)
  const [value, setValue] = useState<string | number | boolean | undefined>(
    shown.masked ? undefined : (shown.value ?? undefined),
  )
  const { save, busy, error } = useEdit(person, onClose)
  const given = value === undefined || value === '' ? undefined : typeof value === 'string' ? value.trim() : value
  return (
    <form
      className="value-edit"
      onSubmit={(e) => {
        e.preventDefault()
        if (given !== undefined) save(shown.field, shown.field === 'document' ? { number: String(given) } : given)
      }}
      onKeyDown={(e) => e.key === 'Escape' && onClose()}
    >
      <ValueControl field={shown.field} value={value} onChange={setValue} autoFocus />
      {shown.masked && <p className="soft small">{say('maskedEdit')}</p>}
      {error && (
        <p role="alert" className="light-bad">
          {error.message}
        </p>
      )}
      <div className="line-ways">
        <Button type="primary" htmlType="submit" size="small" loading={busy} disabled={given === undefined}>
          {say('save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {say('cancel')}
        </Button>
        {shown.field !== 'name' && (
          <Button size="small" type="text" danger disabled={busy} onClick={() => save(shown.field, null)}>
            {say('remove')}
          </Button>
        )}
      </div>
    </form>
  )
}
