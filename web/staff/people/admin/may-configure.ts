import { useMay, useSession } from '#kit/session.ts'

/** The dictionaries are the same everywhere: only a post above the community changes them. */
export const useConfigures = () => {
  const may = useMay()
  const { data: session } = useSession()
  const areaId = session?.areaId ?? undefined
  return { areaId, configures: may('people.configure') && areaId !== undefined && areaId % 1000 === 0 }
}
