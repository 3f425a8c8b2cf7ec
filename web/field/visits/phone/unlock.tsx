import { useEffect, useState, type FormEvent } from 'react'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { TextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { unlock, useField, wipe } from '../../store/index.ts'
import { words } from './words.ts'

/** Seconds until the next try, counted down. */
const useSecondsUntil = (instant: number | null): number => {
  const [now, setNow] = useState(Date.now)
  const left = Math.max(0, Math.ceil(((instant ?? 0) - now) / 1000))
  useEffect(() => {
    if (!left) return
    const timer = setTimeout(() => setNow(Date.now()), 1000)
    return () => clearTimeout(timer)
  }, [left, now])
  useEffect(() => setNow(Date.now()), [instant])
  return left
}

/** The door of the phone: the PIN opens what is kept here, with or without a network. */
export default function Unlock() {
  const say = useWords(words)
  const { owner, unlockAfter } = useField()
  const [pin, setPin] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [forgot, setForgot] = useState(false)
  const seconds = useSecondsUntil(unlockAfter)
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (!pin || seconds) return
    setBusy(true)
    const answer = await unlock(pin)
    setBusy(false)
    setWrong(answer === 'wrong')
    if (answer !== 'wait') setPin('')
  }
  return (
    <Screen title={say('unlock')} lead={owner ? say('unlockLead', { name: owner.name }) : undefined}>
      <form className="card screen-body" onSubmit={(e) => void submit(e)} noValidate>
        <TextField
          label={say('pin')}
          type="password"
          inputMode="numeric"
          autoComplete="current-password"
          maxLength={32}
          autoFocus
          value={pin}
          error={seconds ? say('wait', { n: seconds }) : wrong ? say('wrong') : undefined}
          onChange={(e) => setPin(e.target.value)}
        />
        <Button type="submit" wide busy={busy} disabled={seconds > 0}>
          {say('open')}
        </Button>
        <Button kind="text" wide onClick={() => setForgot(true)}>
          {say('forgot')}
        </Button>
      </form>
      {forgot && (
        <Sheet open title={say('forgotTitle')} onClose={() => setForgot(false)}>
          <p>{say('forgotAbout')}</p>
          <Button wide onClick={() => setForgot(false)}>
            {say('keepData')}
          </Button>
          <Button kind="bad" wide onClick={() => void wipe()}>
            {say('remove')}
          </Button>
        </Sheet>
      )}
    </Screen>
  )
}
