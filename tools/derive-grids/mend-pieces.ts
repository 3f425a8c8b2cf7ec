import type pg from 'pg'

/** A grid in the making: which community (by position) and its shape in metres. */
export type DraftGrid = { community: number; geom: string; name: string | null }

export const unionOf = async (db: pg.Client, geoms: string[]): Promise<string> =>
  (await db.query<{ geom: string }>('select st_union(g::geometry) geom from unnest($1::text[]) g', [geoms])).rows[0]!.geom

/** The one of `among` with the longest common border; the nearest when none touches. */
const neighbour = async (db: pg.Client, geom: string, among: string[], not: number): Promise<number> =>
  Number(
    (
      await db.query<{ place: string }>(
        `select place - 1 as place from (select g::geometry g, place from unnest($2::text[]) with ordinality t (g, place)) t where place - 1 <> $3
         order by case when st_dwithin(g, $1::geometry, 0.5) then st_area(st_intersection(st_buffer(g, 2), st_buffer($1::geometry, 2))) else 0 end desc,
           st_distance(g, $1::geometry), place limit 1`,
        [geom, among, not])
    ).rows[0]!.place,
  )

/** Makes every grid one piece: what lies apart goes to the neighbour with the longest border. Exclusive grids join a community. */
export const mendPieces = async (
  db: pg.Client,
  leaves: { community: number; geom: string }[],
  exclusive: { geom: string; name: string }[],
): Promise<DraftGrid[]> => {
  const shapes = leaves.map((l) => l.geom)
  for (let round = 0; round < 4; round++)
    for (let i = 0; i < shapes.length; i++) {
      const { rows } = await db.query<{ geom: string }>(
        'select geom from (select (st_dump(st_buffer($1::geometry, 0))).geom) d order by st_area(geom) desc', [shapes[i]])
      if (rows.length < 2) continue
      shapes[i] = rows[0]!.geom
      for (const { geom } of rows.slice(1)) {
        const to = await neighbour(db, geom, shapes, i)
        shapes[to] = await unionOf(db, [shapes[to]!, geom])
      }
    }
  const grids: DraftGrid[] = shapes.map((geom, i) => ({ community: leaves[i]!.community, geom, name: null }))
  for (const { geom, name } of exclusive) {
    const at = await neighbour(db, geom, shapes, -1)
    grids.push({ community: leaves[at]!.community, geom, name })
  }
  return grids
}
