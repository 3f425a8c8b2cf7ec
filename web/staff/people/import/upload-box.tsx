import { Alert } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState, type DragEvent } from 'react'
import { uploadLedger } from '#contract/people/import.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { refresh } from '#kit/queries.ts'
import { upload } from '#kit/upload.ts'
import { words } from './words.ts'

/** One file: dropped or chosen, sent with progress; then its mapping opens. */
export const UploadBox = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const go = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [share, setShare] = useState<number>()
  const [error, setError] = useState<string>()
  const take = async (file: File | undefined) => {
    if (!file) return
    setError(undefined)
    setShare(0)
    try {
      const made = await upload(
        uploadLedger,
        { params: { areaId } },
        { file, filename: file.name, fields: { clientId: clientId() }, onProgress: setShare },
      )
      await refresh('people.list_imports')
      void go({ to: '/people-imports/$areaId/$id', params: { areaId: String(areaId), id: made.id } })
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal.message : String(refusal))
    } finally {
      setShare(undefined)
    }
  }
  const dropped = (e: DragEvent) => {
    e.preventDefault()
    setOver(false)
    void take(e.dataTransfer.files[0])
  }
  return (
    <div
      className={`drop${over ? ' drop-over' : ''}`}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      {share === undefined ? (
        <>
          <p>{say('drop')}</p>
          <button type="button" className="plain-button" onClick={() => input.current?.click()}>
            {say('choose')}
          </button>
          <p className="soft small">{say('kinds')}</p>
        </>
      ) : (
        <p role="status">{share < 1 ? say('uploading', { share: `${Math.round(share * 100)}%` }) : say('reading')}</p>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('choose')}
        accept=".xlsx,.xls,.csv"
        onChange={(e) => {
          void take(e.target.files?.[0])
          e.target.value = ''
        }}
      />
      {error && <Alert type="error" showIcon title={error} role="alert" />}
    </div>
  )
}
