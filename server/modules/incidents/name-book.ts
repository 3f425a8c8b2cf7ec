import { accountNames } from '#modules/access/index.ts'
import { areaNames, findOrganisations } from '#modules/territory/index.ts'
import type { Db } from '#platform/database.ts'

type Kept<T> = { at: number; value: T | null }
/** A name changed in another process is read anew after a minute. */
const freshMs = 60_000
const most = 20_000

/** Remembers what `read` answers by key, also that there is nothing. */
const remember = <K extends string | number, T>(read: (db: Db, keys: K[]) => Promise<Map<K, T>>) => {
  const known = new Map<K, Kept<T>>()
  return async (db: Db, wanted: readonly (K | null)[]): Promise<Map<K, T>> => {
    const keys = [...new Set(wanted.filter((key): key is K => key !== null))]
    const at = Date.now()
    const missing = keys.filter((key) => at - (known.get(key)?.at ?? 0) > freshMs)
    if (missing.length) {
      if (known.size > most) known.clear()
      const found = await read(db, missing)
      for (const key of missing) known.set(key, { at, value: found.get(key) ?? null })
    }
    return new Map(
      keys.flatMap((key) => {
        const value = known.get(key)?.value
        return value === null || value === undefined ? [] : [[key, value] as const]
      }),
    )
  }
}

export type StaffName = { name: string; officePhone: string | null }
const areas = remember<number, string>((db, ids) => areaNames(db, ids))
const organisations = remember<number, string>(
  async (db, ids) => new Map((await findOrganisations(db, ids)).map((o) => [o.id, o.shortName || o.name])),
)
const accounts = remember<string, StaffName>((db, ids) => accountNames(db, ids))

export type Names = { area: Map<number, string>; organisation: Map<number, string>; account: Map<string, StaffName> }

/** The names of areas, organisations and staff, by number or id; kept for a minute, because every list asks for the same few. */
export const namesOf = async (
  db: Db,
  wanted: {
    areas?: readonly (number | null)[]
    organisations?: readonly (number | null)[]
    accounts?: readonly (string | null)[]
  },
): Promise<Names> => ({
  area: await areas(db, wanted.areas ?? []),
  organisation: await organisations(db, wanted.organisations ?? []),
  account: await accounts(db, wanted.accounts ?? []),
})
