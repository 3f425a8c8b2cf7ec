import { Button } from 'antd'
import { signIn, signOut } from '#contract/access/session.ts'
import { passTotp } from '#contract/access/totp.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSessionSend } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { words } from './words.ts'

export const SignIn = () => {
  const say = useWords(words)
  const enter = useSessionSend(signIn)
  return (
    <>
      <h1>{say('title')}</h1>
      <SchemaForm
        shape={signIn.body}
        fields={{
          loginName: { label: say('loginName'), autoComplete: 'username', autoFocus: true },
          password: { label: say('password'), kind: 'password', autoComplete: 'current-password' },
        }}
        send={(body) => enter.mutateAsync({ body })}
        submit={say('enter')}
      />
      <DemoAccounts enter={(body) => enter.mutate({ body }, { onError: sayRefused })} />
    </>
  )
}

const Leave = ({ children }: { children: string }) => {
  const leave = useSessionSend(signOut)
  return (
    <Button type="link" loading={leave.isPending} onClick={() => leave.mutate({})}>
      {children}
    </Button>
  )
}

export const PassTotp = () => {
  const say = useWords(words)
  const pass = useSessionSend(passTotp)
  return (
    <>
      <h1>{say('totp')}</h1>
      <SchemaForm
        shape={passTotp.body}
        fields={{
          code: {
            label: say('code'),
            hint: say('totpAbout'),
            inputMode: 'numeric',
            autoComplete: 'one-time-code',
            autoFocus: true,
          },
        }}
        send={(body) => pass.mutateAsync({ body })}
        submit={say('enter')}
        more={<Leave>{say('other')}</Leave>}
      />
    </>
  )
}

/** A resident at the desk's door. */
export const LeaveFirst = () => {
  const say = useWords(words)
  return (
    <>
      <p>{say('resident')}</p>
      <Leave>{say('out')}</Leave>
    </>
  )
}
