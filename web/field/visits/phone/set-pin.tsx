import { useState, type FormEvent } from 'react'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { TextField } from '#kit/phone/field.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { putOffPin, setPin, useField } from '../../store/index.ts'
import { faultOfPin } from './pin-fields.ts'
import { words } from './words.ts'

/** Sets the PIN, or changes it; says what it is for, and what happens when it is forgotten. */
export const SetPin = ({ onDone, mayPutOff }: { onDone?: () => void; mayPutOff?: boolean }) => {
  const say = useWords(words)
  const { cannotKeep } = useField()
  const [pin, setTyped] = useState('')
  const [again, setAgain] = useState('')
  const [errors, setErrors] = useState<{ pin?: string; again?: string }>({})
  const [busy, setBusy] = useState(false)
  if (cannotKeep) return <p className="notice-asked">{say(cannotKeep === 'no_crypto' ? 'noCrypto' : 'noStorage')}</p>
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    const fault = faultOfPin(pin)
    if (fault) return setErrors({ pin: say(fault) })
    if (pin !== again) return setErrors({ again: say('differ') })
    setErrors({})
    setBusy(true)
    try {
      await setPin(pin)
      sayDone(say('changed'))
      onDone?.()
    } catch (error) {
      sayRefused(error)
    } finally {
      setBusy(false)
    }
  }
  const digits = { type: 'password', inputMode: 'numeric', autoComplete: 'new-password', maxLength: 32 } as const
  return (
    <form className="screen-body" onSubmit={(e) => void submit(e)} noValidate>
      <p className="soft">{say('setWhy')}</p>
      <TextField
        {...digits}
        label={say('pin')}
        value={pin}
        error={errors.pin}
        onChange={(e) => setTyped(e.target.value)}
      />
      <TextField
        {...digits}
        label={say('pinAgain')}
        value={again}
        error={errors.again}
        onChange={(e) => setAgain(e.target.value)}
      />
      <Button type="submit" wide busy={busy}>
        {say('save')}
      </Button>
      {mayPutOff && (
        <Button kind="text" wide onClick={() => void putOffPin()}>
          {say('later')}
        </Button>
      )}
    </form>
  )
}
