import { useMemo, useState } from 'react'
import { useLanguage, useWords } from '#kit/language.ts'
import type { CategoryValue } from '#kit/report/category-field.tsx'
import { useSettled } from '#kit/use-settled.ts'
import { KeptCategorySheet, type KeptCategoryRow } from './kept-category-sheet.tsx'
import { suggestKept } from './suggest-kept.ts'
import { words } from './words.ts'

/**
 * What kind of case, without a network: suggested from the words this phone keeps of each kind. Pressed it is sent; left open
 * the server decides when the report arrives, which knows more of the area.
 */
export const KeptCategory = ({
  categories,
  text,
  value,
  onChange,
}: {
  categories: readonly KeptCategoryRow[]
  text: string
  value: CategoryValue | undefined
  onChange: (value: CategoryValue | undefined) => void
}) => {
  const say = useWords(words)
  const locale = useLanguage()
  const [open, setOpen] = useState(false)
  const typed = useSettled(text.trim())
  const suggested = useMemo(() => suggestKept(categories, typed), [categories, typed])
  const shown = value && !suggested.some(({ id }) => id === value.id) ? [value, ...suggested.slice(0, 2)] : suggested
  const choose = ({ id, zh, en }: Pick<KeptCategoryRow, 'id' | 'zh' | 'en'>) => {
    onChange({ id, zh, en, chosen: true })
    setOpen(false)
  }
  return (
    <fieldset className="field" aria-live="polite">
      <legend className="field-label">{say('category')}</legend>
      <div className="choices">
        {shown.map((one) => (
          <label key={one.id} className="choice">
            <input type="radio" name="category" checked={one.id === value?.id} onChange={() => choose(one)} />
            <span>{one[locale]}</span>
          </label>
        ))}
        <button type="button" className="button button-quiet choice-other" onClick={() => setOpen(true)}>
          {say(shown.length ? 'otherCategory' : 'chooseCategory')}
        </button>
      </div>
      <p className="soft small">{say(suggested.length ? 'categoryGuessed' : 'categoryOffline')}</p>
      {open && <KeptCategorySheet categories={categories} onChoose={choose} onClose={() => setOpen(false)} />}
    </fieldset>
  )
}
