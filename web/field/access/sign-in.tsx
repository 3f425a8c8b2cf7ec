import { useState, type FormEvent } from 'react'
import { signIn, signOut } from '#contract/access/session.ts'
import { passTotp } from '#contract/access/totp.ts'
import { Mark } from '#kit/icon.tsx'
import { useDemoAccounts } from '#kit/demo-accounts.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { errorsOf } from '#kit/phone/errors-of.ts'
import { TextField } from '#kit/phone/field.tsx'
import { useSession, useSessionSend } from '#kit/session.ts'
import { words } from './words.ts'

/** Name and password, then the code of the authenticator where one is set up. */
export default function SignIn() {
  const say = useWords(words)
  const { data: session } = useSession()
  const [loginName, setLoginName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const enter = useSessionSend(signIn)
  const pass = useSessionSend(passTotp)
  const leave = useSessionSend(signOut)

  const demo = useDemoAccounts().find((account) => account.loginName === 'grid')

  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (session?.stage === 'totp') pass.mutate({ body: { code } })
    else enter.mutate({ body: { loginName, password } })
  }
  const stuck = session?.stage === 'full' ? (session.kind === 'resident' ? say('resident') : say('desk')) : undefined
  return (
    <div className="screen">
      <p className="brand">
        <Mark size={40} /> {say('app')}
      </p>
      {stuck ? (
        <div className="card">
          <p>{stuck}</p>
          {session?.kind === 'staff' && (
            <a href="/staff/" className="button button-main button-wide">
              {say('toDesk')}
            </a>
          )}
          <Button kind="quiet" wide busy={leave.isPending} onClick={() => leave.mutate({})}>
            {say('out')}
          </Button>
        </div>
      ) : (
        <form className="card screen-body" onSubmit={submit}>
          <h1>{say('title')}</h1>
          {session?.stage === 'totp' ? (
            <>
              <TextField
                label={say('totp')}
                hint={say('totpAbout')}
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={6}
                required
                autoFocus
                value={code}
                onChange={(e) => setCode(e.target.value)}
                error={errorsOf(pass.error, []).rest}
              />
              <Button type="submit" wide busy={pass.isPending}>
                {say('enter')}
              </Button>
              <Button kind="text" onClick={() => leave.mutate({})}>
                {say('other')}
              </Button>
            </>
          ) : (
            <>
              <TextField
                label={say('loginName')}
                autoComplete="username"
                autoCapitalize="none"
                required
                value={loginName}
                onChange={(e) => setLoginName(e.target.value)}
              />
              <TextField
                label={say('password')}
                type="password"
                autoComplete="current-password"
                required
                value={password}
                onChange={(e) => setPassword(e.target.value)}
                error={errorsOf(enter.error, []).rest}
              />
              <Button type="submit" wide busy={enter.isPending}>
                {say('enter')}
              </Button>
              {demo && (
                <Button
                  kind="text"
                  onClick={() => enter.mutate({ body: { loginName: demo.loginName, password: demo.password } })}
                >
                  {say('demo')}
                </Button>
              )}
            </>
          )}
        </form>
      )}
    </div>
  )
}
