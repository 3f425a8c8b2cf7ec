import { useId, useState } from 'react'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { conflictsOf, settle, useField, type FactConflict, type OutboxItem } from '../../store/index.ts'
import { fieldName } from '../names.ts'
import { words } from './words.ts'

type Choice = 'mine' | 'theirs'
const keyOf = ({ personId, field }: FactConflict) => `${personId}.${field}`

/** Both versions of one fact beside each other. */
const OneFact = ({
  conflict,
  title,
  value,
  onChoose,
}: {
  conflict: FactConflict
  title: string
  value: Choice | undefined
  onChoose: (choice: Choice) => void
}) => {
  const say = useWords(words)
  const name = useId()
  const { present, said, by, on } = conflict
  const option = (choice: Choice, text: string | null, about?: string) => (
    <label className="choice">
      <input type="radio" name={name} checked={value === choice} onChange={() => onChoose(choice)} />
      <span>
        <span className="soft small">{say(choice)}</span>
        <strong>{text ?? say('empty')}</strong>
        {about && <span className="soft small">{about}</span>}
      </span>
    </label>
  )
  return (
    <fieldset className="field">
      <legend className="field-label">{title}</legend>
      <div className="versions">
        {option('mine', said)}
        {option('theirs', present, by && on ? say('by', { by, day: sayDay(on) }) : undefined)}
      </div>
    </fieldset>
  )
}

/** 两个版本: facts somebody else changed meanwhile; nothing is overwritten until one is chosen. */
export const FactConflicts = ({ item }: { item: OutboxItem }) => {
  const say = useWords(words)
  const { pack } = useField()
  const conflicts = conflictsOf(item)
  const [chosen, setChosen] = useState<Record<string, Choice>>({})
  const [busy, setBusy] = useState(false)
  const nameOf = (id: string) => {
    for (const { people } of pack?.households.values() ?? [])
      for (const person of people) if (person.id === id) return person.name
    return ''
  }
  const finish = async () => {
    setBusy(true)
    try {
      await settle(item.id, { fields: chosen })
      sayDone(say('settled'))
    } catch (error) {
      sayRefused(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <p>{say('conflictFacts')}</p>
      {conflicts.map((one) => (
        <OneFact
          key={keyOf(one)}
          conflict={one}
          title={[nameOf(one.personId), pack ? fieldName(pack, one.field) : one.field].filter(Boolean).join(' · ')}
          value={chosen[keyOf(one)]}
          onChoose={(choice) => setChosen({ ...chosen, [keyOf(one)]: choice })}
        />
      ))}
      <Button wide busy={busy} disabled={conflicts.some((one) => !chosen[keyOf(one)])} onClick={() => void finish()}>
        {say('settle')}
      </Button>
    </>
  )
}
