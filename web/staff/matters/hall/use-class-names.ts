import { listClasses } from '#contract/matters/catalogue.ts'
import { useAnswer } from '#kit/queries.ts'
import { useNameOf } from '../form/name-of.ts'

/** The classes of matters of an area. */
export const useClasses = (areaId: number | undefined) =>
  useAnswer(listClasses, areaId ? { params: { areaId } } : undefined, { fresh: 300_000 }).data?.rows ?? []

/** A class's name from its code; the code until it is known. */
export const useClassNames = (areaId: number | undefined) => {
  const nameOf = useNameOf()
  const rows = useClasses(areaId)
  return (code: string) => {
    const found = rows.find((row) => row.code === code)
    return found ? nameOf(found) : code
  }
}
