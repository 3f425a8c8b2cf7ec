import { useRoot } from '#kit/root.ts'
import { useMyPlace } from '../territory/my-place.ts'

const tiers = { community: 1, street: 1000, district: 1_000_000, city: 100_000_000 } as const
type Tier = keyof typeof tiers

/** The area above a community at a tier: trailing groups of its number are zeros. */
export const areaAt = (areaId: number, tier: Tier) => Math.floor(areaId / tiers[tier]) * tiers[tier]

/** Where matters are looked for: the community of this phone's owner, else the whole installation; undefined until known. */
export const useMatterArea = (): { areaId: number | undefined; own: boolean; name: string | undefined } => {
  const place = useMyPlace()
  const root = useRoot()
  return { areaId: place?.areaId ?? root, own: place !== undefined, name: place?.name.split(' ')[0] }
}

/** Where halls are looked for: the street of the community, because the street's hall serves its communities. */
export const useHallArea = (): number | undefined => {
  const place = useMyPlace()
  const root = useRoot()
  return place ? areaAt(place.areaId, 'street') : root
}

/** The hall of the reader's own community first, then the street's, then the neighbours'. */
export const useNearestFirst = () => {
  const own = useMyPlace()?.areaId
  const far = ({ areaId }: { areaId: number }) => (areaId === own ? 0 : areaId % 1000 === 0 ? 1 : 2)
  return <S extends { areaId: number }>(sites: readonly S[]): S[] => sites.toSorted((a, b) => far(a) - far(b))
}

/** The nearest tier that accepts an item, as an area around the community. */
export const acceptingArea = (
  areaId: number,
  power: readonly { tier: Tier; mayAccept: boolean }[],
): number | undefined => {
  const order = ['community', 'street', 'district', 'city'] as const
  const tier = order.find((t) => power.some((p) => p.tier === t && p.mayAccept))
  return tier && areaAt(areaId, tier)
}
