import type { IncidentRow } from '#contract/incidents/incidents.ts'
import { AreaName } from '#kit/area-name.tsx'
import { usePhrases } from '#kit/phrases.ts'

type Held = Pick<IncidentRow, 'ownerRole' | 'ownerAreaId' | 'ownerOrganisation' | 'ownerName'>

/** Who has the case now: a department, a person, or the desk of an area. */
export const Holder = ({ row }: { row: Held }) => {
  const role = usePhrases('access')
  if (row.ownerOrganisation)
    return (
      <>
        {row.ownerOrganisation}
        {row.ownerName && ` · ${row.ownerName}`}
      </>
    )
  if (row.ownerName)
    return (
      <>
        {row.ownerRole && `${role(`role.${row.ownerRole}`)} `}
        {row.ownerName}
      </>
    )
  if (!row.ownerRole) return <span className="soft">-</span>
  return (
    <>
      {row.ownerAreaId !== null && <AreaName areaId={row.ownerAreaId} />} {role(`role.${row.ownerRole}`)}
    </>
  )
}
