import { useEffect, useState, type FormEvent } from 'react'
import { sendPhoneCode, signInByPhone } from '#contract/access/session.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { errorsOf } from '#kit/phone/errors-of.ts'
import { TextField } from '#kit/phone/field.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { useSend } from '#kit/queries.ts'
import { useSessionSend } from '#kit/session.ts'
import { endSignIn } from './ask-sign-in.ts'
import { words } from './words.ts'

/** Phone, then code. The number stays in the field, so that nobody has to go back to see where the code went. */
export default function SignInSheet() {
  const say = useWords(words)
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [left, setLeft] = useState(0)
  const [badPhone, setBadPhone] = useState(false)
  const codeSent = useSend(sendPhoneCode, [])
  const enter = useSessionSend(signInByPhone)
  const codeErrors = errorsOf(enter.error, ['code'])

  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])

  const getCode = () => {
    const good = /^1[3-9]\d{9}$/.test(phone.trim())
    setBadPhone(!good)
    if (good) codeSent.mutate({ body: { phone: phone.trim() } }, { onSuccess: () => setLeft(60) })
  }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (!codeSent.data) getCode()
    else enter.mutate({ body: { phone: phone.trim(), code: code.trim() } }, { onSuccess: () => endSignIn(true) })
  }
  const phoneError = badPhone ? say('badPhone') : codeSent.error?.message

  return (
    <Sheet open title={say('title')} onClose={() => endSignIn(false)}>
      <form className="screen-body" onSubmit={submit} noValidate>
        <p className="soft">{say('why')}</p>
        <TextField
          label={say('phone')}
          type="tel"
          inputMode="numeric"
          autoComplete="tel-national"
          maxLength={11}
          autoFocus
          value={phone}
          onChange={(e) => setPhone(e.target.value)}
          error={phoneError}
        />
        {codeSent.data && (
          <TextField
            label={say('code')}
            hint={codeSent.data.code ? say('demo', { code: codeSent.data.code }) : say('codeHint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            autoFocus
            value={code}
            onChange={(e) => setCode(e.target.value)}
            error={codeErrors.by['code'] ?? codeErrors.rest}
          />
        )}
        {codeSent.data ? (
          <>
            <Button type="submit" wide busy={enter.isPending}>
              {say('enter')}
            </Button>
            <Button kind="text" disabled={left > 0} busy={codeSent.isPending} onClick={getCode}>
              {left > 0 ? say('wait', { n: left }) : say('again')}
            </Button>
          </>
        ) : (
          <Button type="submit" wide busy={codeSent.isPending}>
            {say('send')}
          </Button>
        )}
        <p className="soft small">{say('none')}</p>
      </form>
    </Sheet>
  )
}
