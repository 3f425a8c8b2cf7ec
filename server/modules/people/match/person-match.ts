import { keysOf } from './blocking.ts'
import { explainWith, type Explanation } from './explain.ts'
import type { Frequencies } from './frequencies.ts'
import { defaultModel, type Model, weighList } from './model.ts'
import { personScheme } from './person.ts'
import { type Prepared, prepare } from './scheme.ts'

/** What is known of a person, as typed or as stored; everything may be missing. */
export type PersonLike = {
  name?: string | undefined
  documents?: readonly { number: string; kind?: string | undefined }[] | undefined
  /** A day `YYYY-MM-DD`, or as written in a ledger; only a year is borne. */
  birthOn?: string | undefined
  /** GB/T 2261.1 (1, 2) or words. */
  sex?: string | number | undefined
  phones?: readonly string[] | undefined
  address?: string | undefined
  household?: string | undefined
}

/** Reads a person for matching. Nothing is refused: what can't be read counts as missing. */
export const preparePerson = (person: PersonLike): Prepared =>
  prepare(personScheme, [
    [person.name ?? ''],
    (person.documents ?? []).map(({ number, kind }) => (kind ? `${number}\u0000${kind}` : number)),
    [person.birthOn ?? ''],
    [person.sex === undefined ? '' : String(person.sex)],
    person.phones ?? [],
    [person.address ?? ''],
    [person.household ?? ''],
  ])

/**
 * The blocking keys of a person, at most a few dozen: persons who share one are worth comparing. Stored hashed, they let
 * a single entry find its likes by an index. The number before the first `|` is the pass, the most telling passes first;
 * the last pass (name alone) finds many for common names and should be asked only while its block is small.
 */
export const personKeys = (person: Prepared): string[] => keysOf(personScheme, person)

/**
 * How to judge in a register: chances from a measured model or the usual ones.
 * @param records persons in the register, which makes chance agreement likelier
 * @param frequencies counted over the register (`frequencyCounter`), so that common names weigh less
 */
export const registerModel = (
  records: number,
  learnt?: Pick<Model, 'm' | 'u' | 'moved' | 'kinPrior'>,
  frequencies?: Frequencies,
): Model => {
  const usual = defaultModel(personScheme, records)
  return { ...usual, ...learnt, frequencies: frequencies ?? usual.frequencies }
}

/** Compares one person with others: for each the decision and its reasons, the likeliest first. */
export const judgePersons = <T>(
  model: Model,
  person: Prepared,
  others: readonly { person: Prepared; key: T }[],
): { key: T; explanation: Explanation }[] => {
  const weights = weighList(personScheme, model)
  return others
    .map((other) => ({ key: other.key, explanation: explainWith(weights, person, other.person) }))
    .toSorted((x, y) => y.explanation.bits - x.explanation.bits)
}
