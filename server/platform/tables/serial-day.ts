const dayMs = 86_400_000

/**
 * The day a spreadsheet's serial number means, in the 1900 or the 1904 system; undefined when it is none between 1850
 * and 2199. The 1900 system counts a 29 February 1900 that never was.
 */
export const serialDay = (serial: number, date1904 = false): string | undefined => {
  if (!Number.isFinite(serial) || serial < 1) return undefined
  const whole = Math.floor(serial)
  const origin = date1904 ? Date.UTC(1904, 0, 1) : whole < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  const at = new Date(origin + whole * dayMs)
  return at.getUTCFullYear() > 2199 ? undefined : at.toISOString().slice(0, 10)
}
