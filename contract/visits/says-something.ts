/** What decides whether an entry says anything; a form before sending, the server after it. */
type Said = {
  met?: boolean | undefined
  heard?: string | undefined
  mood?: string | null | undefined
} & Partial<
  Record<'needs' | 'photos' | 'voices' | 'followUps' | 'corrections' | 'answers', readonly unknown[] | undefined>
>

/** A closed door is told by being closed; whoever was met said, needed, showed or answered something (`visits.nothing_said`). */
export const saysSomething = (entry: Said): boolean =>
  entry.met === false ||
  !!entry.heard?.trim() ||
  !!entry.mood ||
  [entry.needs, entry.photos, entry.voices, entry.followUps, entry.corrections, entry.answers].some(
    (some) => some?.length,
  )
