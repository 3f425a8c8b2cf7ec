import { Button, Popover } from 'antd'
import { getSample } from '#contract/matters/catalogue.ts'
import type { Material } from '#contract/matters/item.ts'
import { openFile } from '#kit/download.ts'
import { useWords } from '#kit/language.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

type Shown = Pick<Material, 'key' | 'sampleText' | 'sampleFile' | 'sampleAreaId'>

/** 样表 of a material: its words at once, its file in a new tab. */
export const Sample = ({ areaId, code, of, name }: { areaId: number; code: string; of: Shown; name: string }) => {
  const say = useWords(words)
  const { key, sampleText, sampleFile, sampleAreaId } = of
  if (!sampleText && !sampleFile) return null
  const openIt = () =>
    void openFile(getSample, {
      params: { areaId: sampleAreaId ?? areaId, code, material: key },
      query: { file: sampleFile },
    }).catch(sayRefused)
  if (!sampleText)
    return (
      <Button size="small" type="link" aria-label={say('sampleOf', { name })} onClick={openIt}>
        {say('sample')}
      </Button>
    )
  return (
    <Popover
      trigger="click"
      title={say('sampleOf', { name })}
      content={
        <div className="sample-pop">
          <p>{sampleText}</p>
          {sampleFile && (
            <Button size="small" onClick={openIt}>
              {say('openSample')}
            </Button>
          )}
        </div>
      }
    >
      <Button size="small" type="link" aria-label={say('sampleOf', { name })}>
        {say('sample')}
      </Button>
    </Popover>
  )
}
