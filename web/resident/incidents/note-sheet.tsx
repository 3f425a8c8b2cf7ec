import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { LongTextField } from '#kit/phone/field.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { PhotoPicker } from '#kit/photo/photo-picker.tsx'
import { useMove, type MovedCase } from '#kit/report/use-move.ts'
import { words } from './words.ts'

type Props = { incident: MovedCase; onClose: () => void }

/** 补充 (words and photos) and 重新办理 (words): the same sheet with another question. */
export const NoteSheet = ({ incident, onClose, move }: Props & { move: 'add_note' | 'reopen' }) => {
  const say = useWords(words)
  const adds = move === 'add_note'
  const { filled, change, photos, send, busy, error, complain } = useMove(
    move,
    incident,
    say(adds ? 'added' : 'reopened'),
  )
  const submit = (e: React.FormEvent) => {
    e.preventDefault()
    if (!filled.note?.trim()) complain(say('needNote'))
    else void send().then((sent) => sent && onClose())
  }
  return (
    <Sheet open title={say(adds ? 'add' : 'reopen')} onClose={onClose}>
      <form className="screen-body" onSubmit={submit} noValidate>
        <LongTextField
          label={say(adds ? 'addText' : 'reopenText')}
          hint={adds ? undefined : say('reopenHint')}
          rows={3}
          maxLength={2000}
          value={filled.note ?? ''}
          error={error}
          onChange={(e) => change({ note: e.target.value })}
        />
        {adds && <PhotoPicker photos={photos} optional={say('optional')} />}
        <Button type="submit" wide busy={busy}>
          {say('addSend')}
        </Button>
      </form>
    </Sheet>
  )
}

/** 撤回: asked once, because it can't be undone. */
export const WithdrawSheet = ({ incident, onClose }: Props) => {
  const say = useWords(words)
  const { send, busy, error } = useMove('withdraw', incident, say('withdrawn'))
  return (
    <Sheet open title={say('withdraw')} onClose={onClose}>
      <p>{say('withdrawAsk')}</p>
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <Button kind="bad" wide busy={busy} onClick={() => void send().then((sent) => sent && onClose())}>
        {say('withdrawSure')}
      </Button>
      <Button kind="quiet" wide onClick={onClose}>
        {say('keep')}
      </Button>
    </Sheet>
  )
}
