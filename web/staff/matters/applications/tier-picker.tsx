import { Select } from 'antd'
import type { ApplicationDetail } from '#contract/matters/applications.ts'

type Given = { detail: ApplicationDetail; id?: string; value?: number; onChange?: (value: number | undefined) => void }

/** The desks a case may be passed to: those that may decide it, and the community it came from. */
export const TierPicker = ({ detail, id, value, onChange }: Given) => {
  const desks = new Map<number, string>([
    [detail.areaId, detail.areaName],
    ...detail.deciders.filter((d) => d.organisationId === null).map((d): [number, string] => [d.areaId, d.areaName]),
  ])
  if (detail.ownerAreaId !== null) desks.delete(detail.ownerAreaId)
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      allowClear
      className="wide"
      options={[...desks].map(([areaId, name]) => ({ value: areaId, label: name }))}
    />
  )
}
