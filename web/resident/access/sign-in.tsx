import { lazy, Suspense } from 'react'
import { useAskedToSignIn } from './ask-sign-in.ts'

const SignInSheet = lazy(() => import('./sign-in-sheet.tsx'))

/** The sign-in sheet, fetched when somebody is first asked to sign in. */
export const SignIn = () => {
  const asked = useAskedToSignIn()
  return asked ? (
    <Suspense fallback={null}>
      <SignInSheet />
    </Suspense>
  ) : null
}
