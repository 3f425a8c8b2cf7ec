import { readFileSync } from 'node:fs'
import { numberOfCode } from '#contract/territory/area-number.ts'
import { DivisionList, type foundCity as wire, type getCity as getWire } from '#contract/territory/city.ts'
import type { Answering, Asked } from '#contract/route.ts'
import { demandFirstCode } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { topAreas } from './area-store.ts'
import { fillCity, fillingNow, wantFilling } from './fill-city.ts'
import { cityChosen, cityCodeWrong } from './problems.ts'
import { cityTops, divisionRow } from './seed/read-divisions.ts'
import { insertAreas } from './seed/seed-divisions.ts'

const lengths = new Map<DivisionList, number>()
/** How many areas a shipped list makes: a line each below its heading, and the city itself above them. */
const areasIn = (list: DivisionList) => {
  const known = lengths.get(list)
  if (known) return known
  const csv = readFileSync(new URL(`./seed/divisions/${list}-2023.csv`, import.meta.url), 'utf8')
  const count = csv.split('\n').filter((line) => line.trim()).length
  lengths.set(list, count)
  return count
}

/** Which city this is, and how far its areas are. */
export const getCity = async ({ db }: Context): Promise<Answering<typeof getWire>> => {
  const [top] = await topAreas(db)
  const filling = top && (await fillingNow(db))
  return {
    city: top ? { id: top.id, name: top.name } : null,
    filling: filling ? { ...filling, total: areasIn(filling.list) } : null,
    lists: DivisionList.options.map((list) => ({ list, name: cityTops[list].name, areas: areasIn(list) })),
  }
}

/**
 * 选定城市: the top of the tree of an empty installation. The areas below come from a shipped list in the background, or
 * later by import. Throws `access.not_first`, `access.first_code_wrong`, `territory.city_chosen`,
 * `territory.city_code_wrong`.
 */
export const foundCity = async (context: Context, { code, city }: Asked<typeof wire>['body']) => {
  const { db } = context
  await demandFirstCode(context, code)
  const [top] = await topAreas(db)
  if (top) throw cityChosen({ name: top.name })
  const wanted =
    city.from === 'list'
      ? { ...cityTops[city.list], official: cityTops[city.list].name }
      : { id: numberOfCode(city.code), code: city.code, official: city.name }
  if (wanted.id === undefined) throw cityCodeWrong()
  const row = divisionRow({ ...wanted, id: wanted.id }, new Set())
  await insertAreas(db, [row])
  context.audit({ city: row.name }, row.id)
  if (city.from === 'list') {
    await wantFilling(db, city.list)
    // Not waited for: the page shows how far it is. Should it fail, the job of every minute goes on where it stopped.
    context.afterCommit(() => {
      fillCity(context.readAgain).catch((error: Error) => process.emitWarning(`filling the city: ${error.stack}`))
    })
  }
  return { id: row.id, name: row.name }
}
