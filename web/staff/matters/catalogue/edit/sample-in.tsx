import { Button } from 'antd'
import { useState } from 'react'
import { getSample } from '#contract/matters/catalogue.ts'
import type { Material } from '#contract/matters/item.ts'
import { readFile } from '#contract/platform/files.ts'
import { openFile } from '#kit/download.ts'
import { useWords } from '#kit/language.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { Attach } from '../../form/attach.tsx'
import { words } from './words.ts'

type Props = {
  areaId: number
  code: string
  material: Material
  onChange: (file: string | undefined) => void
}

/** 样表: a filled-in example or the empty form as a picture or PDF; residents and clerks open it beside the paper. */
export const SampleIn = ({ areaId, code, material, onChange }: Props) => {
  const say = useWords(words)
  // What was just sent is the sender's own until the draft is saved.
  const [sent, setSent] = useState<string>()
  const { key, zh, sampleFile, sampleAreaId } = material
  const look = async (file: string) =>
    file === sent
      ? openFile(readFile, { params: { areaId, id: file }, query: { size: 'full' } }).catch(() => lookKept(file))
      : lookKept(file)
  const lookKept = (file: string) =>
    openFile(getSample, { params: { areaId: sampleAreaId ?? areaId, code, material: key }, query: { file } })
  return (
    <div className="matter-field matter-field-wide">
      <span>{say('sampleFile')}</span>
      <span className="admin-row-actions">
        {sampleFile ? (
          <>
            <Button size="small" onClick={() => void look(sampleFile).catch(sayRefused)}>
              {say('openSample')}
            </Button>
            <Button size="small" onClick={() => onChange(undefined)}>
              {say('dropSample')}
            </Button>
          </>
        ) : (
          <Attach
            areaId={areaId}
            of={`${say('sampleFile')} ${zh}`}
            word={say('addSample')}
            files={[]}
            onChange={(files) => {
              setSent(files.at(-1)?.id)
              onChange(files.at(-1)?.id)
            }}
          />
        )}
        <span className="soft small">{say('sampleHint')}</span>
      </span>
    </div>
  )
}
