import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { Occupant } from '#contract/people/dwellings.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useDictionary } from '../dictionary.ts'
import { PersonMarks } from '../person-marks.tsx'
import { words } from '../place-words.ts'

type Props = { areaId: number; people: readonly z.infer<typeof Occupant>[]; headId?: string | null }

/** Who lives or is registered in a place, the head of the household first. */
export const Occupants = ({ areaId, people, headId }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('people')
  const { code } = useDictionary()
  const rows = [...people].sort((a, b) => Number(b.personId === headId) - Number(a.personId === headId))
  return (
    <ul className="lines">
      {rows.map((one) => (
        <li key={one.personId} className="line">
          <span className="line-main">
            <Link to="/people/$areaId/$id" params={{ areaId: String(areaId), id: one.personId }}>
              {one.name}
            </Link>{' '}
            {one.personId === headId && <span className="mark mark-still">{say('head')}</span>}{' '}
            <PersonMarks row={one} />
          </span>
          <span className="soft">
            {[
              code('relation', one.relation),
              code('sex', one.sex),
              one.age === null ? '' : say('years', { n: one.age }),
              phrase(`people.${one.separation}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
