import { useState } from 'react'
import { useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { TextField } from '#kit/phone/field.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import type { CategoryValue } from '#kit/report/category-field.tsx'
import type { FieldPackNow } from '../store/index.ts'
import { words } from './words.ts'

const mostShown = 60

/** What kind of case, from the list on this phone: suggestions need a network. */
export const KeptCategory = ({
  categories,
  value,
  onChange,
}: {
  categories: FieldPackNow['categories']
  value: CategoryValue | undefined
  onChange: (value: CategoryValue | undefined) => void
}) => {
  const say = useWords(words)
  const locale = useLanguage()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const found = categories.filter(({ zh, en }) => `${zh} ${en.toLowerCase()}`.includes(wanted)).slice(0, mostShown)
  const choose = (one: FieldPackNow['categories'][number]) => {
    onChange({ ...one, chosen: true })
    setOpen(false)
  }
  return (
    <div className="field" role="group" aria-label={say('category')}>
      <p className="field-label">{say('category')}</p>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {value ? value[locale] : say('chooseCategory')}
      </Button>
      <p className="soft small">{say('categoryOffline')}</p>
      {open && (
        <Sheet open title={say('chooseCategory')} onClose={() => setOpen(false)}>
          <TextField
            label={say('findCategory')}
            type="search"
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
          />
          {found.length ? (
            <ul className="rows">
              {found.map((one) => (
                <li key={one.id}>
                  <button type="button" className="row category-option" onClick={() => choose(one)}>
                    {one[locale]}
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <p className="soft">{say('noCategory')}</p>
          )}
        </Sheet>
      )}
    </div>
  )
}
