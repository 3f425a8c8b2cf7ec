import { Select } from 'antd'
import { useState } from 'react'
import { listApplications } from '#contract/matters/application-lists.ts'
import { applicationNumber } from '#contract/matters/application-number.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSettled } from '#kit/use-settled.ts'

type Given = { areaId: number; id?: string; value?: string; onChange?: (value: string | undefined) => void }

/** An open application of the area, by number or words. */
export const ApplicationPicker = ({ areaId, id, value, onChange }: Given) => {
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim(), 250)
  const query = { scope: 'open' as const, limit: 20, ...(q ? { q } : {}) }
  const found = useAnswer(listApplications, { params: { areaId }, query }, { keepPrevious: true })
  return (
    <Select
      id={id}
      className="wide"
      value={value}
      onChange={onChange}
      allowClear
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={(found.data?.rows ?? []).map((row) => ({
        value: row.id,
        label: `${applicationNumber(row.number)} · ${row.itemZh} · ${row.applicantName}`,
      }))}
    />
  )
}
