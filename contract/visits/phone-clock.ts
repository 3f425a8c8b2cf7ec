/** A phone's clock may be this far off before its times are corrected, ms. Below it, the network's delay can't be told from the clock. */
export const clockTolerance = 120_000

/**
 * When something really happened, by the server's clock. `saidAt`: the phone's clock when it happened; `sentAt`: the same clock
 * when it was sent; `now`: the server's clock when it arrived. A clock that is off by the same amount all the time cancels out.
 * Never later than `now`, never earlier than `earliest` (when this phone was first handed the data).
 */
export const correctedTime = (asked: {
  saidAt: Date
  sentAt: Date
  now: Date
  earliest?: Date
}): { at: Date; skewMs: number } => {
  const skewMs = asked.sentAt.getTime() - asked.now.getTime()
  const shifted = Math.abs(skewMs) > clockTolerance ? asked.saidAt.getTime() - skewMs : asked.saidAt.getTime()
  const floor = asked.earliest?.getTime() ?? Number.NEGATIVE_INFINITY
  return { at: new Date(Math.min(asked.now.getTime(), Math.max(floor, shifted))), skewMs }
}
