import { useWords } from '#kit/language.ts'
import { PasswordForm } from './password-form.tsx'
import { words } from './words.ts'

/** A password somebody else has seen is changed before anything else. */
export const ChangePassword = () => {
  const say = useWords(words)
  return (
    <>
      <h1>{say('change')}</h1>
      <p className="soft">{say('changeAbout')}</p>
      <PasswordForm autoFocus />
    </>
  )
}
