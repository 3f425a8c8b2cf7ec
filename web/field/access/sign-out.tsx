import { useState } from 'react'
import { signOut } from '#contract/access/session.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { useSessionSend } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { useField, wipe } from '../store/index.ts'
import { words as phoneWords } from '../visits/phone/words.ts'
import { words } from './words.ts'

/** Signing out forgets what this phone holds; what isn't sent yet is said first. */
export const SignOut = () => {
  const say = useWords(words)
  const tell = useWords(phoneWords)
  const { unsent } = useField()
  const leave = useSessionSend(signOut)
  const [asking, setAsking] = useState(false)
  const out = () =>
    leave.mutate(
      {},
      {
        onError: sayRefused,
        // signed out first: without a network neither happens, and nothing is lost
        onSuccess: () => void wipe(),
      },
    )
  return (
    <>
      <Button kind="quiet" wide busy={leave.isPending} onClick={() => (unsent ? setAsking(true) : out())}>
        {say('out')}
      </Button>
      {asking && (
        <Sheet open title={tell('signOutTitle', { n: unsent })} onClose={() => setAsking(false)}>
          <p>{tell('signOutAbout')}</p>
          <Button wide onClick={() => setAsking(false)}>
            {tell('keep')}
          </Button>
          <Button kind="bad" wide busy={leave.isPending} onClick={out}>
            {tell('signOutAnyway')}
          </Button>
        </Sheet>
      )}
    </>
  )
}
