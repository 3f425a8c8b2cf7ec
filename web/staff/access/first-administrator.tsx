import { makeFirstAdministrator } from '#contract/access/first-administrator.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSessionSend } from '#kit/session.ts'
import { words } from './words.ts'

/** An empty installation: whoever can read the server's console makes the first account. */
export const FirstAdministrator = () => {
  const say = useWords(words)
  const make = useSessionSend(makeFirstAdministrator)
  return (
    <>
      <h1>{say('first')}</h1>
      <p className="soft">{say('firstAbout')}</p>
      <SchemaForm
        shape={makeFirstAdministrator.body}
        fields={{
          code: { label: say('firstCode'), autoComplete: 'off', autoFocus: true },
          name: { label: say('name'), autoComplete: 'name' },
          loginName: { label: say('loginName'), autoComplete: 'username' },
          password: { label: say('password'), kind: 'password', autoComplete: 'new-password', hint: say('nextHint') },
        }}
        send={(body) => make.mutateAsync({ body })}
        submit={say('make')}
      />
    </>
  )
}
