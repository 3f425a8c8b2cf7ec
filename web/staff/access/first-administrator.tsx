import { makeFirstAdministrator } from '#contract/access/first-administrator.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSessionSend } from '#kit/session.ts'
import { words } from './words.ts'

/** An empty installation: whoever can read the server's console makes the first account. */
export const FirstAdministrator = ({ city, code }: { city: string; code: string }) => {
  const say = useWords(words)
  const make = useSessionSend(makeFirstAdministrator)
  return (
    <>
      <p className="soft small">
        {say('firstStep', { n: 2 })} · {city}
      </p>
      <h1>{say('first')}</h1>
      <p className="soft">{say(code ? 'firstDuty' : 'firstAbout')}</p>
      <SchemaForm
        shape={makeFirstAdministrator.body}
        initial={code ? { code } : undefined}
        fields={{
          code: { label: say('firstCode'), autoComplete: 'off', autoFocus: !code },
          name: { label: say('name'), autoComplete: 'name', autoFocus: Boolean(code) },
          loginName: { label: say('loginName'), autoComplete: 'username' },
          password: { label: say('password'), kind: 'password', autoComplete: 'new-password', hint: say('nextHint') },
        }}
        send={(body) => make.mutateAsync({ body })}
        submit={say('make')}
      />
    </>
  )
}
