/** The calendar day of now in Shanghai, `2026-11-21`. */
export const today = (now = new Date()) => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
