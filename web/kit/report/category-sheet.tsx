import { useState } from 'react'
import { answersTo, findCategories, type CategoryChoice } from '#contract/incidents/configuration.ts'
import { suggestCategories } from '#contract/incidents/suggestions.ts'
import { useLanguage, useWords } from '../language.ts'
import { TextField } from '../phone/field.tsx'
import { Sheet } from '../phone/sheet.tsx'
import { useAnswer } from '../queries.ts'
import { Answered } from '../states/answered.tsx'
import { Skeleton } from '../states/skeleton.tsx'
import { useSettled } from '../use-settled.ts'

const words = {
  title: { zh: '选择类别', en: 'Choose a kind' },
  find: { zh: '查找', en: 'Find' },
  findHint: {
    zh: '例如：路灯、噪音、物业；也可用拼音，如 ludeng、ld',
    en: 'For example: lamp, noise, property; or pinyin',
  },
  nothing: {
    zh: '没有找到。换个词，或关闭后不选，由工作人员判断。',
    en: 'Nothing found. Try another word, or leave it open and our staff will decide.',
  },
}
type Props = { areaId: number | undefined; onChoose: (category: CategoryChoice) => void; onClose: () => void }

/** Every kind one can report, folded by heading; a word finds across all. */
export const CategorySheet = ({ areaId, onChoose, onClose }: Props) => {
  const say = useWords(words)
  const locale = useLanguage()
  const [word, setWord] = useState('')
  const query = useAnswer(findCategories, areaId === undefined ? undefined : { params: { areaId } }, { fresh: 600_000 })
  const wanted = word.trim().toLowerCase()
  const settled = useSettled(wanted)
  const meant = useAnswer(
    suggestCategories,
    areaId !== undefined && settled.length >= 2 ? { params: { areaId }, query: { text: settled } } : undefined,
    { fresh: 60_000 },
  )
  const option = (row: CategoryChoice, heading?: string) => (
    <li key={row.id}>
      <button type="button" className="row category-option" onClick={() => onChoose(row)}>
        <span className="row-text">
          {row[locale]}
          {heading && <span className="soft small">{heading}</span>}
        </span>
      </button>
    </li>
  )
  return (
    <Sheet open title={say('title')} onClose={onClose}>
      <TextField
        label={say('find')}
        hint={say('findHint')}
        type="search"
        value={word}
        onChange={(e) => setWord(e.target.value)}
      />
      <Answered query={query}>
        {({ taxonomies, rows }) => {
          const nameOf = new Map(rows.map((row) => [row.id, row[locale]]))
          const leaves = rows.filter((row) => row.leaf)
          const found = wanted
            ? foundBy(wanted, leaves, new Set(meant.data?.rows.map((row) => row.categoryId)))
            : undefined
          if (found)
            return found.length ? (
              <ul className="rows">{found.map((row) => option(row, nameOf.get(row.parentId ?? 0)))}</ul>
            ) : meant.isFetching || settled !== wanted ? (
              <Skeleton lines={2} />
            ) : (
              <p className="soft">{say('nothing')}</p>
            )
          return (
            <div className="categories">
              {taxonomies.map((taxonomy) => (
                <section key={taxonomy.taxonomy}>
                  {taxonomies.length > 1 && <h3 className="soft small">{taxonomy[locale]}</h3>}
                  <div className="rows">
                    {rows
                      .filter((row) => row.taxonomy === taxonomy.taxonomy && !row.parentId)
                      .map((top) => (
                        <Branch key={top.id} top={top} rows={rows} option={option} />
                      ))}
                  </div>
                </section>
              ))}
            </div>
          )
        }}
      </Answered>
    </Sheet>
  )
}

/** By its name, what residents call it or its pinyin, then by what the words mean. */
const foundBy = (wanted: string, leaves: readonly CategoryChoice[], meant: ReadonlySet<number>) => {
  const named = leaves.filter((row) => answersTo(row, wanted))
  return [...named, ...leaves.filter((row) => meant.has(row.id) && !named.includes(row))].slice(0, 60)
}

const leavesBelow = (id: number, rows: readonly CategoryChoice[]): CategoryChoice[] =>
  rows.filter((row) => row.parentId === id).flatMap((row) => (row.leaf ? [row] : leavesBelow(row.id, rows)))

const Branch = ({
  top,
  rows,
  option,
}: {
  top: CategoryChoice
  rows: readonly CategoryChoice[]
  option: (row: CategoryChoice) => React.ReactNode
}) => {
  const locale = useLanguage()
  if (top.leaf) return <ul>{option(top)}</ul>
  return (
    <details className="category-branch">
      <summary className="row">{top[locale]}</summary>
      <ul>{leavesBelow(top.id, rows).map((row) => option(row))}</ul>
    </details>
  )
}
