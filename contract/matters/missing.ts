import { checkForm, type FormFault } from './check-form.ts'
import { holds, type FormSchema, type FormValues } from './forms.ts'
import type { Material } from './item.ts'

/** What is there of a paper: as handed in, or `fetched` when the register has it. */
export type PaperThere = 'given' | 'promised' | 'missing' | 'fetched'
export type Missing =
  | { kind: 'paper'; key: string; material: Material }
  | { kind: 'answer'; key: string; zh: string; en: string; fault: FormFault }

/** Does the item ask for this paper, given the answers? Papers the register or a department has are never asked for when they are there. */
export const isWanted = (material: Material, values: FormValues, known?: ReadonlySet<string>): boolean =>
  material.required && (material.requiredIf ?? []).every((condition) => holds(condition, values, known))

const isThere = (material: Material, there: PaperThere | undefined): boolean =>
  there === 'given' ||
  there === 'fetched' ||
  (there === 'promised' && material.promise) ||
  // Verified with another department by the community itself: nobody has to bring it.
  material.source === 'department'

/**
 * Everything missing, at once: answers first, then papers, in the order of the item. Pure: the window says it while the
 * clerk types, the one-time notice is made of it. `known`: fields the register answers.
 */
export const findMissing = (
  item: { form: FormSchema; materials: readonly Material[] },
  values: FormValues,
  papers: ReadonlyMap<string, PaperThere>,
  known: ReadonlySet<string> = new Set(),
): Missing[] => [
  ...checkForm(item.form, values, known).map((fault): Missing => {
    const field = item.form.fields.find((f) => f.key === fault.field)
    return { kind: 'answer', key: fault.field, zh: field?.zh ?? fault.field, en: field?.en ?? fault.field, fault }
  }),
  ...item.materials
    .filter((m) => isWanted(m, values, known) && !isThere(m, papers.get(m.key)))
    .map((material): Missing => ({ kind: 'paper', key: material.key, material })),
]
