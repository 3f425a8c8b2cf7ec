import { useId, useState } from 'react'
import { uploadFile } from '#contract/platform/files.ts'
import { clientId } from '#kit/client-id.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { upload } from '#kit/upload.ts'
import { words } from './words.ts'

export type Attached = { id: string; name: string }
type Props = {
  areaId: number
  files: readonly Attached[]
  onChange: (files: Attached[]) => void
  of?: string
  word?: string
}

/** Scans and PDFs, sent as soon as they are chosen; what hands them in names their ids. */
export const Attach = ({ areaId, files, onChange, of, word }: Props) => {
  const say = useWords(words)
  const id = useId()
  const [busy, setBusy] = useState(false)
  const add = async (chosen: readonly File[]) => {
    setBusy(true)
    const sent: Attached[] = []
    try {
      for (const file of chosen) {
        const kept = await upload(uploadFile, { params: { areaId } }, { file, filename: file.name, fields: { clientId: clientId() } }) // prettier-ignore
        sent.push({ id: kept.id, name: file.name })
      }
    } catch (error) {
      sayRefused(error)
    } finally {
      if (sent.length) onChange([...files, ...sent])
      setBusy(false)
    }
  }
  return (
    <span className="attach">
      {files.map((file) => (
        <span key={file.id} className="attach-file">
          {file.name}
          <button
            type="button"
            aria-label={say('removeFile', { name: file.name })}
            onClick={() => onChange(files.filter((f) => f.id !== file.id))}
          >
            <Icon name="close" size={14} />
          </button>
        </span>
      ))}
      <label className="attach-add" htmlFor={id}>
        <Icon name="camera" size={16} />
        {busy ? (
          say('sending')
        ) : word ? (
          word
        ) : of ? (
          <span className="attach-word">{say('attach')}</span>
        ) : (
          say('attach')
        )}
        <input
          id={id}
          type="file"
          accept="image/*,application/pdf"
          multiple
          disabled={busy}
          aria-label={of ? say('attachTo', { name: of }) : say('attach')}
          onChange={(e) => {
            const chosen = [...(e.target.files ?? [])]
            e.target.value = ''
            void add(chosen)
          }}
        />
      </label>
    </span>
  )
}
