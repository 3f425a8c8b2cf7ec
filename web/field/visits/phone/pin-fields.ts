/** A PIN nobody guesses at once: digits, six or more, not all the same and not counted up or down. */
export const faultOfPin = (pin: string): 'short' | 'simple' | undefined => {
  if (!/^\d{6,}$/.test(pin)) return 'short'
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] as number) ? 'simple' : undefined
}
