import { useRef } from 'react'
import { withdrawOwn, type OwnApplication } from '#contract/matters/own-applications.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './words.ts'

/** 撤回: asked once, because it ends the case. */
export const WithdrawSheet = ({ a, onClose }: { a: OwnApplication; onClose: () => void }) => {
  const say = useWords(words)
  const moveId = useRef(clientId())
  const send = useSend(withdrawOwn)
  const { areaId, id, version } = a
  const withdraw = () =>
    send.mutate(
      { params: { areaId, id }, body: { moveId: moveId.current, version } },
      {
        onSuccess: () => {
          sayDone(say('withdrawn'))
          onClose()
        },
      },
    )
  return (
    <Sheet open title={say('withdraw')} onClose={onClose}>
      <p>{say('withdrawAsk')}</p>
      {send.error && (
        <p className="field-error" role="alert">
          {send.error.message}
        </p>
      )}
      <Button kind="bad" wide busy={send.isPending} onClick={withdraw}>
        {say('withdrawSure')}
      </Button>
      <Button kind="quiet" wide onClick={onClose}>
        {say('keep')}
      </Button>
    </Sheet>
  )
}
