// Small numbers tell on people: a group is shown only when enough of them are in it, and never to be had by subtraction.

/**
 * Splits groups into those shown and what is hidden. A group of fewer than `least` is hidden; when all that is hidden
 * together is fewer than `least`, the smallest shown one is hidden with it, for the total minus the rest would tell.
 */
export const hideFew = <G extends { given: number }>(
  groups: readonly G[],
  least: number,
): { shown: G[]; hidden: number } => {
  const bySize = groups.filter((g) => g.given > 0).toSorted((a, b) => b.given - a.given)
  const shown = bySize.filter((g) => g.given >= least)
  let hidden = bySize.slice(shown.length).reduce((sum, g) => sum + g.given, 0)
  while (hidden > 0 && hidden < least && shown.length) hidden += shown.pop()!.given
  return { shown, hidden }
}
