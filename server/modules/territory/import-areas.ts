import { sql } from 'kysely'
import { say } from '#contract/phrases.ts'
import { ancestorsOf, isInside, numberOfCode, rangeOf, tiers } from '#contract/territory/area-number.ts'
import type { DivisionRemark, importAreas as importRoute } from '#contract/territory/city.ts'
import type { Answering, Asked } from '#contract/route.ts'
import type { Context } from '#platform/context.ts'
import { getArea } from './area-store.ts'
import { type DivisionRow, divisionRow } from './seed/read-divisions.ts'
import { insertAreas } from './seed/seed-divisions.ts'

type Code = DivisionRemark['code']
type Known = { id: number; name: string; officialName: string }
const shownRemarks = 200

const knownAreas = async ({ db }: Context, areaId: number) => {
  const { from, to } = rangeOf(areaId)
  const { rows } = await sql<Known>`select id, name, official_name "officialName" from territory.area
    where id between ${from} and ${to} or id = any(${ancestorsOf(areaId)})`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

const rename = ({ db }: Context, rows: readonly DivisionRow[]) =>
  sql`update territory.area a set name = r.name, short_name = r."shortName", official_name = r."officialName",
      pinyin = r.pinyin, initials = r.initials
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (id bigint, name text, "shortName" text, "officialName" text,
      pinyin text, initials text) where a.id = r.id`.execute(db)

/**
 * 导入区划: areas below one, from their official codes and names, all or nothing. A code that is known only brings its new
 * name; nothing is closed by being left out. With `check` nothing is written.
 */
export const importAreas = async (
  context: Context,
  areaId: number,
  { check, rows }: Asked<typeof importRoute>['body'],
): Promise<Answering<typeof importRoute>> => {
  await getArea(context.db, areaId)
  const remarks: DivisionRemark[] = []
  const remark = (row: number, level: DivisionRemark['level'], code: Code, values?: Record<string, unknown>) => {
    const message = `${say(context.locale, 'territory.import.row', { row })}：${say(context.locale, `territory.divisions.${code}`, values)}`
    remarks.push({ row, level, code, message })
  }
  const known = await knownAreas(context, areaId)
  const seen = new Map<number, number>()
  const listed = rows.map(({ code, name }, i) => ({ row: i + 1, id: numberOfCode(code), code, official: name }))
  for (const { id, row } of listed) if (id !== undefined && !seen.has(id)) seen.set(id, row)
  const numbers = new Set([...known.keys(), ...seen.keys()])
  const added: DivisionRow[] = []
  const renamed: DivisionRow[] = []
  for (const { row, id, code, official } of listed) {
    if (!official) remark(row, 'error', 'name_missing')
    else if (id === undefined) remark(row, 'error', 'code_wrong', { code })
    else if (!isInside(id, areaId)) remark(row, 'error', 'outside', { code })
    else if (seen.get(id) !== row) remark(row, 'error', 'twice', { other: seen.get(id) })
    else {
      const made = divisionRow({ id, code, official }, numbers)
      const before = known.get(id)
      if (before && [before.name, before.officialName].includes(official)) remark(row, 'note', 'there', before)
      else if (before) {
        remark(row, 'note', 'renamed', { before: before.name, name: made.name })
        renamed.push(made)
      } else if (made.parentId === null) remark(row, 'error', 'no_parent', { code })
      else added.push(made)
    }
  }
  const errors = remarks.filter((r) => r.level === 'error').length
  const done = !check && errors === 0
  if (done) {
    // Parents before their children: their numbers are smaller.
    await insertAreas(context.db, added.toSorted((a, b) => a.id - b.id)) // prettier-ignore
    if (renamed.length) await rename(context, renamed)
    context.audit({ added: added.length, renamed: renamed.length })
  }
  const counts = tiers.map((tier) => ({ tier, areas: added.filter((a) => a.tier === tier).length }))
  const first = remarks.toSorted((a, b) => a.level.localeCompare(b.level) || a.row - b.row).slice(0, shownRemarks)
  return { added: counts.filter((c) => c.areas), renamed: renamed.length, remarks: first, errors, done }
}
