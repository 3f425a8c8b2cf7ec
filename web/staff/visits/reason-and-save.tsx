import { Button, Input } from 'antd'
import { useWords } from '#kit/language.ts'
import { Filter } from '../matters/part/filter-fields.tsx'
import { words } from './words.ts'

/** The end of a change that says why: its reason, without which nothing is saved, and the two buttons. */
export const ReasonAndSave = ({
  label,
  named = label,
  hint,
  reason,
  onReason,
  ready,
  saving,
  onSave,
  onCancel,
}: {
  label: string
  /** How the field is called where several of its kind are on the page. */
  named?: string
  hint: string
  reason: string
  onReason: (reason: string) => void
  /** Is the rest of the change complete? */
  ready: boolean
  saving: boolean
  onSave: () => void
  onCancel: () => void
}) => {
  const say = useWords(words)
  return (
    <>
      <Filter label={label}>
        <Input
          aria-label={named}
          maxLength={200}
          placeholder={hint}
          value={reason}
          onChange={(e) => onReason(e.target.value)}
        />
      </Filter>
      <div className="case-buttons">
        <Button type="primary" loading={saving} disabled={!reason.trim() || !ready} onClick={onSave}>
          {say('save')}
        </Button>
        <Button onClick={onCancel}>{say('cancel')}</Button>
      </div>
    </>
  )
}
