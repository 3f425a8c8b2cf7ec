/** Reads what has a key once, for as long as the function is kept. */
export const once = <K extends readonly (string | number)[], T>(read: (...key: K) => Promise<T>) => {
  const found = new Map<string, Promise<T>>()
  return (...key: K): Promise<T> => {
    const name = key.join(' ')
    const known = found.get(name) ?? read(...key)
    found.set(name, known)
    return known
  }
}
