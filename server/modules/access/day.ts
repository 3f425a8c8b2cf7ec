/** The calendar day of an instant in Asia/Shanghai (UTC+8 all year since 1991), like `2026-11-21`. */
export const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
