import { useEffect, useState } from 'react'
import { suggestCategories } from '#contract/incidents/suggestions.ts'
import { useLanguage, useWords } from '../language.ts'
import { useAnswer } from '../queries.ts'
import { useSettled } from '../use-settled.ts'
import { CategorySheet } from './category-sheet.tsx'

const words = {
  label: { zh: '这是哪一类事', en: 'What kind of problem is it?' },
  hint: { zh: '按您写的内容猜的，不对就换一个', en: 'Guessed from your words; change it if it is wrong' },
  none: { zh: '写几个字就会出现建议；不确定可以不选', en: 'Suggestions appear as you write; leave it open if unsure' },
  other: { zh: '其他类别', en: 'Another kind' },
  choose: { zh: '选择类别', en: 'Choose a kind' },
}

export type CategoryValue = {
  id: number
  zh: string
  en: string
  /** Chosen by a person, not only suggested. */ chosen: boolean
}

/** What kind of case: suggested while the text is written, changed with one press, any other one from the sheet. */
export const CategoryField = ({
  areaId,
  text,
  value,
  onChange,
  error,
}: {
  areaId: number | undefined
  text: string
  value: CategoryValue | undefined
  onChange: (value: CategoryValue | undefined) => void
  error?: string
}) => {
  const say = useWords(words)
  const locale = useLanguage()
  const [open, setOpen] = useState(false)
  const typed = useSettled(text.trim(), 500)
  const { data } = useAnswer(
    suggestCategories,
    areaId !== undefined && typed.length >= 2 ? { params: { areaId }, query: { text: typed } } : undefined,
    { fresh: 60_000, keepPrevious: true },
  )
  const suggested =
    typed.length >= 2
      ? (data?.rows ?? [])
          .filter(({ share }) => share >= 0.05)
          .map(({ categoryId, zh, en }) => ({ id: categoryId, zh, en }))
      : []
  const best = suggested[0]
  // the first suggestion holds until a person says otherwise; what is seen is what is sent
  const wanted = !value?.chosen && best && best.id !== value?.id ? best : undefined
  useEffect(() => {
    if (wanted) onChange({ ...wanted, chosen: false })
  })
  const shown = value && !suggested.some((one) => one.id === value.id) ? [value, ...suggested.slice(0, 2)] : suggested
  return (
    <fieldset className="field" aria-live="polite">
      <legend className="field-label">{say('label')}</legend>
      <div className="choices">
        {shown.map((one) => (
          <label key={one.id} className="choice">
            <input
              type="radio"
              name="category"
              checked={one.id === value?.id}
              onChange={() => onChange({ ...one, chosen: true })}
            />
            <span>{one[locale]}</span>
          </label>
        ))}
        <button type="button" className="button button-quiet choice-other" onClick={() => setOpen(true)}>
          {say(shown.length ? 'other' : 'choose')}
        </button>
      </div>
      <p className="soft small">{say(shown.length ? 'hint' : 'none')}</p>
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {open && (
        <CategorySheet
          areaId={areaId}
          onClose={() => setOpen(false)}
          onChoose={({ id, zh, en }) => {
            onChange({ id, zh, en, chosen: true })
            setOpen(false)
          }}
        />
      )}
    </fieldset>
  )
}
