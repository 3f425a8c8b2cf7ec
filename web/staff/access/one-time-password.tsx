import { Button, Modal } from 'antd'
import { useWords } from '#kit/language.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'

/** `password` null: it was shown before and can't be shown again. */
export type Handover = { name: string; loginName: string; password: string | null }

/** 一次性密码, shown once: it closes only by a word that it was handed over. */
export const OneTimePassword = ({ handover, onClose }: { handover: Handover | undefined; onClose: () => void }) => {
  const say = useWords(words)
  const copy = async () => {
    await navigator.clipboard.writeText(`${handover?.loginName} ${handover?.password}`)
    sayDone(say('copied'))
  }
  return (
    <Modal
      open={Boolean(handover)}
      title={say('oneTime')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <>
          {/* browsers allow copying only over https and on this very machine */}
          {handover?.password && navigator.clipboard && <Button onClick={() => void copy()}>{say('copy')}</Button>}
          <Button type="primary" onClick={onClose}>
            {say('handedOver')}
          </Button>
        </>
      }
    >
      {handover && (
        <>
          <p>{say(handover.password ? 'oneTimeAbout' : 'oneTimeGone', { name: handover.name })}</p>
          <p className="soft">
            {say('loginName')} <span className="admin-code">{handover.loginName}</span>
          </p>
          {handover.password && (
            <span className="admin-secret" data-testid="one-time-password">
              {handover.password}
            </span>
          )}
        </>
      )}
    </Modal>
  )
}
