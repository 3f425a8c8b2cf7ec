import { useWords } from '#kit/language.ts'
import { editPerson, getPerson, type Person } from '#contract/people/people.ts'
import type { FactValue } from '#contract/people/fields.ts'
import { putAnswer, useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { useDictionary } from '../dictionary.ts'
import { words } from './words.ts'

/** Saves one field and says what became of it: taken, added to the others, or left to be settled. */
export const useEdit = (person: Person, onDone: () => void) => {
  const say = useWords(words)
  const { field: nameOf } = useDictionary()
  const send = useSend(editPerson)
  const save = (field: string, value: FactValue | null) =>
    send.mutate(
      {
        params: { areaId: person.areaId, id: person.id },
        body: { version: person.version, facts: [{ field, value }] },
      },
      {
        onSuccess: ({ outcomes, person: after }) => {
          putAnswer(getPerson, { params: { areaId: person.areaId, id: person.id } }, after)
          const outcome = outcomes.find((one) => one.field === field)?.outcome
          if (outcome === 'competes') sayDone(say('competes'))
          else if (outcome === 'joined') sayDone(say('joined'))
          else sayDone(say(value === null ? 'removed' : 'saved', { field: nameOf(field) }))
          onDone()
        },
      },
    )
  return { save, busy: send.isPending, error: send.error }
}
