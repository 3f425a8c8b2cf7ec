import type { Pair } from './pair-card.tsx'

/**
 * Sure enough to be merged with others at once: the document speaks for it, so does the name or the birth date, and nothing
 * of weight speaks against it. Everything else is looked at pair by pair.
 */
export const isSure = ({ b, reasons }: Pick<Pair, 'b' | 'reasons'>) => {
  const weightOf = (...fields: string[]) =>
    reasons.filter((r) => fields.includes(r.field)).reduce((sum, r) => sum + r.weight, 0)
  return (
    b !== null &&
    weightOf('document') > 0 &&
    weightOf('name', 'birth', 'birth_on') > 0 &&
    reasons.every((r) => r.weight > -2)
  )
}
