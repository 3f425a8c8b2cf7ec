import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { useField, type FieldPerson } from '../../store/index.ts'
import { changedFacts, type TypedFacts } from './changed-facts.ts'
import { FactInput } from './fact-input.tsx'
import { words } from './words.ts'

/** The facts of one person, filled in already: only what is changed is sent. */
export const FactsForm = ({
  person,
  typed,
  onType,
}: {
  person: FieldPerson
  typed: TypedFacts
  onType: (typed: TypedFacts) => void
}) => {
  const { pack } = useField()
  return (
    <div className="screen-body">
      {pack?.fields.map((field) => (
        <FactInput
          key={field.name}
          field={field}
          fact={person.facts.find((fact) => fact.field === field.name)}
          typed={typed[field.name]}
          onType={(value) => onType({ ...typed, [field.name]: value })}
        />
      ))}
    </div>
  )
}

type Correcting = { typed: Record<string, TypedFacts>; correctionIds: Record<string, string> }

/** Of everybody in a household, each folded: the same form as on the household's page, part of the entry. */
export const FactsOfPeople = ({
  people,
  typed,
  correctionIds,
  onChange,
}: Correcting & { people: readonly FieldPerson[]; onChange: (part: Correcting) => void }) => {
  const say = useWords(words)
  return people.map((person) => {
    const mine = typed[person.id] ?? {}
    const changed = changedFacts(person.facts, mine).length
    return (
      <details key={person.id} className="fold">
        <summary>
          {say('factsOf', { name: person.name })}
          {changed > 0 && <span className="light light-info">{say('changedCount', { n: changed })}</span>}
        </summary>
        <FactsForm
          person={person}
          typed={mine}
          onType={(next) =>
            onChange({
              typed: { ...typed, [person.id]: next },
              correctionIds: { [person.id]: clientId(), ...correctionIds },
            })
          }
        />
      </details>
    )
  })
}
