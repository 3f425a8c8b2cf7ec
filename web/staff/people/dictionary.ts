import { listCareKinds } from '#contract/people/care.ts'
import { getDictionary, inUse } from '#contract/people/codes.ts'
import { pick, useLanguage } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { today } from './today.ts'

const hour = 3_600_000

/** Names of fields, codes and care registers, as the dictionary says them now; the code itself until it is known. */
export const useDictionary = () => {
  useLanguage()
  const dictionary = useAnswer(getDictionary, {}, { fresh: hour }).data
  const kinds = useAnswer(listCareKinds, {}, { fresh: hour }).data?.rows ?? []
  const codes = (family: string) => dictionary?.families.find((f) => f.name === family)?.codes ?? []
  const named = (row: { zh: string; en: string } | undefined, otherwise: string) => (row ? pick(row) : otherwise)
  const { fields = [] } = dictionary ?? {}
  return {
    fields,
    kinds,
    /** Every code of a family, those out of use too: for names and for finding what was kept. */
    codes,
    /** What may be chosen today, and what stands there already. */
    choices: (family: string, present?: unknown) =>
      codes(family).filter((c) => c.code === present || inUse(c, today())),
    field: (name: string) =>
      named(
        fields.find((f) => f.name === name),
        name,
      ),
    code: (family: string, code: string | null | undefined) =>
      code
        ? named(
            codes(family).find((c) => c.code === code),
            code,
          )
        : '',
    kind: (code: string) =>
      named(
        kinds.find((k) => k.code === code),
        code,
      ),
  }
}
