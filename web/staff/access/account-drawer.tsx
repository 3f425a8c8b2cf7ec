import { Alert, Button, Drawer } from 'antd'
import { useState } from 'react'
import { type Account, editAccount, getAccount } from '#contract/access/accounts.ts'
import { AreaName } from '#kit/area-name.tsx'
import { sayInstant } from '#kit/format.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { AccountActions } from './account-actions.tsx'
import { AccountPosts } from './account-posts.tsx'
import { AccountStates } from './account-states.tsx'
import { words } from './admin-words.ts'
import type { Handover } from './one-time-password.tsx'

const Edit = ({ account, areaId, onDone }: { account: Account; areaId: number; onDone: () => void }) => {
  const say = useWords(words)
  const edit = useSend(editAccount)
  return (
    <SchemaForm
      shape={editAccount.body.pick({ name: true, officePhone: true })}
      initial={{ name: account.name, officePhone: account.officePhone ?? undefined }}
      fields={{
        name: { label: say('name') },
        officePhone: { label: say('officePhone'), inputMode: 'tel', hint: say('officePhoneHint') },
      }}
      send={async ({ name, officePhone }) => {
        const body = { version: account.version, name, officePhone: officePhone ?? null }
        await edit.mutateAsync({ params: { areaId, id: account.id }, body })
        sayDone(say('saved'))
        onDone()
      }}
      submit={say('save')}
      more={<Button onClick={onDone}>{say('cancel')}</Button>}
    />
  )
}

type Props = { areaId: number; onHandover: (handover: Handover) => void }

const Facts = ({ account }: { account: Account }) => {
  const say = useWords(words)
  return (
    <dl className="admin-facts">
      <dt>{say('loginName')}</dt>
      <dd>
        <span className="admin-code">{account.loginName}</span>
      </dd>
      <dt>{say('state')}</dt>
      <dd className="admin-tags">
        <AccountStates account={account} />
      </dd>
      <dt>{say('officePhone')}</dt>
      <dd>{account.officePhone ?? '-'}</dd>
      <dt>{say('area')}</dt>
      <dd>
        <AreaName areaId={account.areaId} />
      </dd>
      <dt>{say('created')}</dt>
      <dd>{sayInstant(account.createdAt)}</dd>
    </dl>
  )
}

const Body = ({ account, areaId, onHandover }: Props & { account: Account }) => {
  const say = useWords(words)
  const [editing, setEditing] = useState(false)
  const { data: session } = useSession()
  const mine = session?.accountId === account.id
  const body = () => {
    if (mine) return <Alert type="info" showIcon title={say('itsYou')} />
    if (editing) return <Edit account={account} areaId={areaId} onDone={() => setEditing(false)} />
    return <AccountActions account={account} areaId={areaId} onEdit={() => setEditing(true)} onHandover={onHandover} />
  }
  return (
    <div className="admin-drawer">
      {account.lockedUntil && (
        <Alert type="warning" showIcon title={say('lockedUntil', { at: sayInstant(account.lockedUntil) })} />
      )}
      <Facts account={account} />
      {body()}
      <AccountPosts account={account} areaId={areaId} mine={mine} />
    </div>
  )
}

/** One account: who, in which state, with which posts, and what can be done. */
export const AccountDrawer = ({ id, onClose, ...props }: Props & { id: string | undefined; onClose: () => void }) => {
  const account = useAnswer(getAccount, id ? { params: { areaId: props.areaId, id } } : undefined)
  return (
    <Drawer open={Boolean(id)} onClose={onClose} title={account.data?.name} size="min(640px, 100vw)" destroyOnHidden>
      <Answered query={account}>{(answer) => <Body account={answer} {...props} />}</Answered>
    </Drawer>
  )
}
