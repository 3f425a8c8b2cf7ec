import { useState } from 'react'
import { answersTo } from '#contract/incidents/configuration.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { TextField } from '#kit/phone/field.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import type { FieldPackNow } from '../store/index.ts'
import { words } from './words.ts'

export type KeptCategoryRow = FieldPackNow['categories'][number]
const mostShown = 60

/** Kinds of cases kept on this phone, found by name, by what residents call it or by pinyin: without a network. */
export const KeptCategorySheet = ({
  categories,
  onChoose,
  onClose,
}: {
  categories: readonly KeptCategoryRow[]
  onChoose: (category: KeptCategoryRow) => void
  onClose: () => void
}) => {
  const say = useWords(words)
  const locale = useLanguage()
  const [typed, setTyped] = useState('')
  const found = categories.filter((one) => answersTo(one, typed)).slice(0, mostShown)
  return (
    <Sheet open title={say('chooseCategory')} onClose={onClose}>
      <TextField
        label={say('findCategory')}
        hint={say('findCategoryHint')}
        type="search"
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      {found.length ? (
        <ul className="rows">
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" className="row category-option" onClick={() => onChoose(one)}>
                {one[locale]}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">{say('noCategory')}</p>
      )}
    </Sheet>
  )
}
