import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { LinkRow } from '#kit/phone/screen.tsx'
import { Light } from '#kit/states/light.tsx'
import { useField, type FieldHousehold, type FieldPackNow } from '../../store/index.ts'
import { householdName, namesIn } from '../names.ts'
import { doorOf } from './find-households.ts'
import { words } from './words.ts'

/** A household as a line: its door, who lives there, when somebody was last here. */
export const HouseholdRow = ({
  pack,
  household,
  inside,
}: {
  pack: FieldPackNow
  household: FieldHousehold
  /** Below its building's name, which needs no repeating. */
  inside?: boolean
}) => {
  const say = useWords(words)
  const { duty } = useField()
  const must = pack.must.has(household.id)
  const open = duty?.mustOpen.includes(household.id)
  const { lastVisit } = household
  return (
    <LinkRow
      href={`/households/${household.id}`}
      title={
        // beside its name where there is room, below it on a narrow phone
        <span className="tags">
          {inside ? doorOf(household) : householdName(pack, household)}
          {must && <Light kind={open ? 'warn' : 'good'}>{say(open ? 'mustMark' : 'seenMark')}</Light>}
        </span>
      }
      about={[namesIn(household), lastVisit ? say('lastVisit', { at: sayAgo(lastVisit.at) }) : say('never')]
        .filter(Boolean)
        .join(' · ')}
    />
  )
}
