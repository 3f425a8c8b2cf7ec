import { z } from 'zod'

/** A 12-digit area number, built like the national division code (architecture rule 2). */
export const AreaId = z.coerce.number().int().min(110000000000).max(999999999999)
/** The path of every route of an area. */
export const InArea = z.object({ areaId: AreaId })
/** A key made by the client (UUID, v7 by preference): sent twice, done once. */
export const ClientId = z.uuid()
export const Id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
/** Text a person typed: trimmed, 1 to `max` characters. */
export const text = (max: number) => z.string().trim().min(1).max(max)
/** Longitude, latitude in degrees, WGS84 (EPSG:4326). */
export const Point = z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
export type Point = z.infer<typeof Point>
/** A calendar day `2026-11-21`, in the area's time zone (Asia/Shanghai). PostgreSQL knows no year 0. */
export const Day = z.iso.date().refine((day) => day >= '1000-01-01')
/** An instant, ISO 8601 with zone; zones beyond 16 hours, which PostgreSQL refuses, are refused. Handlers may return a Date. */
export const Instant = z.preprocess(
  (v) => (v instanceof Date ? v.toISOString() : v),
  z.iso.datetime({ offset: true }).refine((at) => at >= '1000' && !/[+-](?:1[6-9]|2\d):\d\d$/.test(at)),
)
/** A mainland mobile number, 11 digits. */
export const Phone = z
  .string()
  .trim()
  .regex(/^1[3-9]\d{9}$/)
/** Key paging: ask with the `next` of the page before. */
export const Paging = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable() })
/** For downloads and streams: the answer isn't JSON. */
export const Stream = z.any()
