import { useState } from 'react'
import { changePassword } from '#contract/access/session.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSessionSend } from '#kit/session.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { words as admin } from './admin-words.ts'
import { words } from './words.ts'

/** The old password and the new one; emptied once it was changed. */
export const PasswordForm = ({ autoFocus = false }: { autoFocus?: boolean }) => {
  const say = useWords(words)
  const done = useWords(admin)
  const [changed, setChanged] = useState(0)
  const change = useSessionSend(changePassword)
  return (
    <SchemaForm
      key={changed}
      shape={changePassword.body}
      fields={{
        current: { label: say('current'), kind: 'password', autoComplete: 'current-password', autoFocus },
        next: { label: say('next'), kind: 'password', autoComplete: 'new-password', hint: say('nextHint') },
      }}
      send={async (body) => {
        await change.mutateAsync({ body })
        sayDone(done('passwordChanged'))
        setChanged((n) => n + 1)
      }}
      submit={say('changeNow')}
    />
  )
}
