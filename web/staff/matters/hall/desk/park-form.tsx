import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '#kit/language.ts'
import type { Ticket } from './use-desk.ts'
import { words } from './words.ts'

type Props = { open: boolean; ticket: Ticket; onClose: () => void; onPark: (note: string) => Promise<void> }

const Asked = ({ onPark }: Pick<Props, 'onPark'>) => {
  const say = useWords(words)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  return (
    <form
      className="hall-stack"
      onSubmit={(e) => {
        e.preventDefault()
        setBusy(true)
        void onPark(note.trim()).finally(() => setBusy(false))
      }}
    >
      <p className="soft">{say('parkWay')}</p>
      <label className="hall-field">
        <span>{say('why')}</span>
        <Input
          autoFocus
          maxLength={100}
          placeholder={say('whyPlace')}
          value={note}
          onChange={(e) => setNote(e.target.value)}
        />
      </label>
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={busy}>
          {say('park')}
        </Button>
      </div>
    </form>
  )
}

/** Somebody has to fetch something: their number rests. */
export const ParkForm = ({ open, ticket, onClose, onPark }: Props) => {
  const say = useWords(words)
  return (
    <Modal
      open={open}
      title={say('parkTitle', { ticket: ticket.name })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <Asked onPark={onPark} />
    </Modal>
  )
}
