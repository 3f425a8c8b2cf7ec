import { Upload } from 'antd'
import { useState } from 'react'
import { checkHotlineOrders } from '#contract/incidents/hotline-orders.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { upload } from '#kit/upload.ts'
import { fromChecked, type OrderFile } from './orders.ts'
import { words } from './words.ts'

/** A file is sent to be checked; nothing is taken in yet. */
export const ChooseFile = ({ areaId, onFile }: { areaId: number; onFile: (file: OrderFile) => void }) => {
  const say = useWords(words)
  const [name, setName] = useState<string>()
  const [failure, setFailure] = useState<unknown>()
  const check = async (file: File) => {
    setName(file.name)
    setFailure(undefined)
    try {
      const checked = await upload(checkHotlineOrders, { params: { areaId } }, { file, filename: file.name })
      onFile({ ...checked, name: file.name, orders: checked.rows.map(fromChecked) })
    } catch (error) {
      setFailure(error)
    } finally {
      setName(undefined)
    }
  }
  if (name)
    return (
      <div role="status">
        <p>{say('checking', { name })}</p>
        <Skeleton lines={8} />
      </div>
    )
  return (
    <>
      {failure !== undefined && <Failure error={failure} />}
      <Upload.Dragger
        accept=".xlsx,.xls,.csv"
        showUploadList={false}
        beforeUpload={(file) => {
          void check(file)
          return false
        }}
      >
        <div className="order-drop">
          <Icon name="export" size={32} />
          <strong>{say('drop')}</strong>
          <span className="soft">{say('chooseAbout')}</span>
        </div>
      </Upload.Dragger>
    </>
  )
}
