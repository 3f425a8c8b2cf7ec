import type { FormFault } from '#contract/matters/check-form.ts'
import { pick } from '#kit/language.ts'
import { words } from './words.ts'

/** What is wrong with each answer, as sentences by field. */
export const sayFaults = (faults: readonly FormFault[]): Record<string, string> =>
  Object.fromEntries(
    faults.map(({ field, fault, limit }) => [
      field,
      pick(words[`fault_${fault}`], limit === undefined ? undefined : { limit }),
    ]),
  )
