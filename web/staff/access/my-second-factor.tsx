import { Button } from 'antd'
import { useState } from 'react'
import { removeTotp } from '#contract/access/totp.ts'
import { Panel } from '#kit/desk/page.tsx'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useSession, useSessionSend } from '#kit/session.ts'
import { Light } from '#kit/states/light.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './admin-words.ts'
import { EnrolTotp } from './enrol-totp.tsx'

/** 动态码 of my own account: set it up by scanning, remove it by password. */
export const MySecondFactor = () => {
  const say = useWords(words)
  const { data: session } = useSession()
  const [open, setOpen] = useState(false)
  const remove = useSessionSend(removeTotp)
  const on = session?.totpEnabled ?? false
  const body = () => {
    if (!open) return <Button onClick={() => setOpen(true)}>{say(on ? 'remove' : 'setUp')}</Button>
    const cancel = <Button onClick={() => setOpen(false)}>{say('cancel')}</Button>
    if (!on)
      return (
        <>
          <EnrolTotp
            onDone={() => {
              setOpen(false)
              sayDone(say('wasSetUp'))
            }}
          />
          <p style={{ marginTop: 12 }}>{cancel}</p>
        </>
      )
    return (
      <SchemaForm
        shape={removeTotp.body}
        fields={{
          password: { label: say('removeAbout'), kind: 'password', autoComplete: 'current-password', autoFocus: true },
        }}
        send={async (sent) => {
          await remove.mutateAsync({ body: sent })
          setOpen(false)
          sayDone(say('removed'))
        }}
        submit={say('remove')}
        more={cancel}
      />
    )
  }
  return (
    <Panel
      title={say('secondFactor')}
      actions={<Light kind={on ? 'good' : 'still'}>{say(on ? 'isSetUp' : 'isNotSetUp')}</Light>}
    >
      <p className="soft admin-note">{say('secondFactorAbout')}</p>
      {body()}
    </Panel>
  )
}
