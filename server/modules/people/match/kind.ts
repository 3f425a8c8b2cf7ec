/** One degree of agreement between two values of a field, best first. */
export type Level = {
  name: string
  zh: string
  en: string
  /** How often two records of one person show this degree (before the data say better). */
  m: number
  /** How often two records of two random persons show it (before the data say better). */
  u: number
  /**
   * How often records of two persons of one home show it, where that differs from chance: they share surname and
   * address, and twins a birth date. A field without it says nothing (kin: 'shared') or as much as ever (kin: 'own').
   */
  kin?: number
  /** Both values are sound and can't belong to one person: never merged by itself, never in one cluster. */
  contradicts?: true
}

/** How values of one sort are read, compared and blocked. `prepare` may answer null: nothing usable was written. */
export type Kind<P = unknown> = {
  name: string
  zh: string
  en: string
  levels: readonly Level[]
  kin: 'own' | 'shared'
  /** Fields of one group change together when somebody moves. */
  group?: 'place'
  prepare(texts: readonly string[]): P | null
  /** The index of a level, or -1 when the two values can't be compared. Symmetric. */
  compare(a: P, b: P): number
  /** Values whose frequency says how much an agreement of level i is worth. */
  values(value: P): readonly (string | undefined)[]
  /** Coarse forms for blocking, by name: records sharing one may be the same. */
  coarse: Readonly<Record<string, (value: P) => readonly string[]>>
}

/** Forgets the type of the values, which only the kind itself looks into. */
export const kind = <P>(spec: Kind<P>): Kind => spec as unknown as Kind
