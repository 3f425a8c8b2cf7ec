import { Alert } from 'antd'
import { useRef, useState, type DragEvent } from 'react'
import { useWords } from '#kit/language.ts'
import { words } from './import-words.ts'

/** A sheet, dropped or chosen; a refusal is told where the sheet was dropped. */
export const SheetDrop = ({ busy, onFile }: { busy: boolean; onFile: (file: File) => Promise<void> }) => {
  const say = useWords(words)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<string>()
  const take = async (file: File | undefined) => {
    if (!file) return
    setRefused(undefined)
    await onFile(file).catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)))
  }
  const dropped = (e: DragEvent) => {
    e.preventDefault()
    setOver(false)
    void take(e.dataTransfer.files[0])
  }
  return (
    <div
      className={`sheet-drop${over ? ' sheet-drop-over' : ''}`}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      {busy ? (
        <p role="status">{say('checking')}</p>
      ) : (
        <>
          <p>{say('drop')}</p>
          <button type="button" className="plain-button" onClick={() => input.current?.click()}>
            {say('choose')}
          </button>
          <p className="soft small">{say('kinds')}</p>
        </>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('choose')}
        accept=".xlsx,.xls,.csv"
        onChange={(e) => {
          const [file] = e.target.files ?? []
          void take(file)
          e.target.value = ''
        }}
      />
      {refused && <Alert type="error" showIcon title={refused} role="alert" />}
    </div>
  )
}
