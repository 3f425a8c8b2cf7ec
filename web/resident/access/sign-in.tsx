import { Suspense } from 'react'
import { part } from '#kit/part.ts'
import { loadSheet, useAskedToSignIn } from './ask-sign-in.ts'

const SignInSheet = part(loadSheet)

/** The sign-in sheet, fetched when somebody is first asked to sign in. */
export const SignIn = () => {
  const asked = useAskedToSignIn()
  return asked ? (
    <Suspense fallback={null}>
      <SignInSheet />
    </Suspense>
  ) : null
}
