import { importAreas } from '#contract/territory/city.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'
import { ImportFrame } from './import-frame.tsx'
import { ImportRemarks } from './import-remarks.tsx'

type Props = { areaId: number; open: boolean; onClose: () => void }
type Division = { code: string; name: string }

/** `code,name`, or `level,code,name,parent_code` as the published lists have it; a heading and empty lines are skipped. */
export const readDivisionList = (text: string): Division[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '').trim()))
    .filter((cells) => cells.length > 1 && cells.some((cell) => /^\d/.test(cell)))
    .map((cells) => (cells.length >= 4 ? { code: cells[1]!, name: cells[2]! } : { code: cells[0]!, name: cells[1]! }))

/** 导入区划名单: areas below this one from a published list. */
export const ImportAreas = ({ areaId, open, onClose }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('territory')
  const send = useSend(importAreas)
  const read = (text: string) => {
    const rows = readDivisionList(text)
    if (!rows.length) throw new Error(say('emptyList'))
    return { rows, count: rows.length }
  }
  return (
    <ImportFrame
      title={say('importAreas')}
      about={say('importAreasAbout')}
      accept=".csv,.txt"
      open={open}
      onClose={onClose}
      read={read}
      send={(rows, check) => send.mutateAsync({ params: { areaId }, body: { check, rows } })}
      errorsOf={({ errors }) => errors}
      onDone={() => {
        sayDone(say('areasImported'))
        onClose()
      }}
    >
      {({ added, renamed, remarks }) => (
        <>
          {added.length > 0 && (
            <p>
              {say('willAdd', {
                what: added.map((a) => `${phrase(`territory.tier.${a.tier}`)} ${a.areas}`).join('、'),
              })}
            </p>
          )}
          {renamed > 0 && <p>{say('willRename', { n: renamed })}</p>}
          <ImportRemarks remarks={remarks} />
        </>
      )}
    </ImportFrame>
  )
}
