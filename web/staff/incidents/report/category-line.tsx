import { Tag } from 'antd'
import { findCategories } from '#contract/incidents/configuration.ts'
import { suggestCategories } from '#contract/incidents/suggestions.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import type { CategoryValue } from '#kit/report/category-field.tsx'
import { useSettled } from '#kit/use-settled.ts'
import { CategoryPicker } from '../move/category-picker.tsx'
import { words } from './words.ts'

type Props = {
  areaId: number
  text: string
  value: CategoryValue | undefined
  onChange: (value: CategoryValue | undefined) => void
}

/** 类别: the tree, and what the words suggest as buttons beside it; nothing is chosen behind anybody's back. */
export const CategoryLine = ({ areaId, text, value, onChange }: Props) => {
  const say = useWords(words)
  const locale = useLanguage()
  const typed = useSettled(text.trim(), 500)
  const all = useAnswer(findCategories, { params: { areaId } }, { fresh: 600_000 })
  const hints = useAnswer(
    suggestCategories,
    typed.length > 1 ? { params: { areaId }, query: { text: typed } } : undefined,
    { fresh: 60_000, keepPrevious: true },
  )
  const choose = (id: number | undefined) => {
    const row = all.data?.rows.find((one) => one.id === id)
    onChange(row && { id: row.id, zh: row.zh, en: row.en, chosen: true })
  }
  const suggested = (hints.data?.rows ?? []).filter((one) => one.share >= 0.05)
  return (
    <>
      <CategoryPicker
        id="report-category"
        areaId={areaId}
        value={value?.id}
        onChange={choose}
        label={say('category')}
      />
      <p className="soft small report-suggested">
        {suggested.length ? say('suggested') : say('categoryHint')}
        {suggested.map((one) => (
          <Tag.CheckableTag
            key={one.categoryId}
            checked={value?.id === one.categoryId}
            onChange={(on) => choose(on ? one.categoryId : undefined)}
          >
            {locale === 'zh' ? one.zh : one.en}
          </Tag.CheckableTag>
        ))}
      </p>
    </>
  )
}
