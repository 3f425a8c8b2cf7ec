import { Drawer } from 'antd'
import { useMemo } from 'react'
import { createAccount, PostDraft } from '#contract/access/accounts.ts'
import { clientId } from '#kit/client-id.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { words } from './admin-words.ts'
import type { Handover } from './one-time-password.tsx'
import { usePostFields } from './post-fields.tsx'

const shape = createAccount.body
  .pick({ loginName: true, name: true, officePhone: true, totpRequired: true })
  .extend(PostDraft.partial({ role: true, areaId: true }).shape)

type Props = { areaId: number; open: boolean; onClose: () => void; onMade: (made: Handover) => void }

const Body = ({ areaId, onMade }: Pick<Props, 'areaId' | 'onMade'>) => {
  const say = useWords(words)
  const post = usePostFields(true)
  const create = useSend(createAccount)
  // made once for this form: sent twice, it makes one account
  const id = useMemo(() => clientId(), [])
  return (
    <SchemaForm
      shape={shape}
      initial={{ areaId }}
      fields={{
        name: { label: say('name'), autoComplete: 'off', autoFocus: true },
        loginName: { label: say('loginName'), autoComplete: 'off', hint: say('loginNameHint') },
        officePhone: { label: say('officePhone'), inputMode: 'tel', hint: say('officePhoneHint') },
        totpRequired: { label: say('totpRequired') },
        ...post,
        role: { ...post.role, label: say('firstPost'), hint: say('firstPostAbout') },
      }}
      send={async ({ loginName, name, officePhone, totpRequired, role, areaId: at, ...rest }) => {
        const posts = role ? [{ ...rest, role, areaId: at ?? areaId }] : []
        const made = await create.mutateAsync({
          params: { areaId },
          body: { id, loginName, name, officePhone, totpRequired, posts },
        })
        onMade({ name, loginName, password: made.oneTimePassword })
      }}
      submit={say('create')}
    />
  )
}

/** 新建账号: name, login name, and the first post at once. */
export const NewAccount = ({ areaId, open, onClose, onMade }: Props) => {
  const say = useWords(words)
  return (
    <Drawer open={open} onClose={onClose} title={say('newAccount')} size="min(560px, 100vw)" destroyOnHidden>
      <Body areaId={areaId} onMade={onMade} />
    </Drawer>
  )
}
