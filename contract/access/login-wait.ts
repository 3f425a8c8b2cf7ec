const lockSeconds = 15 * 60

/**
 * How long the next login must wait after so many failures in a row, in seconds: nothing up to four, then 5, 10, 20, 40,
 * 80, and a quarter of an hour from the tenth on (GB/T 22239: limit failed logins).
 */
export const waitAfter = (failures: number): number => {
  if (failures < 5) return 0
  return failures < 10 ? 5 * 2 ** (failures - 5) : lockSeconds
}

/** Many share one address behind an office router, so an address waits only after ten times as many failures. */
export const waitAfterFromAddress = (failures: number): number => waitAfter(Math.floor(failures / 10))
