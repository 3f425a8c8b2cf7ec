import type { PersonRow } from '#contract/people/people.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useDictionary } from './dictionary.ts'
import { words } from './words.ts'

type Marked = Partial<Pick<PersonRow, 'disputes' | 'standing'>> & Pick<PersonRow, 'care'>

/** 待裁定, 关爱, 已迁出 …: what makes somebody stand out, as words; care only as far as the asker may see. */
export const PersonMarks = ({ row }: { row: Marked }) => {
  const say = useWords(words)
  const phrase = usePhrases('people')
  const { kind } = useDictionary()
  return (
    <>
      {row.standing !== undefined && row.standing !== 'present' && (
        <span className="mark mark-still">{phrase(`people.${row.standing}`)}</span>
      )}
      {Boolean(row.disputes) && <span className="mark mark-warn">{say('disputed', { n: row.disputes ?? 0 })}</span>}
      {row.care.map((code) => (
        <span key={code} className="mark mark-care">
          {kind(code)}
        </span>
      ))}
    </>
  )
}
