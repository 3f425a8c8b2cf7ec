import type { ShownValue } from '#contract/people/fields.ts'
import { sayDay } from '#kit/format.ts'
import { useDictionary } from '../dictionary.ts'

/** A value in the reader's language: codes by their names, days as days; what is masked stays as it came. */
export const useShownText = () => {
  const { fields, code } = useDictionary()
  return ({ field, text, value, masked }: Pick<ShownValue, 'field' | 'text' | 'value' | 'masked'>) => {
    const definition = fields.find((f) => f.name === field)
    if (masked || value === null) return text
    if (definition?.kind === 'day') return sayDay(String(value))
    return definition?.family ? code(definition.family, String(value)) : text
  }
}
