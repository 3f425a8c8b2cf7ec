import { Button, Popconfirm } from 'antd'
import { type Account, editAccount, resetPassword, resetTotp, unlockAccount } from '#contract/access/accounts.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'
import type { Handover } from './one-time-password.tsx'

type Props = { account: Account; areaId: number; onEdit: () => void; onHandover: (handover: Handover) => void }

/** What a security administrator does to somebody else's account. */
export const AccountActions = ({ account, areaId, onEdit, onHandover }: Props) => {
  const say = useWords(words)
  const { id, name, loginName, version, active } = account
  const params = { areaId, id }
  const edit = useSend(editAccount)
  const reset = useSend(resetPassword)
  const unlock = useSend(unlockAccount)
  const clear = useSend(resetTotp)
  const onError = sayRefused
  const setActive = (to: boolean, from: number) =>
    edit.mutate(
      { params, body: { version: from, active: to } },
      {
        onSuccess: (now) => sayDone(say(to ? 'wasOpened' : 'wasShut', { name }), () => setActive(!to, now.version)),
        onError,
      },
    )
  const demand = (totpRequired: boolean) =>
    edit.mutate(
      { params, body: { version, totpRequired } },
      { onSuccess: () => sayDone(say(totpRequired ? 'demanded' : 'dropped')), onError },
    )
  return (
    <div className="admin-row-actions">
      <Button onClick={onEdit}>{say('edit')}</Button>
      {account.lockedUntil && (
        <Button onClick={() => unlock.mutate({ params }, { onSuccess: () => sayDone(say('unlocked')), onError })}>
          {say('unlock')}
        </Button>
      )}
      <Popconfirm
        title={say('resetSure')}
        okText={say('resetPassword')}
        cancelText={say('cancel')}
        onConfirm={() =>
          reset.mutate(
            { params },
            { onSuccess: (made) => onHandover({ name, loginName, password: made.oneTimePassword }), onError },
          )
        }
      >
        <Button loading={reset.isPending}>{say('resetPassword')}</Button>
      </Popconfirm>
      <Button onClick={() => demand(!account.totpRequired)}>
        {say(account.totpRequired ? 'dropTotp' : 'demandTotp')}
      </Button>
      {account.totpEnabled && (
        <Popconfirm
          title={say('resetTotpSure')}
          okText={say('resetTotp')}
          cancelText={say('cancel')}
          onConfirm={() => clear.mutate({ params }, { onSuccess: () => sayDone(say('totpCleared')), onError })}
        >
          <Button>{say('resetTotp')}</Button>
        </Popconfirm>
      )}
      <Button danger={active} onClick={() => setActive(!active, version)}>
        {say(active ? 'shutAccount' : 'openAccount')}
      </Button>
    </div>
  )
}
