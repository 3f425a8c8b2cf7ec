import type { Account } from '#contract/access/accounts.ts'
import { useWords } from '#kit/language.ts'
import { Light } from '#kit/states/light.tsx'
import { words } from './admin-words.ts'
import { standing } from './post-line.tsx'

/** How an account stands, in words. */
export const AccountStates = ({ account }: { account: Account }) => {
  const say = useWords(words)
  if (!account.active) return <Light kind="still">{say('shut')}</Light>
  return (
    <>
      {account.lockedUntil ? <Light kind="bad">{say('locked')}</Light> : <Light kind="good">{say('active')}</Light>}
      {account.mustChangePassword && <Light kind="info">{say('mustChange')}</Light>}
      {account.totpRequired && !account.totpEnabled && <Light kind="info">{say('totpWanted')}</Light>}
      {account.totpEnabled && <Light kind="info">{say('totpOn')}</Light>}
      {!account.posts.some((p) => standing(p) === 'holds') && <Light kind="warn">{say('withoutPost')}</Light>}
    </>
  )
}
