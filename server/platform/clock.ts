let fixed: Date | undefined

/** Now, to the platform; tests set it to cross weekends and holidays without waiting. */
export const now = (): Date => (fixed ? new Date(fixed) : new Date())
/** Sets the clock of this process for a test; undefined lets it run again. */
export const setClock = (to: Date | string | undefined) => {
  fixed = to === undefined ? undefined : new Date(to)
}
