const prefix = 'linli.'

/** What this browser remembers for its user (language, columns, drafts); never personal data of others. Private windows may refuse: then nothing is kept. */
export const kept = (name: string): string | null => {
  try {
    return globalThis.localStorage?.getItem(prefix + name) ?? null
  } catch {
    return null
  }
}
export const keep = (name: string, value: string) => {
  try {
    globalThis.localStorage?.setItem(prefix + name, value)
  } catch {
    // full or forbidden: the screen works without it
  }
}
export const forget = (name: string) => {
  try {
    globalThis.localStorage?.removeItem(prefix + name)
  } catch {
    // as above
  }
}

/** A value as JSON; anything unreadable (an older version's) counts as absent. */
export const keptJson = <T>(name: string): T | undefined => {
  const text = kept(name)
  if (text === null) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}
export const keepJson = (name: string, value: unknown) => keep(name, JSON.stringify(value))
