import { pick, useWords } from '#kit/language.ts'
import { useDictionary } from '../../../people/dictionary.ts'
import { words } from './words.ts'

/** What the register of people can answer, to choose from; a field that stands there already, known or not, stays. */
export const useRegisterFields = () => {
  const say = useWords(words)
  const { fields } = useDictionary()
  const known = [
    ...fields.map((f) => ({ value: f.name, label: pick(f) })),
    // worked out from what the register keeps
    { value: 'home_address', label: say('homeAddress') },
    { value: 'age', label: say('age') },
  ]
  return (present: readonly string[]) => [
    ...known,
    ...present.filter((name) => !known.some((k) => k.value === name)).map((name) => ({ value: name, label: name })),
  ]
}
