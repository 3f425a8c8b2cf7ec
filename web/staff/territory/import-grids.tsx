import { importGrids } from '#contract/territory/grids.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'
import { ImportFrame } from './import-frame.tsx'
import { ImportRemarks } from './import-remarks.tsx'

type Props = { areaId: number; open: boolean; onClose: () => void }

/** 导入网格 from GeoJSON: checked first, every remark with its row. */
export const ImportGrids = ({ areaId, open, onClose }: Props) => {
  const say = useWords(words)
  const send = useSend(importGrids)
  const read = (text: string) => {
    const shape = importGrids.body.shape.collection
    const json: unknown = (() => {
      try {
        return JSON.parse(text)
      } catch {
        return undefined
      }
    })()
    const found = shape.safeParse(json)
    if (!found.success) throw new Error(say('notGeojson'))
    return { rows: found.data, count: found.data.features.length }
  }
  return (
    <ImportFrame
      title={say('importGrids')}
      about={say('importAbout')}
      accept=".geojson,.json"
      open={open}
      onClose={onClose}
      read={read}
      send={(collection, check) => send.mutateAsync({ params: { areaId }, body: { check, collection } })}
      errorsOf={({ remarks }) => remarks.filter((r) => r.level === 'error').length}
      onDone={({ added, changed }) => {
        sayDone(say('imported', { added, changed }))
        onClose()
      }}
    >
      {({ remarks }) => <ImportRemarks remarks={remarks} />}
    </ImportFrame>
  )
}
