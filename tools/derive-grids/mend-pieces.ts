import type pg from 'pg'

/** A grid in the making: which community (by position) and its shape in metres. */
export type DraftGrid = { community: number; geom: string; name: string | null }

export const unionOf = async (db: pg.Client, geoms: string[]): Promise<string> =>
  (await db.query<{ geom: string }>('select st_union(g::geometry) geom from unnest($1::text[]) g', [geoms])).rows[0]!
    .geom

/** The one of `among` with the longest common border, by position; the nearest when none touches. */
export const neighbour = async (
  db: pg.Client,
  geom: string,
  among: string[],
): Promise<{ at: number; touches: boolean }> => {
  const { rows } = await db.query<{ place: string; border: number }>(
    `select place - 1 as place, border from (
       select g, place, case when st_dwithin(g, $1::geometry, 0.5) then st_area(st_intersection(st_buffer(g, 2), st_buffer($1::geometry, 2))) else 0 end border
       from (select g::geometry g, place from unnest($2::text[]) with ordinality t (g, place)) t) n
     order by border desc, st_distance(g, $1::geometry), place limit 1`,
    [geom, among],
  )
  return { at: Number(rows[0]?.place ?? -1), touches: (rows[0]?.border ?? 0) > 40 }
}

/** Exclusive grids (专属网格: parks, landmarks, office towers) join the community they touch most. */
export const joinExclusive = async (
  db: pg.Client,
  leaves: { community: number; geom: string }[],
  exclusive: { geom: string; name: string }[],
): Promise<DraftGrid[]> => {
  const grids: DraftGrid[] = leaves.map(({ community, geom }) => ({ community, geom, name: null }))
  for (const { geom, name } of exclusive) {
    const { at } = await neighbour(
      db,
      geom,
      leaves.map((l) => l.geom),
    )
    grids.push({ community: leaves[at]!.community, geom, name })
  }
  return grids
}
