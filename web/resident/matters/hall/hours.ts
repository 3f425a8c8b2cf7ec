const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Opening hours of a day, `09:00–12:00 13:30–17:30`; spans that touch are one. Minutes after local midnight. */
export const sayHours = (spans: readonly { from: number; to: number }[]): string => {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of spans) {
    const last = joined.at(-1)
    if (last && last.to === from) last.to = to
    else joined.push({ from, to })
  }
  return joined.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(' ')
}
