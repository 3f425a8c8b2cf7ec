import { sql } from 'kysely'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { invalid } from '#platform/problem.ts'
import { amongKeys } from './find-people.ts'
import { decidePair } from './pair-store.ts'
import { readListed, showRows } from './person-rows.ts'
import { findPerson } from './person-store.ts'
import { personUnknown } from './problems.ts'
import type { Match } from './match-calls.ts'

type Row = {
  area_id: number
  a_id: string
  b_area_id: number
  b_id: string
  score: number
  reasons: Match['reasons']
  at: Date
}

/** 疑似重复, surest first, both rows side by side; of a row outside the scope only its community is said. */
export const listPairs = async (context: Context, { after, limit }: { after?: string | undefined; limit: number }) => {
  const { db, area } = context
  const [score, a, b] = after?.split('/') ?? []
  if (
    after !== undefined &&
    !(Number.isFinite(Number(score)) && [a, b].every((id) => /^[0-9a-f-]{36}$/.test(id ?? '')))
  )
    throw invalid([{ field: 'after', message: 'unknown page' }])
  const { rows } = await sql<Row>`select area_id, a_id, b_area_id, b_id, score, reasons, at from people.pair
    where area_id between ${area.from} and ${area.to} and state = 'proposed' ${after === undefined ? sql`` : sql`and (-score, a_id, b_id) > (${-Number(score)}::real, ${a}::uuid, ${b}::uuid)`}
    order by -score, a_id, b_id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const keys = page.flatMap((r) => [
    { area_id: r.area_id, id: r.a_id },
    { area_id: r.b_area_id, id: r.b_id },
  ])
  const people = keys.length
    ? await showRows(context, await readListed(context, amongKeys(keys), sql`p.id`, keys.length))
    : []
  const of = new Map(people.map((p) => [`${p.areaId}/${p.id}`, p]))
  const names = await areaNames(db, [...new Set(page.map((r) => r.b_area_id))])
  const tail = page.at(-1)
  return {
    rows: page.flatMap((r) => {
      const first = of.get(`${r.area_id}/${r.a_id}`)
      return first
        ? [
            {
              areaId: r.area_id,
              a: first,
              b: of.get(`${r.b_area_id}/${r.b_id}`) ?? null,
              bAreaId: r.b_area_id,
              bAreaName: names.get(r.b_area_id) ?? '',
              score: r.score,
              reasons: r.reasons,
              at: r.at.toISOString(),
            },
          ]
        : []
    }),
    next: rows.length > limit && tail ? `${tail.score}/${tail.a_id}/${tail.b_id}` : null,
  }
}

/** 不是同一人: a decision that stands against every later proposal. */
export const keepApart = async (
  context: Context,
  areaId: number,
  asked: { a: string; b: string; bAreaId?: number | undefined; note?: string | null | undefined },
) => {
  const a = { areaId, id: asked.a }
  const b = { areaId: asked.bAreaId ?? areaId, id: asked.b }
  if (!(await findPerson(context.db, a)) || (b.areaId === areaId && !(await findPerson(context.db, b))))
    throw personUnknown()
  await decidePair(context, a, b, 'apart', asked.note ?? null)
  context.audit({ apart: [asked.a, asked.b] }, areaId)
  return { apart: true }
}
