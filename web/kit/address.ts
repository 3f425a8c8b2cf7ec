import type { Asking, Route } from '#contract/route.ts'

/** A route without its schemas is enough to call it (the resident app has none). */
export type Called = Pick<Route, 'name' | 'method' | 'path'>

/** What a caller hands over; may be left out where the route asks for nothing. */
export type AskedOf<R extends Route> = {} extends Asking<R> ? [asked?: Asking<R>] : [asked: Asking<R>]

type Parts = { params?: unknown; query?: unknown }

/** `/api/areas/{areaId}/incidents` with its parameters and query filled in. Lists repeat their key; undefined is left out. */
export const addressOf = (route: Called, asked: Parts = {}): string => {
  const params = (asked.params ?? {}) as Record<string, unknown>
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (params[name] === undefined) throw new Error(`${route.name}: no ${name} for its path`)
    return encodeURIComponent(String(params[name]))
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries((asked.query ?? {}) as Record<string, unknown>))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '')
        query.append(name, one instanceof Date ? one.toISOString() : String(one))
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
