import { Input } from 'antd'
import { useState } from 'react'
import { Attach, type Attached } from '../form/attach.tsx'

type Given<V> = { id?: string; value?: V; onChange?: (value: V) => void }

/** Files of a form: sent when chosen, the form holds their ids. */
export const FilesControl = ({ areaId, onChange }: Given<string[]> & { areaId: number }) => {
  const [files, setFiles] = useState<Attached[]>([])
  return (
    <Attach
      areaId={areaId}
      files={files}
      onChange={(next) => {
        setFiles(next)
        onChange?.(next.map((f) => f.id))
      }}
    />
  )
}

/** One thing a line. */
export const LinesControl = ({ id, onChange }: Given<{ text: string }[]>) => (
  <Input.TextArea
    id={id}
    rows={2}
    maxLength={2000}
    onChange={(e) =>
      onChange?.(
        e.target.value
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean)
          .map((text) => ({ text })),
      )
    }
  />
)
