import { parseCreditCode } from '#contract/people/identity/credit-code.ts'
import type { words } from './words.ts'

type Say = (key: keyof typeof words, values?: Record<string, string | number>) => string

/** What is wrong with a credit code, in a sentence; undefined when nothing is, or nothing is typed. */
export const sayFault = (say: Say, code: string): string | undefined => {
  const read = parseCreditCode(code)
  const fault = code.trim() ? read.faults[0] : undefined
  return fault && say(`fault_${fault}`, { n: read.canonical.length })
}
