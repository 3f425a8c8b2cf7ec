import { Link } from '@tanstack/react-router'
import type { Person } from '#contract/people/people.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useDictionary } from '../dictionary.ts'
import { words } from './words.ts'

/** 同户: who belongs to the household, and how. */
export const Relatives = ({ person }: { person: Person }) => {
  const say = useWords(words)
  const { code } = useDictionary()
  const areaId = String(person.areaId)
  return (
    <Panel
      flush
      title={say('relatives')}
      actions={
        person.householdId && (
          <Link to="/households/$areaId/$id" params={{ areaId, id: person.householdId }}>
            {say('openHousehold')}
          </Link>
        )
      }
    >
      {person.household.length === 0 && <p className="empty-line soft">{say('noRelatives')}</p>}
      <ul className="lines">
        {person.household.map((other) => (
          <li key={other.personId} className="line">
            <Link to="/people/$areaId/$id" params={{ areaId, id: other.personId }}>
              {other.name}
            </Link>
            <span className="soft">
              {[code('relation', other.relation), other.age === null ? '' : say('years', { n: other.age })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
