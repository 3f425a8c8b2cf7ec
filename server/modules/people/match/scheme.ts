import type { IdentityDocument } from '#contract/people/identity/document.ts'
import type { Kind } from './kind.ts'

/** A field of the records to be matched: what it is called and how its values are compared. */
export type Field = {
  name: string
  kind: Kind
  zh: string
  en: string
  /** Bits for each level when somebody fixed them; otherwise they come from the model. */
  weights?: readonly number[]
}
/** A blocking pass: records that agree on all its coarse forms are compared. */
export type Pass = readonly (readonly [field: number, form: string])[]
/** What is compared, and which records meet. */
export type Scheme = {
  fields: readonly Field[]
  passes: readonly Pass[]
  /** Pairs of fields of one kind that people exchange when filling in (surname and given name). */
  exchanged: readonly (readonly [number, number])[]
  /** Birth date and sex are also read from this field's documents. */
  derive?: { document: number; birth?: number | undefined; sex?: number | undefined } | undefined
}
/** One value per field, prepared by its kind; null where nothing usable is written. */
export type Prepared = readonly unknown[]

/** A field's texts, usually one; a name in two columns has two. */
export type Texts = readonly (readonly string[])[]

const empty: readonly string[] = []

/** Reads a record once, so that it can be compared with many. Texts are in the order of the scheme's fields. */
export const prepare = (scheme: Scheme, texts: Texts): Prepared => {
  const record: unknown[] = scheme.fields.map(({ kind }, f) =>
    texts[f]?.some((text) => text.trim() !== '') ? kind.prepare(texts[f] ?? empty) : null,
  )
  const { derive } = scheme
  if (derive && record[derive.document]) {
    const sound = (record[derive.document] as IdentityDocument[]).find(
      (d) => d.birthOn && !d.faults.includes('checksum'),
    )
    const also = (field: number | undefined, said: string | undefined) => {
      if (field !== undefined && said)
        record[field] = scheme.fields[field]!.kind.prepare([texts[field]?.[0] ?? '', said])
    }
    also(derive.birth, sound?.birthOn)
    also(derive.sex, sound?.sex && String(sound.sex))
  }
  return record
}

/** The level that stands for "can't be compared": a value is missing on one side at least. */
export const missing = 255

/** Compares two records field by field; answers a level of each field's kind, or `missing`. Symmetric. */
export const compareRecords = (
  scheme: Scheme,
  a: Prepared,
  b: Prepared,
  into = new Uint8Array(a.length),
): Uint8Array => {
  const { fields } = scheme
  for (let f = 0; f < fields.length; f++) {
    const [x, y] = [a[f], b[f]]
    const level = x === null || y === null ? -1 : fields[f]!.kind.compare(x, y)
    into[f] = level < 0 ? missing : level
  }
  for (const [f, g] of scheme.exchanged) {
    if (into[f] === 0 || into[g] === 0 || (into[f] === missing && into[g] === missing)) continue
    const cross = (x: unknown, y: unknown) => (x === null || y === null ? missing : fields[f]!.kind.compare(x, y))
    const [one, two] = [cross(a[f], b[g]), cross(a[g], b[f])]
    const best = Math.min(one, two)
    const other = Math.max(one, two)
    // Exchanged only when both fit crosswise, or the one that can be compared fits exactly.
    if (best <= 1 && (other <= 1 || (other === missing && best === 0))) into[f] = into[g] = Math.max(1, best)
  }
  return into
}

/** The level a field has when both records say nothing that can be compared, or its name. */
export const levelOf = (field: Field, level: number) => (level === missing ? undefined : field.kind.levels[level])
