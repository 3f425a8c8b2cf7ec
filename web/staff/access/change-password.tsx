import { changePassword } from '#contract/access/session.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSessionSend } from '#kit/session.ts'
import { words } from './words.ts'

/** A password somebody else has seen is changed before anything else. */
export const ChangePassword = () => {
  const say = useWords(words)
  const change = useSessionSend(changePassword)
  return (
    <>
      <h1>{say('change')}</h1>
      <p className="soft">{say('changeAbout')}</p>
      <SchemaForm
        shape={changePassword.body}
        fields={{
          current: { label: say('current'), kind: 'password', autoComplete: 'current-password', autoFocus: true },
          next: { label: say('next'), kind: 'password', autoComplete: 'new-password', hint: say('nextHint') },
        }}
        send={(body) => change.mutateAsync({ body })}
        submit={say('changeNow')}
      />
    </>
  )
}
