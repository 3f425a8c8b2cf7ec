/** A phone nobody touches for this long asks for the PIN again, ms. */
export const lockAfter = 15 * 60_000
const lookEvery = 30_000

/** Locks after a while without a touch or a key; a page in the background is looked at when it comes to the front again. */
export const autoLock = (lock: () => void) => {
  let touched = Date.now()
  const touch = () => (touched = Date.now())
  const look = () => Date.now() - touched > lockAfter && lock()
  for (const name of ['pointerdown', 'keydown'] as const)
    addEventListener(name, touch, { passive: true, capture: true })
  document.addEventListener('visibilitychange', look)
  setInterval(look, lookEvery)
}
